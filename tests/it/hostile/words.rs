//! The door for words: whatever comes in, what goes on can be shown.

use sitroom::briefing::wrap;
use sitroom::text;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{is_dangerous, loaded};

/// A small generator, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(limit)).unwrap()
    }

    /// A character from anywhere, the troublesome ones more often than the others.
    fn character(&mut self) -> char {
        let ranges: [(u32, u32); 12] = [
            (0, 0xa0),
            (0, 0xa0),
            (0x300, 0x70),
            (0x590, 0x200),
            (0x900, 0x80),
            (0x1100, 0x100),
            (0x2000, 0x70),
            (0x2600, 0x100),
            (0xfe00, 0x10),
            (0x1f1e6, 26),
            (0x1f300, 0x300),
            (0, 0x0011_0000),
        ];
        let (first, many) = ranges[self.below(12) as usize];
        char::from_u32(first + self.below(many)).unwrap_or('\u{200d}')
    }
}

/// How many cells of a line are drawn on.
fn cells(line: &str) -> usize {
    let width = 2 * line.chars().count() + 4;
    let area = ratatui::layout::Rect::new(0, 0, u16::try_from(width).unwrap(), 1);
    let mut buffer = ratatui::buffer::Buffer::empty(area);
    let (end, _) = buffer.set_stringn(0, 0, line, usize::MAX, ratatui::style::Style::new());
    usize::from(end)
}

#[test]
fn a_hundred_thousand_random_texts_become_safe_lines() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..100_000 {
        let length = random.below(12);
        let raw: String = (0..length).map(|_| random.character()).collect();
        let (line, changed) = text::line(&raw);
        assert!(!line.chars().any(is_dangerous), "{raw:?} became {line:?}");
        assert_eq!(text::line(&line), (line.clone(), 0), "{raw:?} is no fixed point");
        assert!(changed > 0 || line == raw || raw.contains('\n'), "{raw:?} became {line:?}");
        assert!(line.graphemes(true).all(|it| it.len() <= 64), "{line:?}");
        assert_eq!(cells(&line), wrap::width(&line), "{raw:?} became {line:?}");
    }
}

#[test]
fn every_control_alone_leaves_a_mark() {
    for c in ('\0'..='\u{9f}').filter(|it| it.is_control()) {
        let (line, _) = text::line(&format!("1{c}2"));
        assert!(!line.chars().any(is_dangerous), "{c:?}");
        assert_eq!(line.width(), 3, "{c:?} became {line:?}");
    }
}

#[test]
fn bombs_of_one_letter_are_cut() {
    for sign in ['\u{301}', '\u{200d}', '\u{fe0f}', '\u{1f1fa}', '\u{202e}'] {
        let (line, _) = text::line(&format!("e{}", sign.to_string().repeat(100_000)));
        assert!(line.graphemes(true).all(|it| it.len() <= 64), "{sign:?}");
    }
}

#[test]
fn a_text_of_which_nothing_can_be_seen_is_refused() {
    for inside in ["\u{200b}", "\u{301}", "\u{200d}", "\u{fe0f}", "\u{2060} \u{feff}"] {
        let dossier =
            super::EVERY_FIELD.replace("Northland@", &super::escaped(inside)).replace('@', "");
        let input = sitroom::load::Input { name: "a.toml".into(), bytes: dossier.into_bytes() };
        let loaded = sitroom::load::load(vec![input], &|_, _| Err(String::new()));
        let faults: Vec<String> = loaded
            .faults
            .iter()
            .map(|it| format!("{} {}", it.rule.code, it.message))
            .filter(|it| it.starts_with("E-"))
            .collect();
        assert_eq!(faults, ["E-missing-field `name`: nothing of it can be seen"], "{inside:?}");
    }
    let clean = loaded("");
    assert!(clean.faults.iter().all(|it| !it.rule.code.starts_with("E-")), "{:?}", clean.faults);
}

#[test]
fn ids_that_look_alike_are_refused() {
    for id in ["north\\u200b", "n\\u043erth", "north\\u0301"] {
        let dossier = super::EVERY_FIELD.replace('@', "");
        let more = format!("\n[[actor]]\nid = \"{id}\"\nname = \"Other\"\nkind = \"state\"\n");
        let bytes = (dossier + &more).into_bytes();
        let input = sitroom::load::Input { name: "a.toml".into(), bytes };
        let loaded = sitroom::load::load(vec![input], &|_, _| Err(String::new()));
        let codes: Vec<&str> = loaded.faults.iter().map(|it| it.rule.code).collect();
        assert!(codes.contains(&"E-bad-id"), "{id}: {codes:?}");
    }
}

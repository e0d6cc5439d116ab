//! What a person sees, as golden files: at five sizes and three levels of signs, with one letter
//! below each cell that says what it is for. Colours are the themes' business and tested there.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use sitroom::board::question::Question;
use sitroom::briefing::glyphs::Glyphs;
use sitroom::config::theme::{Role, Theme};
use sitroom::dataset::words::Word;
use sitroom::load::load;
use sitroom::tui::message::Fresh;
use sitroom::tui::model::Model;
use sitroom::tui::run;
use sitroom::tui::script::Script;

const SIZES: [(u16, u16); 5] = [(20, 4), (40, 10), (80, 24), (120, 36), (200, 60)];
const LEVELS: [(Glyphs, &str); 3] =
    [(Glyphs::Full, "full"), (Glyphs::Block, "block"), (Glyphs::Ascii, "ascii")];
/// What is typed before the screen is looked at: the supply panel, one row down, a day back.
const KEYS: &str = "4 Down [";

fn screen(size: (u16, u16), glyphs: Glyphs, keys: &str, theme: &Theme) -> Buffer {
    let loaded = load(crate::shipped::inputs(), &|_, _| Err(String::new()));
    let mut model = Model::new(Question::of(&loaded.dataset), loaded.dataset.header.as_of);
    (model.size, model.glyphs) = (size, glyphs);
    let fresh = Fresh::of(loaded);
    let mut script = Script::parse(keys).unwrap();
    run::run(fresh, &mut model, std::slice::from_ref(theme), &mut script);
    script.frame.cells
}

/// A theme in which the colour of a cell tells its role.
fn telling() -> Theme {
    let mut text = String::from("name = \"telling\"\ndoc = \"for a test\"\n[roles]\n");
    for (at, role) in Role::ALL.iter().enumerate() {
        writeln!(text, "{} = {{ fg = \"#0000{at:02x}\" }}", role.word()).unwrap();
    }
    Theme::parse(&text, "telling").unwrap()
}

/// A letter for the role of a cell; text is a dot, an empty cell nothing.
fn letter(color: Color, symbol: &str) -> char {
    let Color::Rgb(0, 0, at) = color else { return '!' };
    match (at, symbol) {
        (_, " ") => ' ',
        (0, _) => '.',
        _ => char::from(b'a' + at - 1),
    }
}

fn text(buffer: &Buffer) -> String {
    rows(buffer, |buffer, x, y| buffer[(x, y)].symbol().to_owned())
}

fn roles(buffer: &Buffer) -> String {
    rows(buffer, |buffer, x, y| {
        let cell = &buffer[(x, y)];
        letter(cell.fg, cell.symbol()).to_string()
    })
}

fn rows(buffer: &Buffer, cell: impl Fn(&Buffer, u16, u16) -> String) -> String {
    let area = buffer.area;
    let mut out = String::new();
    for y in 0..area.height {
        let row: String = (0..area.width).map(|x| cell(buffer, x, y)).collect();
        writeln!(out, "{}", row.trim_end()).unwrap();
    }
    out
}

#[test]
fn screens_are_as_they_were_looked_at() {
    let theme = telling();
    let mut legend = String::from("Roles:");
    for (at, role) in Role::ALL.iter().enumerate() {
        let sign = letter(Color::Rgb(0, 0, u8::try_from(at).unwrap()), "x");
        write!(legend, " {sign} {}", role.word()).unwrap();
    }
    for size in SIZES {
        for (level, name) in LEVELS {
            let buffer = screen(size, level, KEYS, &theme);
            let mut page = text(&buffer);
            if level == Glyphs::Full {
                write!(page, "\n{legend}\n\n{}", roles(&buffer)).unwrap();
            }
            crate::golden::check(&format!("screens/{}x{}-{name}.txt", size.0, size.1), &page);
        }
    }
}

#[test]
fn no_cell_is_drawn_without_a_role() {
    let theme = telling();
    for keys in ["", "?", "w", ":", "e", "4 s", "/ text:x", "t", "8 Enter o", "6 z", "7", "F2"] {
        let buffer = screen((120, 36), Glyphs::Full, keys, &theme);
        assert!(!roles(&buffer).contains('!'), "{keys}\n{}", roles(&buffer));
    }
}

#[test]
fn ascii_screens_hold_no_other_signs() {
    let theme = Theme::default();
    for size in SIZES {
        for keys in ["1", "2", "3", "4", "5", "6", "7", "8", "?", "F2", ":", "e", "6 z"] {
            let page = text(&screen(size, Glyphs::Ascii, keys, &theme));
            let other = page.chars().find(|it| !it.is_ascii() && !it.is_alphabetic());
            assert_eq!(other, None, "{keys} at {size:?}\n{page}");
        }
    }
}

#[test]
fn without_colours_the_screen_says_the_same_and_the_selection_is_seen() {
    let plain = Theme::monochrome();
    for size in SIZES {
        let mono = screen(size, Glyphs::Full, KEYS, &plain);
        // A theme with grounds draws another map; in all else themes differ by colours alone.
        assert_eq!(text(&mono), text(&screen(size, Glyphs::Full, KEYS, &telling())));
        let colours = mono.content.iter().any(|it| it.fg != Color::Reset || it.bg != Color::Reset);
        assert!(!colours, "a colour at {size:?}");
        let reversed = mono.content.iter().any(|it| it.modifier.contains(Modifier::REVERSED));
        assert!(reversed, "no selection is seen at {size:?}");
    }
}

#[test]
fn numbers_and_dates_are_whole_at_every_width() {
    let theme = Theme::default();
    for width in 20..=160 {
        let page = text(&screen((width, 30), Glyphs::Full, "8", &theme));
        for line in page.lines() {
            for (at, _) in line.match_indices("2024-1") {
                let date: String = line[at..].chars().take(10).collect();
                let whole = date.len() == 10
                    && date.char_indices().all(|(at, it)| match at {
                        4 | 7 => it == '-',
                        _ => it.is_ascii_digit(),
                    });
                let month =
                    date.chars().nth(7).is_none_or(|it| it == ' ' || it == '.' || it == ',');
                assert!(whole || month, "{date:?} at width {width}\n{page}");
            }
        }
    }
}

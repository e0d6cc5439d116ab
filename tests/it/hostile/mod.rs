//! A stranger's dossier: every text of the format holds what no reader should be shown, and nothing of
//! it reaches a screen or a file.

mod files;
mod paper;
mod screen;
mod words;

use sitroom::load::{Input, Loaded, load};

/// Every text of the format, with an `@` where a test puts something.
pub const EVERY_FIELD: &str = include_str!("every-field.toml");

/// A dossier with these characters in every text, written as escapes.
pub fn dossier(inside: &str) -> String {
    EVERY_FIELD.replace('@', &escaped(inside))
}

/// Characters as TOML writes them in ASCII.
fn escaped(inside: &str) -> String {
    inside.chars().fold(String::new(), |all, it| all + &format!(r"\U{:08x}", u32::from(it)))
}

/// The same, read; its faults are let pass.
pub fn loaded(inside: &str) -> Loaded {
    let bytes = dossier(inside).into_bytes();
    load(vec![Input { name: "hostile.toml".to_owned(), bytes }], &|_, _| Err(String::new()))
}

/// What no terminal may be sent and no reader can see, from the tables of Unicode and not from the
/// program: controls (Cc), `Bidi_Control`, `Default_Ignorable_Code_Point` but for joiners and the first
/// variation selectors, separators of lines (Zl, Zp), private use (Co), noncharacters.
pub fn is_dangerous(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f
            | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164
            | 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xfeff | 0xffa0 | 0xfff0..=0xfffb
            | 0xe0000..=0xe0fff | 0xf0000..=0x0010_ffff)
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The 65 controls, each after a letter, so that none is taken with its neighbour.
pub fn controls() -> String {
    ('\0'..='\u{9f}').filter(|it| it.is_control()).flat_map(|it| ['x', it]).collect()
}

/// The others that no reader sees or that turn the direction of writing; a few of each large range.
pub fn unseen() -> String {
    let all = ('\u{a0}'..='\u{ffff}').filter(|&it| is_dangerous(it));
    let few = all.filter(|&it| !('\u{e003}'..='\u{f8fe}').contains(&it));
    let far = ['\u{e0001}', '\u{e0041}', '\u{e007f}', '\u{e0100}', '\u{f0000}', '\u{10ffff}'];
    few.chain(far).flat_map(|it| ['x', it]).collect()
}

/// Commands of terminals: titles, the clipboard, links, and questions that a terminal answers as if
/// somebody typed.
pub const COMMANDS: &str = "\u{1b}]0;pwn\u{7}\u{1b}]52;c;cHdu\u{7}\u{1b}]8;;http://e.example\u{1b}\\\
    \u{1b}P$qm\u{1b}\\\u{1b}_x\u{1b}\\\u{1b}[6n\u{1b}[c\u{1b}[>0q\u{1b}[21t\u{9b}6n\u{9d}0;x\u{9c}\u{5}";

/// The texts of the format by record and field, as its documentation lists them.
fn texts_of_the_format() -> Vec<(String, String)> {
    let docs = include_str!("../../../docs/dataset.md");
    let (mut record, mut within) = (String::new(), Vec::new());
    for line in docs.lines() {
        if let Some(name) = line.strip_prefix("### `") {
            name.trim_matches(|it| "[]`".contains(it)).clone_into(&mut record);
        } else if let Some(name) = line.strip_prefix("In `") {
            let outer = record.split('.').next().unwrap().to_owned();
            record = format!("{outer}.{}", name.split('`').next().unwrap());
        } else if line.starts_with("## ") {
            record.clear();
        }
        let cells: Vec<&str> = line.split(" | ").collect();
        let text = ["text", "short text", "a text or a list of texts"];
        if !record.is_empty() && cells.len() == 3 && text.contains(&cells[1]) {
            let name = cells[0].split('`').nth(1).unwrap();
            within.push((record.clone(), name.to_owned()));
        }
    }
    within
}

#[test]
fn every_text_of_the_format_is_in_the_strangers_dossier() {
    // Codes and words of closed lists are refused unless they are known.
    let closed = ["country", "currency", "side", "from", "to", "likelihood", "is"];
    let texts = texts_of_the_format();
    assert!(texts.len() > 60, "only {} found", texts.len());
    for (record, field) in texts {
        if ["defaults", "scenario"].contains(&&*record) || closed.contains(&&*field) {
            continue;
        }
        let head = [format!("\n[[{record}]]\n"), format!("\n[{record}]\n")];
        let tables = head.iter().flat_map(|head| EVERY_FIELD.split(&**head).skip(1));
        let mut tables = tables.map(|it| it.split("\n[").next().unwrap());
        let start = format!("{field} = ");
        let holds =
            |it: &str| it.lines().any(|line| line.starts_with(&start) && line.contains('@'));
        assert!(tables.any(holds), "{record}: {field}");
    }
}

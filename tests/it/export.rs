//! The three kinds of paper, as a reader and as a program sees them.

mod json;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Markdown, Parser, Tag, TagEnd};
use serde_json::Value as Json;
use sitroom::briefing::block::{Block, Briefing, Cell, Row, Run, Value};
use sitroom::briefing::wrap::width;
use sitroom::export::{self, FORMATS, Glyphs, Options};
use sitroom::tui::picture::PICTURES;

use crate::{fixture, golden};

fn print(briefing: &Briefing, format: &str, width: usize, glyphs: Glyphs) -> String {
    (export::format(format).unwrap().print)(briefing, &Options { width, glyphs })
}

#[test]
fn paper_looks_as_it_should() {
    let briefing = fixture::briefing();
    for width in [40, 80, 100, 160] {
        let page = print(&briefing, "text", width, Glyphs::Full);
        golden::check(&format!("sample-{width}.txt"), &page);
    }
    golden::check("sample-ascii.txt", &print(&briefing, "text", 80, Glyphs::Ascii));
    golden::check("sample.md", &print(&briefing, "markdown", 80, Glyphs::Full));
    golden::check("sample.json", &print(&briefing, "json", 80, Glyphs::Full));
}

#[test]
fn every_format_gives_the_same_bytes_twice_and_ends_with_one_line_end() {
    for format in FORMATS {
        let pages: Vec<String> =
            (0..2).map(|_| (format.print)(&fixture::briefing(), &Options::default())).collect();
        assert_eq!(pages[0], pages[1], "{}", format.name);
        assert!(pages[0].ends_with('\n') && !pages[0].ends_with("\n\n"), "{}", format.name);
        assert!(!pages[0].contains('\r'), "{}", format.name);
    }
}

#[test]
fn text_has_no_trailing_spaces_no_double_gaps_and_keeps_to_its_width() {
    for limit in 40..170 {
        let page = print(&fixture::briefing(), "text", limit, Glyphs::Full);
        assert!(!page.contains("\n\n\n"), "at {limit}");
        for line in page.lines() {
            assert_eq!(line.trim_end(), line, "at {limit}");
            let whole = line.contains("https://") || line.contains("9f86d081");
            assert!(whole || width(line) <= limit, "at {limit}: {line}");
        }
    }
}

#[test]
fn ascii_folds_signs_and_keeps_letters() {
    for format in ["text", "markdown"] {
        let page = print(&fixture::briefing(), format, 80, Glyphs::Ascii);
        let left: Vec<char> =
            page.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
        assert!(left.is_empty(), "{format}: {left:?}");
        assert!(page.contains("Łódka"), "{format}");
    }
}

#[test]
fn every_cited_row_and_run_leads_to_its_sources() {
    let page = print(&fixture::briefing(), "text", 160, Glyphs::Full);
    let flowing = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "count [1, 2], “volunteers” in its own words [3].",
        "January [1, 2, 3].",
        "In return: fuel, about 1.2M barrels in 2025 [2, 4].",
    ] {
        assert!(flowing.contains(line), "{line}");
    }
    let row = page.lines().find(|line| line.starts_with("Port Alfa")).unwrap();
    assert!(row.ends_with("1, 2"), "{row}");
    for number in 1..=4 {
        assert!(page.contains(&format!("\n[{number}] ")), "source {number}");
    }
}

/// Words that are markup somewhere.
const HOSTILE: &[&str] = &[
    "a | b || c",
    "`tick ``` more",
    "[x](javascript:alert(1))",
    "![pixel](http://tracker.example/p.png)",
    "<details><summary>x</summary>",
    "<script>alert(1)</script>",
    "<https://evil.example> https://evil.example www.evil.example",
    "# heading",
    "- item",
    "1. item",
    "+ plus = equals",
    "> quotation",
    "*bold* _it_ ~~gone~~ **b** __u__",
    "&lt; &amp; &#x41;",
    "[^1]: note",
    "[ref]: http://evil.example",
    "--- \n# next",
    "=====",
    ":--- | ---:",
    "\\\\ end\\",
    "$x$ @somebody #12 ^up^",
    "(javascript:alert(1))",
    ": note",
    "line one\nline two\r\n\n    code",
];

/// The sample with `text` in every place that data can reach.
fn infected(text: &str) -> Briefing {
    let mut briefing = fixture::briefing();
    let words =
        |runs: &mut Vec<Run>| runs.iter_mut().for_each(|run| text.clone_into(&mut run.text));
    let cell = |cell: &mut Cell| match &mut cell.value {
        Value::Prose(it)
        | Value::Name(it)
        | Value::Number(it)
        | Value::Date(it)
        | Value::Code(it) => text.clone_into(it),
        Value::Missing => {}
    };
    let row = |row: &mut Row| {
        row.cells.iter_mut().for_each(cell);
        row.below.iter_mut().for_each(words);
    };
    for block in briefing.sections.iter_mut().flat_map(|it| &mut it.blocks) {
        match block {
            Block::Heading(it) | Block::Note(it) => text.clone_into(it),
            Block::Prose(it) => words(it),
            Block::Facts(it) => it.iter_mut().for_each(|(label, runs)| {
                text.clone_into(label);
                words(runs);
            }),
            Block::List(it) => it.iter_mut().for_each(|item| {
                words(&mut item.runs);
                item.below.iter_mut().for_each(words);
            }),
            Block::Table(it) => it.rows.iter_mut().chain(&mut it.total).for_each(row),
            Block::Chart(it) => {
                it.theatre.fronts.iter_mut().for_each(|front| text.clone_into(&mut front.name));
                it.theatre.places.iter_mut().for_each(|place| text.clone_into(&mut place.name));
            }
        }
    }
    briefing.title = text.into();
    briefing.head.iter_mut().for_each(|(_, value)| text.clone_into(value));
    for source in &mut briefing.sources {
        source.title = text.into();
        source.publisher = text.into();
    }
    for reference in briefing.references.values_mut() {
        reference.who = text.into();
        reference.says = text.into();
        reference.address = text.into();
    }
    briefing.receipt.command = vec![text.into()];
    briefing
}

fn events(page: &str) -> Vec<Event<'_>> {
    let options = Markdown::ENABLE_TABLES
        | Markdown::ENABLE_FOOTNOTES
        | Markdown::ENABLE_STRIKETHROUGH
        | Markdown::ENABLE_TASKLISTS
        | Markdown::ENABLE_MATH
        | Markdown::ENABLE_GFM;
    Parser::new_ext(page, options).collect()
}

/// The shape of a page: its tags without their words.
fn shape(page: &str) -> Vec<String> {
    events(page)
        .into_iter()
        .filter_map(|event| match event {
            // Footnote marks are ours, and data may make two neighbours equal.
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => None,
            Event::Start(Tag::Link { .. }) => Some("link".to_owned()),
            Event::Start(tag) => Some(format!("{:?}", tag.to_end())),
            Event::Html(_) | Event::InlineHtml(_) => Some("html".to_owned()),
            Event::InlineMath(_) | Event::DisplayMath(_) => Some("math".to_owned()),
            Event::FootnoteReference(name) => Some(format!("[^{name}]")),
            Event::Code(_) => Some("code".to_owned()),
            Event::Rule => Some("rule".to_owned()),
            _ => None,
        })
        .collect()
}

#[test]
fn markdown_has_real_tables_footnotes_and_no_more_links_than_sources() {
    let page = print(&fixture::briefing(), "markdown", 80, Glyphs::Full);
    let shape = shape(&page);
    let count = |name: &str| shape.iter().filter(|it| *it == name).count();
    assert_eq!(count("Table"), 2);
    assert_eq!(count("html") + count("Image") + count("math") + count("rule"), 0);
    assert_eq!(count("FootnoteDefinition"), 6);
    let linked = fixture::briefing().sources.iter().filter(|it| !it.url.is_empty()).count();
    assert!(count("link") >= linked);
    for event in events(&page) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            assert!(dest_url.starts_with("https://example.org/"), "{dest_url}");
        }
    }
}

#[test]
fn hostile_words_do_not_change_the_shape_of_markdown() {
    let clean = shape(&print(&infected("plain words"), "markdown", 80, Glyphs::Full));
    for text in HOSTILE {
        let page = print(&infected(text), "markdown", 80, Glyphs::Full);
        let shape = shape(&page);
        let differs = clean.iter().zip(&shape).position(|(a, b)| a != b);
        let around = differs.map(|at| &shape[at.saturating_sub(3)..(at + 3).min(shape.len())]);
        assert!(clean == shape, "{text:?} changes the page: {around:?}");
    }
}

#[test]
fn hostile_addresses_of_sources_are_no_links() {
    let mut briefing = fixture::briefing();
    let urls = [
        "javascript:alert(1)",
        "https://x.example/ onclick=y",
        "https://x.example/>[a](b)",
        "data:text/html,<script>",
    ];
    for (source, url) in briefing.sources.iter_mut().zip(urls) {
        source.url = url.into();
    }
    let shape = shape(&print(&briefing, "markdown", 80, Glyphs::Full));
    assert!(!shape.iter().any(|it| it == "link" || it == "html"), "{shape:?}");
}

/// Characters no terminal should see, from the Unicode tables: independent of the program's own list.
fn is_dangerous(c: char) -> bool {
    matches!(u32::from(c),
        0..=8 | 0xb..=0x1f | 0x7f..=0x9f | 0x61c | 0x200b | 0x200e | 0x200f
        | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff | 0xfff9..=0xfffb | 0xe0001..=0xe007f)
}

#[test]
fn no_format_lets_a_dangerous_character_through() {
    let all: String = ('\0'..='\u{e007f}').filter(|&c| is_dangerous(c)).collect();
    let briefing = infected(&format!("a{all}b"));
    for format in FORMATS {
        let page = (format.print)(&briefing, &Options::default());
        let found: Vec<char> = page.chars().filter(|&c| is_dangerous(c)).collect();
        assert!(found.is_empty(), "{}: {found:?}", format.name);
    }
}

#[test]
fn two_positions_of_one_actor_keep_their_own_references() {
    let mut briefing = fixture::briefing();
    for reference in briefing.references.values_mut() {
        reference.address = "stance:claim/actor".into();
    }
    let json: Json = serde_json::from_str(&print(&briefing, "json", 80, Glyphs::Full)).unwrap();
    assert_eq!(json["references"].as_object().unwrap().len(), briefing.references.len());
}

#[test]
fn the_command_folds_between_its_words_only() {
    let mut briefing = fixture::briefing();
    let words =
        ["sitroom", "snapshot", r"$'a \'b c\\'", r"'it'\''s here.toml'", "--as-of 2026-01-15"];
    briefing.receipt.command = words.map(str::to_owned).to_vec();
    briefing.receipt.command.push(format!("'{}'", "x y ".repeat(30)));
    for width in 40..=120 {
        let page = print(&briefing, "text", width, Glyphs::Ascii);
        let command = page.split("Print it again:\n").nth(1).unwrap();
        let lines: Vec<&str> =
            command.lines().map(|it| it.trim().trim_end_matches(" \\")).collect();
        assert_eq!(lines.join(" "), briefing.receipt.command.join(" "), "{width}");
        for word in &briefing.receipt.command {
            assert!(lines.iter().any(|line| line.contains(word.as_str())), "{width}: {word}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mixture_of_signs_changes_the_shape_of_markdown(
        text in "[-+=*_`~#<>()\\[\\]{}!|&;:.@$^\\\\/\"' \na1wx]{0,24}"
    ) {
        // An empty place may lose its tags; everything else stands where it stood.
        let text = format!("z{text}z");
        let clean = shape(&print(&infected("zz"), "markdown", 80, Glyphs::Full));
        prop_assert_eq!(shape(&print(&infected(&text), "markdown", 80, Glyphs::Full)), clean);
    }

    #[test]
    fn no_start_of_a_line_changes_the_shape_of_markdown(text in "[-+=*_`~#<>()\\[\\]!|&:.@$^ 1]{1,6}( ?[a1] ?)") {
        let clean = shape(&print(&infected("zz"), "markdown", 80, Glyphs::Full));
        prop_assert_eq!(shape(&print(&infected(&text), "markdown", 80, Glyphs::Full)), clean);
    }

    #[test]
    fn any_words_survive_json(text in ".{0,60}") {
        let page = print(&infected(&text), "json", 80, Glyphs::Full);
        prop_assert!(!page.chars().any(is_dangerous));
        let json: Json = serde_json::from_str(&page).unwrap();
        prop_assert_eq!(&json["title"], &Json::String(text));
    }
}

#[test]
fn the_page_of_exports_names_every_format_and_picture() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/exports.md");
    let page = std::fs::read_to_string(path).unwrap();
    for format in FORMATS {
        let endings: Vec<String> = format.endings.iter().map(|it| format!("`.{it}`")).collect();
        let row = format!("| `{}` | {} |", format.name, endings.join(", "));
        assert!(page.contains(&row), "docs/exports.md has no row that begins with {row}");
    }
    let pictures: Vec<&str> = PICTURES.iter().map(|it| it.name).collect();
    let pictures = format!("`--format {}`", pictures.join("|"));
    assert!(page.contains(&pictures), "docs/exports.md does not say {pictures}");
}

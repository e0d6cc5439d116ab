//! The same dossier on paper and in pictures.

use quick_xml::events::Event;
use serde_json::Value as Json;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::{Briefing, Receipt};
use sitroom::briefing::briefing;
use sitroom::export::svg::MAP;
use sitroom::export::{FORMATS, Options};
use sitroom::tui::picture::PICTURES;

use super::{COMMANDS, controls, dossier, is_dangerous, loaded, unseen};

fn answered(inside: &str) -> Briefing {
    let loaded = loaded(inside);
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    briefing(&Board::answer(&index, &question), &[], Receipt::default())
}

/// The tags of a document without their attributes, in order; fails where it is not well-formed or
/// holds what could act or fetch.
fn tags(page: &str, known: &[&str]) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(page);
    let mut tags = Vec::new();
    loop {
        let tag = match reader.read_event().unwrap_or_else(|why| panic!("{why} in {page}")) {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return tags,
            _ => continue,
        };
        let name = tag.name().as_ref().to_owned();
        assert!(known.contains(&&*name), "<{name}> in {page}");
        for attribute in tag.attributes().map(Result::unwrap) {
            let key: &str = attribute.key.as_ref();
            assert!(!key.starts_with("on") && !key.ends_with("href") && key != "src", "{key}");
            let value: &str = attribute.value.as_ref();
            assert!(
                key == "xmlns" || !value.contains("://") && !value.contains("url(http"),
                "{value}"
            );
        }
        tags.push(name);
    }
}

const MAP_TAGS: &[&str] = &[
    "svg", "metadata", "title", "desc", "defs", "style", "g", "path", "rect", "text", "circle",
    "use", "tspan", "line", "clipPath", "pattern", "polygon", "polyline", "marker", "symbol",
];

#[test]
fn no_paper_holds_what_a_stranger_wrote_to_deceive() {
    for inside in [controls(), unseen(), COMMANDS.to_owned()] {
        let briefing = answered(&inside);
        for format in FORMATS.iter().chain([&MAP]) {
            let page = (format.print)(&briefing, &Options::default());
            let found = page.chars().find(|&it| it != '\n' && is_dangerous(it));
            assert_eq!(found, None, "{}", format.name);
            assert!(page.len() > 3000, "{} is short", format.name);
        }
        tags(&(MAP.print)(&briefing, &Options::default()), MAP_TAGS);
    }
}

/// What is markup, a link or a script somewhere.
const MARKUP: &[&str] = &[
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "]]>",
    "--><!--",
    "&lt;b&#60;",
    "' onload='x",
    "</text></svg><a href=\"http://e.example\">",
    "<foreignObject>",
    "{}</style>",
];

#[test]
fn markup_in_every_text_changes_no_tag_of_the_map() {
    for markup in MARKUP {
        let plain = (MAP.print)(&answered(&"x".repeat(markup.len())), &Options::default());
        let page = (MAP.print)(&answered(markup), &Options::default());
        assert_eq!(tags(&page, MAP_TAGS), tags(&plain, MAP_TAGS), "{markup}");
    }
}

#[test]
fn markup_in_every_text_makes_no_tag_in_a_picture_of_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.toml");
    let html = ["html", "head", "meta", "title", "style", "body", "pre", "span", "i"].as_slice();
    for markup in MARKUP {
        std::fs::write(&file, dossier(markup)).unwrap();
        for (format, known) in [("svg", MAP_TAGS), ("html", html)] {
            for keys in ["7", "8 Enter z"] {
                let output = std::process::Command::new(env!("CARGO_BIN_EXE_sitroom"))
                    .args(["snapshot", "--screen", "120x36", "--keys", keys, "--format", format])
                    .arg(&file)
                    .output()
                    .unwrap();
                let told = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{markup}: {told}");
                let page = String::from_utf8(output.stdout).unwrap();
                tags(&page, known);
                let locked = format == "svg" || page.contains("default-src 'none'");
                assert!(locked, "the page does not forbid what it might fetch");
            }
        }
    }
}

/// A sheet of formulas is no kind of paper here; whoever adds one has to write its fields so that none
/// is taken as a formula.
#[test]
fn no_paper_is_opened_by_a_spreadsheet() {
    let endings = FORMATS.iter().flat_map(|it| it.endings);
    let endings: Vec<&str> =
        endings.chain(PICTURES.iter().flat_map(|it| it.endings)).copied().collect();
    assert!(endings.len() > 5, "{endings:?}");
    for sheet in ["csv", "tsv", "tab", "xls", "xlsx", "ods"] {
        assert!(
            !endings.contains(&sheet),
            "a spreadsheet opens .{sheet} and takes a field for a formula: hold what is written to \
             that, then change this test and R22 in docs/reliability.md"
        );
    }
}

/// Every number in a JSON.
fn numbers(json: &Json) -> Vec<f64> {
    match json {
        Json::Number(number) => vec![number.as_f64().unwrap()],
        Json::Array(items) => items.iter().flat_map(numbers).collect(),
        Json::Object(map) => map.values().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn amounts_are_words_in_json_and_exact() {
    let page = |amount: &str| {
        let text = dossier("").replace("50bn USD", amount);
        let input = sitroom::load::Input { name: "a.toml".into(), bytes: text.into_bytes() };
        let loaded = sitroom::load::load(vec![input], &|_, _| Err(String::new()));
        let index = Index::new(&loaded.dataset);
        let question = Question::of(&loaded.dataset);
        let page = briefing(&Board::answer(&index, &question), &[], Receipt::default());
        let json = sitroom::export::format("json").unwrap();
        ((json.print)(&page, &Options::default()), loaded.faults)
    };
    let (text, faults) = page("123456789012345678901.25 USD");
    assert!(faults.iter().all(|it| !it.rule.code.starts_with("E-")), "{faults:?}");
    let at = text.find("promised 1").unwrap_or(text.len());
    assert!(text.contains("123,456,789,012,345,678,901.25"), "{:.200}", &text[at..]);
    let json: Json = serde_json::from_str(&text).unwrap();
    // Degrees of the map and counts are numbers; nothing else is.
    assert!(numbers(&json).iter().all(|it| it.is_finite() && it.abs() < 1e4));
    for wrong in
        ["nan USD", "inf USD", "1e400 USD", "-inf USD", "1234567890123456789012345678901 USD"]
    {
        let (_, faults) = page(wrong);
        assert!(faults.iter().any(|it| it.rule.code == "E-bad-amount"), "{wrong}: {faults:?}");
    }
}

#[test]
fn what_had_several_lines_is_printed_as_one_and_whole() {
    let json = sitroom::export::format("json").unwrap();
    for end in ["\n", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
        let page = (json.print)(&answered(&format!("{end}zz")), &Options::default());
        for words in ["The line zz", "Treaty zz", "Ships zz leave", "At least zz 11,000 men"] {
            assert!(page.contains(words), "{end:?}: {words}");
        }
    }
}

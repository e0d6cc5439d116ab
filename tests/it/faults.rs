//! Every rule has a sample that breaks it and nothing else, and every fault is shown well.
//!
//! `SITROOM_BLESS=1 cargo test` writes the golden file and the page of the documentation anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::golden;
use sitroom::check::{self, Report, docs, rules};
use sitroom::cli::report::{self, Format, Style};
use sitroom::diagnostic::{Rule, Severity};
use sitroom::load::{Input, Loaded, load as read};
use sitroom::span::{FileId, Files, Span};
use unicode_width::UnicodeWidthStr;

const PLAIN: Style = Style { colour: false, ascii: true };

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A dossier of these files; what a record attaches lies beside the samples.
fn load(inputs: Vec<Input>) -> Loaded {
    read(inputs, &|_, path| {
        fs::read(here("tests/it/samples").join(path)).map_err(|error| error.kind().to_string())
    })
}

/// A dossier of one text.
fn text(name: &str, content: impl Into<Vec<u8>>) -> Loaded {
    load(vec![Input { name: name.to_owned(), bytes: content.into() }])
}

/// The sample of a rule: a file, or a folder whose files are read in the order of their names.
fn sample(rule: &Rule) -> Option<Loaded> {
    let folder = here("tests/it/samples");
    let file = folder.join(format!("{}.toml", rule.code));
    if let Ok(bytes) = fs::read(&file) {
        return Some(text(&format!("{}.toml", rule.code), bytes));
    }
    let mut paths: Vec<_> =
        fs::read_dir(folder.join(rule.code)).ok()?.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let inputs = paths.into_iter().map(|path| Input {
        name: path.file_name().unwrap().to_str().unwrap().to_owned(),
        bytes: fs::read(&path).unwrap(),
    });
    Some(load(inputs.collect()))
}

fn codes(report: &Report) -> Vec<&'static str> {
    let faults = report.diagnostics.iter();
    faults.map(|fault| fault.rule.code).collect()
}

#[test]
fn every_rule_has_a_sample_that_breaks_it_and_nothing_else() {
    let mut wrong = String::new();
    for rule in rules() {
        let Some(loaded) = sample(rule) else {
            let _ = writeln!(wrong, "{}: no sample", rule.code);
            continue;
        };
        let report = check::check(&loaded);
        // One sample is about a thousand others.
        let many = rule.code == "E-more-faults" && codes(&report).contains(&rule.code);
        if !many && codes(&report) != [rule.code] {
            let found = report::short(&loaded.files, &report);
            let _ = writeln!(wrong, "{}: found\n{found}", rule.code);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_sample_is_left_over() {
    let known: BTreeSet<&str> = rules().map(|rule| rule.code).collect();
    assert_eq!(known.len(), rules().count(), "two rules share a code");
    for entry in fs::read_dir(here("tests/it/samples")).unwrap() {
        let path = entry.unwrap().path();
        let code = path.file_stem().unwrap().to_str().unwrap();
        assert!(known.contains(code), "{code} is no rule");
    }
}

#[test]
fn codes_and_texts_are_well_made() {
    for rule in rules() {
        let (letter, name) = rule.code.split_once('-').unwrap();
        let expected = match rule.severity {
            Severity::Error => "E",
            Severity::Warning => "W",
        };
        assert_eq!(letter, expected, "{}", rule.code);
        assert!(
            name.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()),
            "{}",
            rule.code
        );
        assert!(!rule.title.ends_with('.'), "{}", rule.code);
        assert!(rule.explain.len() > 100, "{}: too short to explain", rule.code);
    }
}

#[test]
fn the_examples_in_the_documentation_are_toml() {
    let page = docs::checks_md();
    let examples: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() > 20, "{}", examples.len());
    for example in examples {
        assert!(example.parse::<toml::Table>().is_ok(), "{example}");
    }
}

#[test]
fn the_samples_look_as_they_did() {
    let mut page = String::new();
    for rule in rules().filter(|rule| rule.code != "E-more-faults") {
        let loaded = sample(rule).unwrap();
        let report = check::check(&loaded);
        page += &report::text(&loaded.files, &report, PLAIN);
        page.push('\n');
    }
    golden::check("faults.txt", &page);
}

#[test]
fn the_documentation_lists_what_the_rules_say() {
    golden::check("../../../docs/checks.md", &docs::checks_md());
}

#[test]
fn every_fault_says_where_and_what_to_do() {
    let mut helpful = 0;
    let mut all = 0;
    for rule in rules() {
        let loaded = sample(rule).unwrap();
        for fault in check::check(&loaded).diagnostics.iter().take(3) {
            all += 1;
            assert!(!fault.message.is_empty(), "{}", rule.code);
            helpful += usize::from(fault.help.is_some());
            assert!(!fault.label.is_empty() || fault.help.is_some(), "{}", rule.code);
        }
    }
    assert!(helpful * 10 >= all * 9, "{helpful} of {all} have a repair");
}

#[test]
fn twenty_mistakes_are_listed_in_one_run() {
    let bytes = fs::read(here("tests/it/twenty.toml")).unwrap();
    let loaded = text("twenty.toml", bytes);
    let report = check::check(&loaded);
    let places: Vec<_> = report.diagnostics.iter().map(|fault| fault.span).collect();
    assert!(places.is_sorted(), "not in the order of reading");
    let kinds: BTreeSet<_> = codes(&report).into_iter().collect();
    assert_eq!(report.errors, 20, "{}", report::short(&loaded.files, &report));
    assert_eq!(kinds.len(), 16, "{kinds:?}");
    golden::check("twenty.txt", &report::short(&loaded.files, &report));
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit as u64)).unwrap()
    }
}

const HOSTILE: &str = "a = \"\u{1b}[2J\u{7}\u{9b}31m\u{202e}\u{200b}\u{e0041}\"\r\n\
    \tname\t=\t\"汉字 Київ שָׁלוֹם می\u{200c}خواهم 👨\u{200d}👩\u{200d}👧\"\r\n\n\
    e\u{301}\u{301}\u{301} = 1 # \u{feff}\u{2028}\u{ffff}\n";

#[test]
fn no_span_and_no_text_breaks_the_picture() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let long = HOSTILE.repeat(3) + &"x汉\u{301}\t".repeat(40_000) + "\n" + HOSTILE;
    for (content, rounds) in [(HOSTILE, 1_000), (long.as_str(), 50), ("", 20)] {
        let mut loaded = text("\u{1b}]0;evil\u{7}\u{202e}.toml", "");
        let mut files = Files::default();
        let name = sitroom::text::Text::of(&"\u{1b}]0;evil\u{7}汉".repeat(dice.below(40) + 1));
        let file = files.add(sitroom::span::File { name, text: content.to_owned() });
        let rule = rules().next().unwrap();
        for _ in 0..rounds {
            let mut span = || Span {
                file: FileId(file.0 + u32::from(dice.below(50) == 0)),
                start: u32::try_from(dice.below(content.len() + 10)).unwrap(),
                end: u32::try_from(dice.below(content.len() + 10)).unwrap(),
            };
            let words =
                "word 汉字 \u{1b}[0m ".repeat(usize::from(span().start % 97 == 0) * 200 + 1);
            let fault = sitroom::diagnostic::Diagnostic::new(rule, span(), &words)
                .label(&words)
                .also(span(), &words)
                .help(&words);
            loaded.faults = vec![fault.clone()];
            for style in [PLAIN, Style { colour: false, ascii: false }] {
                let shown = report::one(&files, &fault, style);
                for line in shown.lines() {
                    assert!(line.width() <= 200, "{} columns: {line}", line.width());
                }
                let bad = shown.chars().find(|&c| c != '\n' && sitroom::text::forbidden(c));
                assert_eq!(bad, None, "{shown:?}");
                assert!(!style.ascii || shown.is_ascii());
            }
        }
    }
}

#[test]
fn the_caret_stands_under_the_word() {
    let content = "\tname = \"汉字\" # x\nby = \"wrong\"";
    let mut files = Files::default();
    let file = files.add(sitroom::span::File {
        name: sitroom::text::Text::of("a.toml"),
        text: content.to_owned(),
    });
    let start = content.find('#').unwrap();
    let rule = rules().next().unwrap();
    let span =
        Span { file, start: u32::try_from(start).unwrap(), end: u32::try_from(start + 3).unwrap() };
    let fault = sitroom::diagnostic::Diagnostic::new(rule, span, "a message").label("here");
    let shown = report::one(&files, &fault, Style { colour: false, ascii: false });
    let lines: Vec<&str> = shown.lines().collect();
    let source = lines.iter().find(|line| line.contains("汉字")).unwrap();
    let caret = lines.iter().find(|line| line.contains("here")).unwrap();
    let column = |line: &str, letter: char| line[..line.find(letter).unwrap()].width();
    assert_eq!(column(source, '#'), column(caret, '^'), "{shown}");
    assert!(lines[1].ends_with("a.toml:1:14"), "{shown}");
}

#[test]
fn the_column_is_that_of_the_file_even_if_the_line_is_cut() {
    let content = format!("name = \"{}\" # here", "x".repeat(5_000));
    let mut files = Files::default();
    let name = sitroom::text::Text::of("a.toml");
    let file = files.add(sitroom::span::File { name, text: content });
    let span = Span { file, start: 5_010, end: 5_011 };
    let rule = rules().next().unwrap();
    let fault = sitroom::diagnostic::Diagnostic::new(rule, span, "a message").label("this");
    for colour in [false, true] {
        let shown = report::one(&files, &fault, Style { colour, ascii: false });
        assert!(shown.contains("a.toml:1:5011"), "{shown}");
        assert_eq!(shown.contains('\u{1b}'), colour);
    }
}

#[test]
fn each_place_of_one_fault_keeps_its_own_column() {
    let content = "x".repeat(5_000);
    let mut files = Files::default();
    let name = sitroom::text::Text::of("a.toml");
    let file = files.add(sitroom::span::File { name, text: content });
    let at = |start: u32| Span { file, start, end: start + 2 };
    let rule = rules().next().unwrap();
    for (here, also) in [(3_000, [1_000, 2_000]), (1_000, [3_000, 30]), (30, [40, 1_000])] {
        let mut fault = sitroom::diagnostic::Diagnostic::new(rule, at(here), "a message");
        for start in also {
            fault = fault.also(at(start), "before");
        }
        let shown = report::one(&files, &fault, PLAIN);
        let columns = shown.lines().filter_map(|line| line.split_once("a.toml:1:"));
        let columns: Vec<u32> = columns.map(|(_, column)| column.parse().unwrap()).collect();
        assert_eq!(columns, [here, also[0], also[1]].map(|start| start + 1), "{shown}");
    }
}

#[test]
fn the_short_form_is_one_line_each_and_json_is_whole() {
    let rule = rules().find(|rule| rule.code == "E-duplicate-id").unwrap();
    let loaded = sample(rule).unwrap();
    let report = check::check(&loaded);
    let short = report::render(&loaded.files, &report, Format::Short, PLAIN);
    let lines: Vec<&str> = short.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("E-duplicate-id.toml:"), "{short}");
    assert!(lines[0].contains(": error[E-duplicate-id]: "), "{short}");
    assert_eq!(lines[1], "1 error in 1 file");
    let json = report::render(&loaded.files, &report, Format::Json, PLAIN);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["errors"], 1);
    let fault = &json["diagnostics"][0];
    for name in ["code", "severity", "file", "message", "label", "help"] {
        assert!(fault[name].is_string(), "{name}");
    }
    for name in ["line", "column", "end_line", "end_column"] {
        assert!(fault[name].is_u64(), "{name}");
    }
    assert_eq!(fault["also"][0]["label"], "first defined here");
}

#[test]
fn only_fifty_are_shown_in_full() {
    let mut content = String::new();
    for number in 0..60 {
        let _ = writeln!(content, "[[claimm{number}]]");
    }
    let loaded = text("many.toml", content);
    let report = check::check(&loaded);
    assert!(report.errors >= 60);
    let shown = report::text(&loaded.files, &report, PLAIN);
    assert_eq!(shown.matches("error[").count(), 50);
    let more = report.errors - 50;
    assert!(shown.contains(&format!("{more} more; --format short lists all")), "{shown}");
    let short = report::short(&loaded.files, &report);
    assert_eq!(short.matches("error[").count(), report.errors);
}

#[test]
fn a_meant_warning_is_counted_and_not_listed() {
    let rule = rules().find(|rule| rule.code == "W-narrator-number").unwrap();
    let content = fs::read_to_string(here("tests/it/samples/W-narrator-number.toml")).unwrap();
    let claim = content.rfind("[[claim]]").unwrap();
    let marked = |mark: &str| format!("{}{mark}\n{}", &content[..claim], &content[claim..]);
    let good = text("a.toml", marked("# meant: W-narrator-number: it counted itself\n# a note"));
    let report = check::check(&good);
    assert_eq!((report.diagnostics.len(), report.meant), (0, 1));
    assert_eq!(report::summary(&good.files, &report), "no faults in 1 file (1 warning meant)");
    for (mark, label) in [
        ("# meant: W-narrator-number", "the reason is missing"),
        ("# meant: W-narrator-numbre: why", "did you mean `W-narrator-number`?"),
        ("# meant: E-duplicate-id: why", "only warnings can be meant"),
        ("# meant: W-narrator-number: why\n", "no record follows"),
    ] {
        let loaded = text("a.toml", marked(mark));
        let report = check::check(&loaded);
        assert_eq!(codes(&report), ["W-useless-meant", rule.code], "{mark}");
        assert_eq!(report.diagnostics[0].label.as_str(), label);
    }
}

#[test]
fn many_reports_of_one_thing_are_checked_in_proportion() {
    // Every claim overlaps every other and conflicts with most: comparing all pairs, or looking
    // for each misspelt name among all, would take minutes.
    let mut content = fs::read_to_string(here("tests/it/samples/W-no-state.toml")).unwrap();
    for number in 0..6_000 {
        let _ = write!(
            content,
            "[[claim]]\nid = \"n{number}\"\nsays = \"A number.\"\nby = \"nobody-{number}\"\n\
             via = \"paper\"\nreported = 2024-10-20\nwhen = \"2024/..\"\nkind = \"forecast\"\n\
             about = [\"flow:shells\"]\nmetric = \"total\"\namount = \"{number}000 shell\"\n\
             supersedes = [\"n{}\"]\n",
            (number + 1) % 6_000,
        );
    }
    let content = content.replace("kind = \"forecast\"", "kind = \"number\"");
    let content = content.replace("2024/..", "../2024");
    let loaded = text("many.toml", content);
    let start = std::time::Instant::now();
    let report = check::check(&loaded);
    let took = start.elapsed();
    assert!(codes(&report).contains(&"E-supersession-cycle"));
    assert_eq!(report.diagnostics.len(), 1_000);
    assert!(report.dropped() >= 5_000, "{}", report.dropped());
    assert!(took.as_secs() < 20, "{took:?}");
}

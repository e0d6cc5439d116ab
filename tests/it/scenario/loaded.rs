//! How scenarios are read and laid over the dossier, and what a board shows of them.

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Mute, Question};
use sitroom::briefing::block::{Block, Receipt};
use sitroom::briefing::{SECTIONS, briefing};
use sitroom::check;
use sitroom::dataset::Dataset;
use sitroom::dataset::record::Record;
use sitroom::load::{Input, Loaded, is_scenario, load, scenario};

use super::{HALT, SHIPPED, hold, inputs, small};
use crate::cli::SMALL;

fn shipped(held: &[&str]) -> Loaded {
    hold(crate::shipped::inputs(), held)
}

/// The sections that name the scenarios of a dossier even if none is held.
const THEIRS: [&str; 2] = ["scenario", "tripwires"];

/// Everything that is said of a board, section by section.
fn said(board: &Board<'_>) -> Vec<(&'static str, Vec<Block>)> {
    let rows = SECTIONS.iter().filter(|row| !THEIRS.contains(&row.id));
    rows.map(|row| (row.id, (row.blocks)(board))).collect()
}

fn at(dataset: &Dataset, day: &str) -> Question {
    Question::of(dataset).at(day.parse().unwrap())
}

const DAYS: [&str; 5] = ["2024-10-17", "2024-10-22", "2024-10-23", "2024-11-05", "2026-06-30"];

#[test]
fn files_of_scenarios_change_nothing_of_the_base() {
    let with = shipped(&[]);
    let bare: Vec<Input> =
        crate::shipped::inputs().into_iter().filter(|it| !is_scenario(it)).collect();
    assert_eq!(bare.len() + SHIPPED.len(), crate::shipped::inputs().len());
    let bare = hold(bare, &[]);
    assert!(with.faults.is_empty() && with.dataset.assumed.is_empty());
    let (with, bare) = (&with.dataset, &bare.dataset);
    let (index, other) = (Index::new(with), Index::new(bare));
    for day in DAYS {
        let board = Board::answer(&index, &at(with, day));
        assert!(board.base.is_none());
        assert_eq!(said(&board), said(&Board::answer(&other, &at(bare, day))), "{day}");
    }
}

#[test]
fn the_base_of_a_board_is_the_board_without_the_scenario() {
    let plain = shipped(&[]);
    let index = Index::new(&plain.dataset);
    for name in SHIPPED {
        let held = shipped(&[name]);
        let over = Index::new(&held.dataset).beside(Some(&index), None);
        for day in DAYS {
            for (known, muted) in [(Known::Then, ""), (Known::Now, ""), (Known::Then, "hur")] {
                let ask = |dataset: &Dataset| {
                    let mute = Mute::parse(dataset, muted).ok();
                    let without = mute.into_iter().collect();
                    Question { known, without, ..at(dataset, day) }
                };
                let alone = Board::answer(&index, &ask(&plain.dataset));
                let board = Board::answer(&over, &ask(&held.dataset));
                let base = board.base.as_deref().unwrap();
                assert_eq!(base.everybody.is_some(), !muted.is_empty(), "both sides leave out");
                assert_eq!(board.everybody.is_some(), !muted.is_empty());
                assert_eq!(said(base), said(&alone), "{name} {day} {known:?} {muted}");
            }
        }
    }
}

#[test]
fn before_a_scenario_was_written_nothing_of_it_is_shown() {
    let held = shipped(&["trump-wins"]);
    let plain = shipped(&[]);
    let index = Index::new(&plain.dataset);
    let over = Index::new(&held.dataset).beside(Some(&index), None);
    let board = Board::answer(&over, &at(&held.dataset, "2024-10-21"));
    for row in SECTIONS.iter().filter(|row| row.id != "scenario") {
        assert_eq!(row.worded(&board), (row.blocks)(board.base.as_deref().unwrap()), "{}", row.id);
    }
    let page = briefing(&board, &["scenario"], Receipt::default());
    let page = format!("{:?}", page.sections[0].blocks);
    assert!(page.contains("nothing would be otherwise"), "{page}");
    assert!(!page.contains("Donald Trump is elected"), "{page}");
    let board = Board::answer(&over, &at(&held.dataset, "2024-10-22"));
    let page = format!("{:?}", briefing(&board, &["scenario"], Receipt::default()));
    assert!(page.contains("Donald Trump is elected"), "{page}");
}

#[test]
fn records_of_a_held_scenario_come_after_all_others_in_the_order_asked() {
    let base = shipped(&[]).dataset;
    let held = shipped(&["trump-wins", "no-such", "formations-in-combat"]).dataset;
    let names = |data: &Dataset| data.assumed.iter().map(|&id| data.word(id).to_owned()).collect();
    let names: Vec<String> = names(&held);
    assert_eq!(names, ["trump-wins", "formations-in-combat"], "unknown names are passed over");
    let events = |data: &Dataset| {
        let names = data.events.iter().map(|it| data.word(it.id().unwrap()).to_owned());
        names.collect::<Vec<_>>()
    };
    let (before, now) = (events(&base), events(&held));
    assert_eq!(now[..before.len()], before);
    assert_eq!(now[before.len()..], ["assumed-trump-elected", "assumed-formations-fight"]);
    assert!(held.is_assumed(held.events[before.len()].span));
    assert!(!held.is_assumed(held.events[0].span));
    let order = |data: &Dataset| {
        let all = data.scenarios_in_order().into_iter().map(|it| data.word(it.id).to_owned());
        all.collect::<Vec<_>>()
    };
    assert_eq!(order(&held), SHIPPED, "the digits stay whatever is held");
    assert_eq!(order(&base), SHIPPED);
}

/// Codes and files of what `check` finds in a dossier and in each of its scenarios.
fn found(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let base = small(files, &[]);
    let told = |loaded: &Loaded, report: check::Report| {
        let told = report.diagnostics.iter().map(|it| {
            let file = loaded.files.get(it.span.file).map(|it| it.name.to_string());
            let text = loaded.files.get(it.span.file).map_or("", |it| it.text.as_str());
            let line = text[..it.span.start as usize].lines().count().max(1);
            format!("{} {}:{line}", it.rule.code, file.unwrap_or_default())
        });
        told.collect::<Vec<String>>()
    };
    let own = told(&base, check::check(&base));
    let mut theirs = Vec::new();
    for it in base.dataset.scenarios_in_order() {
        let held = small(files, &[base.dataset.word(it.id)]);
        let report = check::assumed(&held);
        theirs.extend(told(&held, report));
    }
    (own, theirs)
}

fn errors(of: &[String]) -> Vec<&str> {
    of.iter().map(String::as_str).filter(|it| it.starts_with("E-")).collect()
}

#[test]
fn faults_of_a_scenario_are_told_of_it_and_the_base_opens() {
    let (own, theirs) = found(&[("halt.toml", HALT)]);
    assert!(errors(&own).is_empty() && errors(&theirs).is_empty(), "{own:?} {theirs:?}");
    let unknown = HALT.replace("kind = \"deployment\"", "kind = \"deployment\"\nkin = 1");
    let dangling = HALT.replace("actors = [\"delta\"]", "actors = [\"nobody\"]");
    let syntax = format!("{HALT}about = [\n");
    let double = HALT.replace("id = \"halt-paper\"", "id = \"post\"");
    for (text, code) in [
        (unknown, "E-unknown-key halt.toml:"),
        (dangling, "E-unknown-reference halt.toml:"),
        (syntax, "E-syntax halt.toml:"),
        (double, "E-duplicate-id halt.toml:"),
    ] {
        let (own, theirs) = found(&[("halt.toml", &text)]);
        assert!(errors(&own).is_empty(), "{code}: {own:?}");
        assert!(errors(&theirs).iter().any(|it| it.starts_with(code)), "{code}: {theirs:?}");
    }
}

#[test]
fn a_broken_scenario_hides_no_fault_of_the_base() {
    let syntax = format!("{HALT}about = [\n");
    let base = SMALL.replace("about = [\"actor:delta\"]", "about = [\"actor:nobody\"]");
    let files = [("small.toml", base.as_str()), ("halt.toml", syntax.as_str())];
    let report = check::check(&hold(inputs(&files), &[]));
    let codes: Vec<&str> = report.diagnostics.iter().map(|it| it.rule.code).collect();
    assert!(codes.contains(&"E-unknown-reference"), "{codes:?}");
}

#[test]
fn a_header_that_cannot_be_read_is_a_fault_of_the_base() {
    let nameless = HALT.replace("id = \"halt\"\n", "");
    let untitled = HALT.replace("title = \"They halt\"\n", "");
    let unclosed = HALT.replace("title = \"They halt\"\n", "title = \"They halt\n");
    let odd = HALT.replace("id = \"halt\"\n", "id = 3\n");
    for text in [nameless, untitled, unclosed, odd] {
        let (own, _) = found(&[("halt.toml", &text)]);
        assert!(errors(&own).iter().any(|it| it.contains("halt.toml:")), "{own:?}\n{text}");
        assert!(small(&[("halt.toml", &text)], &["halt"]).dataset.assumed.is_empty());
    }
}

#[test]
fn a_scenario_stands_once_in_a_file_of_its_own() {
    let twice = format!("{HALT}\n[scenario]\nid = \"again\"\ntitle = \"x\"\n");
    let (own, theirs) = found(&[("halt.toml", &twice)]);
    assert!(!errors(&own).is_empty() || !errors(&theirs).is_empty(), "[scenario] twice");
    let (own, _) = found(&[("halt.toml", &HALT.replace("[scenario]", "[[scenario]]"))]);
    assert!(errors(&own).iter().any(|it| it.starts_with("E-unknown-record")), "{own:?}");
    let (own, _) = found(&[("a.toml", HALT), ("b.toml", HALT)]);
    assert!(errors(&own).iter().any(|it| it.starts_with("E-duplicate-id b.toml")), "{own:?}");

    let both = format!("{SMALL}\n{HALT}");
    let report = check::check(&hold(inputs(&[("both.toml", &both)]), &[]));
    let faults: Vec<_> = report.diagnostics.iter().map(|it| it.message.to_string()).collect();
    assert!(
        faults.iter().any(|it| it.contains("`[dataset]` stands in the file of a")),
        "{faults:?}"
    );
    assert!(!faults.iter().any(|it| it.contains("has no `[dataset]`")), "{faults:?}");
}

#[test]
fn a_header_is_known_however_it_is_written() {
    let forms = [
        HALT.replace('\n', "\r\n"),
        format!(
            "\u{feff}{}",
            HALT.trim_start()
                .replace("[defaults]", "[scenario]")
                .replacen("via = \"halt-paper\"\nreported = 2026-01-15\n\n[scenario]\n", "", 1,)
                .replace(
                    "title = \"The soldiers halt\"",
                    "title = \"The soldiers halt\"\nvia = \"halt-paper\"\nreported = 2026-01-15"
                )
        ),
        HALT.replace("[scenario]", "[ \"scenario\" ] # quoted"),
    ];
    for text in forms {
        let input = &inputs(&[("halt.toml", &text)])[0];
        assert!(is_scenario(input), "{text}");
        assert_eq!(scenario(input).as_deref(), Some("halt"), "{text}");
        let base = small(&[("halt.toml", &text)], &[]);
        assert!(base.faults.is_empty(), "{:?}", base.faults);
        assert!(base.dataset.events.is_empty() && base.dataset.assumed.is_empty());
        let held = small(&[("halt.toml", &text)], &["halt"]);
        assert!(held.faults.is_empty(), "{:?}", held.faults);
        assert_eq!((held.dataset.events.len(), held.dataset.assumed.len()), (1, 1));
    }
}

#[test]
fn what_a_scenario_attaches_is_opened_whether_it_is_held_or_not() {
    use std::cell::RefCell;
    let text = format!("{HALT}\n[[state]]\nof = \"front:x\"\nline = \"x.geojson\"\n");
    let asked = RefCell::new(Vec::new());
    let attach = |file: &str, path: &str| {
        asked.borrow_mut().push(format!("{file} {path}"));
        Err("is not here".to_owned())
    };
    let files = [("small.toml", SMALL), ("what-if/halt.toml", text.as_str())];
    let base = load(inputs(&files), &attach);
    assert_eq!(*asked.borrow(), ["what-if/halt.toml x.geojson"], "its checksum is the dossier's");
    assert!(base.faults.is_empty(), "that it is missing is told when it is held");
    let held = hold(inputs(&files), &["halt"]);
    assert!(held.faults.iter().any(|it| it.rule.code == "E-attachment"), "{:?}", held.faults);
}

//! Whatever a page names can be reached, and nothing of the future is on it.

use std::collections::{BTreeMap, BTreeSet};

use sitroom::board::Board;
use sitroom::board::question::{Known, Mute, Question};
use sitroom::briefing::block::Block;
use sitroom::briefing::detail::{Detail, detail, directory, place};
use sitroom::briefing::pages::{Page, report_days, touched};
use sitroom::dataset::Dataset;
use sitroom::load::{Input, load};

use super::{blocks, day, on, pages, small, texts};
use crate::as_of::cut_off;
use crate::shipped::dataset;

/// Before anything, the days of that fortnight, and after all of it.
const DAYS: &[&str] = &[
    "2020-01-01",
    "2024-06-15",
    "2024-10-16",
    "2024-10-17",
    "2024-10-18",
    "2024-10-22",
    "2024-10-23",
    "2024-10-28",
    "2024-11-06",
    "2027-01-01",
];

/// Addresses that rows and items of some blocks lead to.
fn records<'b>(blocks: impl Iterator<Item = &'b Block>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for block in blocks {
        match block {
            Block::Table(table) => found.extend(table.rows.iter().map(|row| row.record.clone())),
            Block::List(items) => found.extend(items.iter().map(|item| item.record.clone())),
            _ => {}
        }
    }
    found.remove("");
    found
}

/// Everything on a board: pages, and all details that can be reached from them.
fn reach(board: &Board<'_>) -> (Vec<(&'static str, Page)>, BTreeMap<String, Detail>) {
    let pages = pages(board);
    let mut todo: Vec<String> = pages.iter().flat_map(|(_, page)| records(blocks(page))).collect();
    todo.extend(directory(board).into_iter().map(|entry| entry.record));
    let mut details = BTreeMap::new();
    while let Some(address) = todo.pop() {
        if details.contains_key(&address) {
            continue;
        }
        let Some(detail) = detail(board, &address) else {
            panic!("{address} leads nowhere on {}", board.view.question.as_of);
        };
        todo.extend(records(detail.blocks.iter()));
        details.insert(address, detail);
    }
    (pages, details)
}

fn questions(dataset: &Dataset) -> Vec<Question> {
    let usual = Question::of(dataset);
    let mut all: Vec<_> = DAYS.iter().map(|text| usual.at(day(text))).collect();
    all.push(Question { known: Known::Now, ..usual.at(day("2024-10-17")) });
    let mute = ["budanov", "economist-2024-10-22", "a"];
    let without: Vec<_> = mute.iter().filter_map(|it| Mute::parse(dataset, it).ok()).collect();
    all.push(Question { without, ..usual });
    all
}

#[test]
fn whatever_a_row_names_has_a_detail_and_nothing_is_blank() {
    for dataset in [dataset().clone(), small()] {
        for question in questions(&dataset) {
            on(&dataset, &question, |board| {
                let (pages, details) = reach(board);
                let when = question.as_of;
                for (id, page) in &pages {
                    assert!(!page.blocks.is_empty(), "{id} on {when}");
                    for text in blocks(page).flat_map(texts) {
                        assert!(!text.is_empty() && !text.contains('\n'), "{id} on {when}");
                    }
                    assert!(page.legend.chars().count() <= 60, "{}", page.legend);
                }
                for (address, detail) in &details {
                    assert_eq!(detail.record, *address);
                    assert!(!detail.title.is_empty() && !detail.citation.is_empty(), "{address}");
                    for text in detail.blocks.iter().flat_map(texts) {
                        assert!(!text.trim().is_empty(), "{address} on {when}");
                    }
                    let web =
                        |url: &String| url.starts_with("https://") || url.starts_with("http://");
                    assert!(detail.links.iter().all(web), "{address}: {:?}", detail.links);
                    assert!(place(board, address).is_some(), "{address} has no place");
                }
            });
        }
    }
}

#[test]
fn what_is_not_on_the_board_has_no_detail() {
    let question = Question::of(dataset()).at(day("2024-10-16"));
    on(dataset(), &question, |board| {
        for address in [
            "claim:nk-troops-total",
            "stance:nk-troops-total/south-korea",
            "state:flow:nk-personnel/2024-10-17",
            "source:economist-2024-10-22",
            "judgement:kj-formations",
            "claim:no-such-claim",
            "nothing",
            "rate:x",
            "state:flow/2024",
        ] {
            assert_eq!(detail(board, address), None, "{address}");
            assert_eq!(place(board, address), None, "{address}");
        }
    });
}

/// What a board shows on a day is what it would show if nothing later had been written.
#[test]
fn pages_and_details_equal_those_of_a_dossier_cut_off_on_that_day() {
    for text in DAYS {
        let day = day(text);
        let whole = dataset();
        let cut = cut_off(whole, day);
        let question = |dataset| Question::of(dataset).at(day);
        let plain = |board: &Board<'_>| {
            let (pages, details) = reach(board);
            let entries = directory(board);
            (lines(&pages), details.iter().map(|it| lines(&it)).collect::<Vec<_>>(), entries)
        };
        let seen = on(whole, &question(whole), plain);
        let alone = on(&cut, &question(&cut), plain);
        assert_eq!(seen.0, alone.0, "pages on {day}");
        for (seen, alone) in seen.1.iter().zip(&alone.1) {
            assert_eq!(seen, alone, "on {day}");
        }
        assert_eq!(seen.1.len(), alone.1.len(), "details on {day}");
        assert_eq!(seen.2, alone.2, "directory on {day}");
    }
}

/// Everything in a value, without the shelf positions of citations, which differ between dossiers.
fn lines(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:#?}");
    let kept = text.lines().filter(|line| !line.trim_start().starts_with("at: "));
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_touched_is_the_same_in_both_directions() {
    let usual = Question::of(dataset());
    let (before, after) = (usual.at(day("2024-10-17")), usual.at(day("2024-10-18")));
    let forward = on(dataset(), &after, |board| touched(board, &before));
    let back = on(dataset(), &before, |board| touched(board, &after));
    for address in ["claim:nk-12000-decided", "claim:nk-troops-total", "flow:nk-personnel"] {
        assert!(forward.contains(address), "{address}: {forward:#?}");
    }
    assert!(back.contains("claim:nk-troops-total") && back.contains("flow:nk-personnel"));
    assert!(!back.contains("claim:nk-12000-decided"), "it is not on the board of that day");
    assert!(back.is_subset(&forward));
    on(dataset(), &after, |board| assert!(touched(board, &after).is_empty()));

    let mute = Mute::parse(dataset(), "south-korea").unwrap();
    let without = Question { without: vec![mute], ..after.clone() };
    let fallen = on(dataset(), &without, |board| touched(board, &after));
    assert!(fallen.contains("claim:nk-troops-total"), "{fallen:#?}");
}

#[test]
fn what_is_touched_has_a_detail() {
    let usual = Question::of(dataset());
    let days: Vec<_> = on(dataset(), &usual, report_days);
    for pair in days.windows(2) {
        let (before, after) = (usual.at(pair[0]), usual.at(pair[1]));
        on(dataset(), &after, |board| {
            let touched = touched(board, &before);
            assert!(!touched.is_empty(), "nothing from {} to {}", pair[0], pair[1]);
            for address in touched {
                assert!(detail(board, &address).is_some(), "{address}");
            }
        });
    }
}

#[test]
fn a_subject_with_another_figure_is_marked() {
    let shared =
        "about = [\"flow:boats\"]\nmetric = \"total\"\nby = \"a\"\nvia = \"s\"\nrating = \"C3\"\n";
    let claim = |id: &str, amount: &str, day: &str, more: &str| {
        format!(
            "[[claim]]\nid = \"{id}\"\nsays = \"Some boats.\"\namount = \"{amount}\"\nreported = {day}\n{more}{shared}"
        )
    };
    let text = format!(
        "{}{}{}",
        "[dataset]\nschema = 1\nid = \"d\"\ntitle = \"D\"\nas-of = 2026-05-09\nlicence = \"CC0-1.0\"\n\
         [dataset.units]\nboat = \"boat, boats\"\n\
         [[source]]\nid = \"s\"\ntitle = \"S\"\nkind = \"article\"\npublished = 2026-05-01\n\
         publisher = \"S\"\nreliability = \"B\"\n\
         [[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"state\"\n\
         [[actor]]\nid = \"b\"\nname = \"B\"\nkind = \"state\"\n\
         [[flow]]\nid = \"boats\"\nname = \"Boats\"\nfrom = \"a\"\nto = \"b\"\ncategory = \"materiel\"\n",
        claim("many", ">=40 boat", "2026-05-03", ""),
        claim("few", "12 boat", "2026-05-09", "updates = [\"many\"]\n"),
    );
    let loaded =
        load(vec![Input { name: "d.toml".into(), bytes: text.into() }], &|_, _| Ok(Vec::new()));
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    let usual = Question::of(&loaded.dataset);
    let before = usual.at(day("2026-05-03"));
    let marked = on(&loaded.dataset, &usual, |board| touched(board, &before));
    assert!(marked.contains("flow:boats") && marked.contains("claim:few"), "{marked:?}");
    // Backwards too, where the new claim is not on the board.
    let marked = on(&loaded.dataset, &before, |board| touched(board, &usual));
    assert_eq!(marked.into_iter().collect::<Vec<_>>(), ["flow:boats"]);
}

//! What a page shows, and how much of it.

use sitroom::board::question::Question;
use sitroom::briefing::block::Block;
use sitroom::briefing::detail::detail;
use sitroom::load::{Input, load};

use super::{SMALL, cells, day, on, page, small, tables, texts};
use crate::shipped::dataset;

#[test]
fn bars_ladders_and_traces_are_drawn_to_scale() {
    let small = small();
    on(&small, &Question::of(&small), |board| {
        let supply = page(board, "supply");
        assert_eq!(
            cells(&supply.blocks, &["Flow", "What", "Quantity", "⇄"]),
            [
                "┄┄▶ | Money | — | 1",
                "════▶ | Shells | 400 shells | 1",
                "══▶ | Rockets | 200 shells | 0",
            ]
            .map(|line| line.replace("0 shells", "0\u{a0}shells"))
        );
        let headings = supply.blocks.iter().filter_map(|block| match block {
            Block::Heading(text) => Some(text.as_str()),
            _ => None,
        });
        assert_eq!(headings.collect::<Vec<_>>(), ["C → B", "B → C"]);
        assert!(matches!(&supply.zoomed[0], Block::Heading(text) if text == "C ⇄ B"));
        assert_eq!(
            cells(&supply.zoomed, &["gives →", "← gets"]),
            ["Money | Shells, 400\u{a0}shells", "  | Rockets, 200\u{a0}shells"]
        );
        let aid = page(board, "aid");
        let heads = ["Package", "Ladder", "Reached", "Firm of promised", "Gap"];
        assert_eq!(
            cells(&aid.blocks, &heads),
            ["Loan | ██▒▒▒▒░░ | disbursed | 60 of 80\u{a0}EUR | 60 EUR"]
        );
        let fronts = page(board, "fronts");
        assert_eq!(
            cells(&fronts.blocks[..1], &["Front", "State", "Trend", "Assessed", "Trace"]),
            ["North | withdrawing | ▼ for C | 2024-10-10 | ▄▁"]
        );
    });
}

#[test]
fn the_ledger_lists_every_position_in_order_and_leads_to_each() {
    let small = small();
    on(&small, &Question::of(&small), |board| {
        let claim = detail(board, "claim:many").unwrap();
        assert_eq!(
            cells(&claim.blocks[3..4], &["Date", "Position", "Who", "Rated"]),
            [
                "2024-10-10 | + asserts | A | B2",
                "2024-10-11 | · declines to comment | B | —",
                "2024-10-12 | ≠ says the contrary | C | —",
                "2024-10-13 | ≠ denies | B | —",
            ]
        );
        let leads: Vec<_> =
            tables(&claim.blocks[3..4]).flat_map(|it| &it.rows).map(|it| &*it.record).collect();
        assert_eq!(leads, ["actor:a", "stance:many/b/1", "claim:fewer", "stance:many/b"]);
        assert_eq!(
            cells(&claim.blocks[5..6], &["Figure", "Claimant", "Agrees"]),
            ["400 | C | conflict", "1,000 | A | this one"]
        );
        assert_eq!(claim.links, ["https://example.org/paper"]);
        assert_eq!(
            claim.citation,
            "A, 2024-10-10: Many shells are sent. (1,000\u{a0}shells) (Paper, The Paper, \
             2024-10-01, https://example.org/paper)"
        );
    });
}

#[test]
fn the_brief_is_short_and_says_what_changed() {
    let question = Question::of(dataset()).at(day("2024-10-28"));
    let question = Question { since: Some(day("2024-10-22")), ..question };
    let brief = on(dataset(), &question, |board| page(board, "brief"));
    let texts: Vec<String> = brief.blocks.iter().flat_map(texts).collect();
    for line in [
        "Likely (55–80\u{a0}%)",
        "Confidence: low",
        "What changed since 2024-10-22",
        "Review: 1 prop changed since it was made",
    ] {
        assert!(texts.iter().any(|it| it == line), "no {line:?} in {texts:#?}");
    }
    assert_eq!(
        cells(&brief.blocks, &["Due", "Days", "What"]),
        ["2024-11-05 | 8 | The United States elects a president (tripwire)"]
    );
}

#[test]
fn the_timeline_covers_what_is_near_and_what_is_due() {
    let question = Question::of(dataset());
    let lanes = on(dataset(), &question, |board| page(board, "timeline").lanes.unwrap());
    assert_eq!((lanes.from, lanes.to), (day("2024-09-10"), day("2024-11-05")));
    assert_eq!(lanes.cursor, day("2024-10-22"));
    let names: Vec<_> = lanes.lanes.iter().map(|lane| lane.name).collect();
    assert_eq!(names, ["front", "supply", "aid", "diplomacy", "claims"]);
    for lane in &lanes.lanes {
        assert!(lane.days.iter().all(|(day, n)| *n > 0 && lanes.from <= *day && *day <= lanes.to));
    }
    let late = on(dataset(), &question.at(day("2027-01-01")), |board| page(board, "timeline"));
    assert_eq!(late.lanes.unwrap().to, day("2027-01-01"));
}

#[test]
fn a_long_list_of_related_records_ends_with_a_count() {
    let claim = |n| {
        format!(
            "[[claim]]\nid = \"more-{n}\"\nsays = \"More.\"\nby = \"a\"\nabout = [\"flow:money\"]"
        )
    };
    let claims: Vec<_> = (0..230).map(claim).collect();
    let text = format!("{SMALL}\n{}\n", claims.join("\n"));
    let input = Input { name: "small.toml".to_owned(), bytes: text.into() };
    let loaded = load(vec![input], &|_, _| Err("nothing is attached".to_owned()));
    let dataset = loaded.dataset;
    on(&dataset, &Question::of(&dataset), |board| {
        let flow = detail(board, "flow:money").unwrap();
        let lists = flow.blocks.iter().filter_map(|block| match block {
            Block::List(items) => Some(items.len()),
            _ => None,
        });
        assert_eq!(lists.max(), Some(200));
        let notes: Vec<_> =
            flow.blocks.iter().filter(|it| matches!(it, Block::Note(_))).flat_map(texts).collect();
        // Beside the claims: sender, recipient, the flow in return, and the claim taken back.
        assert_eq!(notes, ["And 34 more."]);
    });
}

#[test]
fn an_office_is_told_with_its_years_once_it_is_over() {
    on(dataset(), &Question::of(dataset()), |board| {
        let foreman = detail(board, "claim:russia-looked-down").unwrap();
        let texts: Vec<_> = foreman.blocks.iter().flat_map(texts).collect();
        assert!(texts.iter().any(|it| it.contains("(2019 to 2022)")), "{texts:#?}");
    });
}

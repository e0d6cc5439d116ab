//! The pages of the board and the details behind their rows: whatever a row leads to is there,
//! nothing is blank, and nothing on a day is from later.

use std::collections::{BTreeMap, BTreeSet};

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Mute, Question};
use sitroom::briefing::block::{Block, Row, Run, Table, Value};
use sitroom::briefing::detail::{Detail, detail, directory, place};
use sitroom::briefing::pages::{PAGES, Page, report_days, touched};
use sitroom::dataset::Dataset;
use sitroom::dataset::date::Day;
use sitroom::load::{Input, load};

use crate::as_of::cut_off;
use crate::shipped::dataset;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

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

/// A small fictional dossier with what the shipped one lacks: two positions of one speaker, two
/// states of one day, a retraction, links.
const SMALL: &str = r#"
[dataset]
schema  = 1
id      = "small"
title   = "Small"
as-of   = 2024-10-22
licence = "CC0-1.0"

[defaults]
via      = "paper"
reported = 2024-10-10

[[source]]
id        = "paper"
title     = "Paper"
kind      = "article"
publisher = "The Paper"
url       = "https://example.org/paper"
published = 2024-10-01

[[source]]
id        = "archive"
title     = "Archive"
kind      = "document"
url       = "ftp://example.org/archive"
published = 2024-10-01

[[actor]]
id   = "a"
name = "A"
kind = "state"

[[actor]]
id   = "b"
name = "B"
kind = "state"

[[actor]]
id   = "c"
name = "C"
kind = "state"

[[place]]
id   = "port"
name = "Port"
kind = "city"
lat  = -3.5
lon  = 40.25

[[flow]]
id       = "shells"
name     = "Shells"
from     = "b"
to       = "c"
category = "ammunition"
route    = ["port"]

[[flow]]
id        = "rockets"
name      = "Rockets"
from      = "b"
to        = "c"
category  = "missile"
in-return = []

[[flow]]
id        = "money"
name      = "Money"
from      = "c"
to        = "b"
category  = "money"
in-return = ["shells"]

[[front]]
id   = "north"
name = "North"

[[aid]]
id        = "loan"
name      = "Loan"
donors    = ["a"]
recipient = "c"
kind      = "financial"

[[claim]]
id     = "many"
says   = "Many shells are sent."
by     = "a"
about  = ["flow:shells"]
amount = "1000 shell"
rating = "B2"

[[claim]]
id          = "fewer"
says        = "Fewer shells are sent."
by          = "c"
about       = ["flow:shells"]
amount      = "400 shell"
contradicts = ["many"]
reported    = 2024-10-12
via         = "archive"

[[claim]]
id     = "rockets-too"
says   = "Rockets are sent."
by     = "a"
about  = ["flow:rockets"]
amount = "200 shell"

[[claim]]
id    = "paid"
says  = "Money is paid."
by    = "a"
about = ["flow:money"]
retracted = 2024-10-20

[[claim]]
id     = "promised"
says   = "A loan is promised."
by     = "a"
about  = ["aid:loan"]
amount = "80 EUR"
metric = "total"

[[stance]]
claim    = "many"
by       = "b"
is       = "declines-comment"
reported = 2024-10-11

[[stance]]
claim    = "many"
by       = "b"
is       = "denies"
reported = 2024-10-13
note     = "Not one."

[[state]]
of       = "front:north"
is       = "holding"
when     = 2024-10-10
rests-on = ["claim:many"]
trend    = "steady"
for      = "c"

[[state]]
of       = "front:north"
is       = "withdrawing"
when     = 2024-10-10
rests-on = ["claim:many"]
trend    = "worsening"
for      = "c"

[[state]]
of       = "aid:loan"
is       = "committed"
when     = 2024-10-10
rests-on = ["claim:promised"]
amount   = "60 EUR"

[[state]]
of       = "aid:loan"
is       = "disbursed"
when     = 2024-10-12
reported = 2024-10-12
rests-on = ["claim:promised"]
amount   = "20 EUR"

[[control]]
id     = "ground"
by     = "a"
when   = 2024-10-09
area   = [[48, 37], [48, 38], [49, 38]]
holder = "b"

[[control]]
id       = "more-ground"
by       = "a"
reported = 2024-10-13
when     = 2024-10-13
area     = [[48, 37], [48, 39], [49, 38]]
holder   = "b"
note     = "In the north."
"#;

fn small() -> Dataset {
    let input = Input { name: "small.toml".to_owned(), bytes: SMALL.into() };
    let loaded = load(vec![input], &|_, _| Err("nothing is attached".to_owned()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

fn on<T>(dataset: &Dataset, question: &Question, look: impl FnOnce(&Board<'_>) -> T) -> T {
    let index = Index::new(dataset);
    look(&Board::answer(&index, question))
}

fn pages(board: &Board<'_>) -> Vec<(&'static str, Page)> {
    PAGES.iter().map(|row| (row.id, (row.page)(board))).collect()
}

fn blocks(page: &Page) -> impl Iterator<Item = &Block> {
    page.blocks.iter().chain(&page.zoomed)
}

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

fn words(value: &Value) -> &str {
    match value {
        Value::Prose(text)
        | Value::Name(text)
        | Value::Number(text)
        | Value::Date(text)
        | Value::Code(text) => text,
        Value::Missing => "—",
    }
}

/// Every piece of text of a block; the cells of a table are as many as its columns.
fn texts(block: &Block) -> Vec<String> {
    let runs = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    match block {
        Block::Heading(text) | Block::Note(text) => vec![text.clone()],
        Block::Chart(figure) => figure.views.iter().map(|view| view.name.clone()).collect(),
        Block::Prose(prose) => vec![runs(prose)],
        Block::Facts(facts) => {
            facts.iter().flat_map(|(label, value)| [label.clone(), runs(value)]).collect()
        }
        Block::List(items) => items
            .iter()
            .flat_map(|item| std::iter::once(&item.runs).chain(&item.below))
            .map(|it| runs(it))
            .collect(),
        Block::Table(table) => {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| words(&cell.value).to_owned()).collect()
        }
    }
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

fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The cells of every row, by the heads of their columns.
fn cells(blocks: &[Block], heads: &[&str]) -> Vec<String> {
    let line = |table: &Table, row: &Row| {
        let at = |head: &&str| table.columns.iter().position(|it| it.head == *head).unwrap();
        let cells = heads.iter().map(|head| words(&row.cells[at(head)].value).to_owned());
        cells.collect::<Vec<_>>().join(" | ")
    };
    tables(blocks).flat_map(|table| table.rows.iter().map(|row| line(table, row))).collect()
}

fn page(board: &Board<'_>, id: &str) -> Page {
    (PAGES.iter().find(|row| row.id == id).unwrap().page)(board)
}

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

#[test]
fn the_board_steps_to_the_day_a_report_can_first_be_seen() {
    let late = SMALL.replacen("published = 2024-10-01", "published = 2024-10-15", 1);
    let input = Input { name: "small.toml".to_owned(), bytes: late.into() };
    let dataset = load(vec![input], &|_, _| Err("nothing is attached".to_owned())).dataset;
    let days = on(&dataset, &Question::of(&dataset), report_days);
    let wanted: Vec<_> =
        ["2024-10-10", "2024-10-12", "2024-10-15"].iter().map(|it| day(it)).collect();
    assert_eq!(days, wanted);
}

#[test]
fn a_flow_begins_no_earlier_than_the_board_can_know() {
    let begins = "route    = [\"port\"]\nstart    = \"2024-10-20/..\"\n";
    let text = SMALL.replacen("route    = [\"port\"]\n", begins, 1);
    let input = Input { name: "small.toml".to_owned(), bytes: text.into() };
    let dataset = load(vec![input], &|_, _| Err("nothing is attached".to_owned())).dataset;
    let says = |as_of, known| {
        let question = Question { known, ..Question::of(&dataset).at(day(as_of)) };
        on(&dataset, &question, |board| {
            let supply = pages(board).into_iter().find(|(id, _)| *id == "supply").unwrap().1;
            let detail = detail(board, "flow:shells").unwrap();
            let all = supply.blocks.iter().chain(&detail.blocks);
            all.flat_map(texts).filter(|text| text.contains("2024-10-20")).count()
        })
    };
    assert_eq!(says("2024-10-19", Known::Then), 0);
    assert_eq!(says("2024-10-20", Known::Then), 2);
    assert_eq!(says("2024-10-19", Known::Now), 2);
}

//! The pages of the board and the details behind their rows: whatever a row leads to is there,
//! nothing is blank, and nothing on a day is from later.

mod reach;
mod shown;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Question};
use sitroom::briefing::block::{Block, Row, Run, Table, Value};
use sitroom::briefing::detail::detail;
use sitroom::briefing::pages::{PAGES, Page, report_days};
use sitroom::dataset::Dataset;
use sitroom::dataset::date::Day;
use sitroom::load::{Input, load};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

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

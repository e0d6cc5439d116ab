//! The column planner: nothing is cut, nothing is lost, nothing stands out.

use proptest::prelude::*;
use sitroom::briefing::block::{Block, Cell, Column, Form, Row, Section, Table, Tone, Value};
use sitroom::briefing::plan::{Field, lines, one_line, plan};
use sitroom::briefing::wrap::width;
use sitroom::export::{self, Glyphs, Options};

use crate::fixture;

const HEADS: [&str; 5] = ["Item", "Recipient of it", "Flow", "Since", "Status"];
const FORMS: [Form; 5] = [Form::Prose, Form::Name, Form::Number, Form::Date, Form::Code];

fn value(form: Form, text: String) -> Value {
    match form {
        Form::Prose => Value::Prose(text),
        Form::Name => Value::Name(text),
        Form::Number => Value::Number(text),
        Form::Date => Value::Date(text),
        Form::Code => Value::Code(text),
    }
}

prop_compose! {
    fn any_value()(
        form in prop::sample::select(FORMS.to_vec()),
        words in prop::collection::vec("[a-zł]{1,14}", 0..9),
        number in "[−≥~]?[0-9]{1,6}(\\.[0-9]{1,3})?( ?[kM%])?",
        date in "20[0-9]{2}-[01][0-9](-[0-3][0-9])?",
        code in "[○◐◑●] [a-z]{3,10}",
        missing in prop::bool::weighted(0.1),
    ) -> Value {
        if missing {
            return Value::Missing;
        }
        match form {
            Form::Prose | Form::Name => value(form, words.join(" ")),
            Form::Number => value(form, number),
            Form::Date => value(form, date),
            Form::Code => value(form, code),
        }
    }
}

prop_compose! {
    fn any_table()(columns in 1usize..7, rows in 0usize..5)(
        columns in prop::collection::vec((0usize..5, prop::sample::select(FORMS.to_vec()), 0u8..4), columns),
        rows in prop::collection::vec(prop::collection::vec(any_value(), columns), rows),
    ) -> Table {
        let row = |cells: Vec<Value>| Row {
            cells: cells.into_iter().map(|value| Cell { value, exact: None, tone: Tone::Plain, sources: Vec::new() }).collect(),
            record: String::new(),
            below: Vec::new(),
        };
        Table {
            columns: columns
                .into_iter()
                .map(|(head, form, drop)| Column { head: HEADS[head], unit: String::new(), form, drop })
                .collect(),
            rows: rows.into_iter().map(row).collect(),
            total: None,
        }
    }
}

/// The page with this one table, and its lines between banner and receipt.
fn printed(table: &Table, width: usize) -> Vec<String> {
    let mut briefing = fixture::briefing();
    briefing.sections =
        vec![Section { id: "only", title: "Only", blocks: vec![Block::Table(table.clone())] }];
    let options = Options { width, glyphs: Glyphs::Full };
    let page = (export::format("text").unwrap().print)(&briefing, &options);
    let start = page.find("== Only").unwrap();
    let end = page.find("== Receipt").unwrap();
    page[start..end].lines().skip(1).map(str::to_owned).collect()
}

/// The text of a value that must appear as it is.
fn rigid(value: &Value) -> Option<&str> {
    match value {
        Value::Number(text) | Value::Date(text) | Value::Code(text) => Some(text),
        Value::Prose(_) | Value::Name(_) | Value::Missing => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_number_date_or_code_is_altered_at_any_width(table in any_table(), limit in 20usize..250) {
        let plan = plan(&table, limit);
        prop_assert!(plan.width() <= limit);
        for place in &plan.places {
            for row in &table.rows {
                let field = Field::of(&row.cells[place.at].value, place.form);
                let shown = lines(&field, place);
                prop_assert!(shown.iter().all(|line| width(line) <= place.width));
                let screen = one_line(&field, place, "…");
                prop_assert!(screen.iter().all(|line| width(line) <= place.width));
                if let Some(text) = rigid(&row.cells[place.at].value) {
                    prop_assert_eq!(shown.len(), 1);
                    prop_assert_eq!(shown[0].trim_start(), text);
                    prop_assert_eq!(screen[0].trim_start(), text);
                }
            }
        }
    }

    #[test]
    fn a_column_that_may_not_drop_never_drops(table in any_table(), limit in 20usize..250) {
        let plan = plan(&table, limit);
        for &at in &plan.dropped {
            prop_assert!(table.columns[at].drop > 0);
        }
        if !plan.stacked {
            prop_assert_eq!(plan.places.len() + plan.dropped.len(), table.columns.len());
        }
        if plan.full <= limit {
            prop_assert!(plan.dropped.is_empty());
        }
    }

    #[test]
    fn the_printed_table_keeps_to_its_width_and_loses_no_word(table in any_table(), limit in 40usize..250) {
        let plan = plan(&table, limit);
        let page = printed(&table, limit);
        for line in &page {
            prop_assert!(width(line) <= limit, "{:?}", line);
            prop_assert_eq!(line.trim_end(), line.as_str());
        }
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let on_page: usize = page.iter().map(|line| letters(line)).sum();
        let kept = table.rows.iter().flat_map(|row| row.cells.iter().enumerate());
        let in_table: usize = kept
            .filter(|(at, _)| !plan.dropped.contains(at))
            .map(|(_, cell)| match &cell.value {
                Value::Missing => 1,
                Value::Prose(text) | Value::Name(text) | Value::Number(text) | Value::Date(text)
                | Value::Code(text) => letters(text),
            })
            .sum();
        prop_assert!(on_page >= in_table);
    }
}

#[test]
fn numbers_stand_on_their_decimal_point() {
    let table = fixture::supply();
    let plan = plan(&table, 200);
    let place = plan.places[2];
    let points: Vec<usize> = table
        .rows
        .iter()
        .chain(&table.total)
        .filter(|row| row.cells[2].value != Value::Missing)
        .map(|row| lines(&Field::of(&row.cells[2].value, Form::Number), &place)[0].clone())
        .map(|line| width(&line[..line.rfind('.').unwrap()]))
        .collect();
    assert_eq!(points, [points[0]; 3]);
}

#[test]
fn columns_go_in_their_declared_order_and_come_back_at_the_announced_width() {
    let table = fixture::supply();
    let full = plan(&table, 200).full;
    assert!(plan(&table, full).dropped.is_empty());
    assert_eq!(plan(&table, full - 1).dropped, [6]);
    let dropped: Vec<Vec<usize>> = (20..=full).rev().map(|at| plan(&table, at).dropped).collect();
    for pair in dropped.windows(2) {
        assert!(pair[0].iter().all(|at| pair[1].contains(at)) || pair[1].is_empty());
    }
    assert!(dropped.contains(&vec![3, 4, 5, 6]));
}

#[test]
fn a_heading_that_lacks_a_few_cells_for_one_line_is_given_them() {
    let column = |head, unit: &str, form| Column { head, unit: unit.to_owned(), form, drop: 0 };
    let table = Table {
        columns: vec![column("Why", "", Form::Prose), column("Age", "d", Form::Number)],
        rows: vec![Row {
            cells: vec![
                cell(Value::Prose("some words of a reason that goes on and on".to_owned())),
                cell(Value::Number("3".to_owned())),
            ],
            record: String::new(),
            below: Vec::new(),
        }],
        total: None,
    };
    for limit in 24..60 {
        let plan = plan(&table, limit);
        assert_eq!(plan.places[1].width, "Age, d".len(), "at {limit}: {plan:?}");
        assert!(plan.width() <= limit);
    }
}

fn cell(value: Value) -> Cell {
    Cell { value, exact: None, tone: Tone::Plain, sources: Vec::new() }
}

#[test]
fn what_cannot_stand_side_by_side_is_stacked() {
    let column = |head| Column { head, unit: String::new(), form: Form::Code, drop: 0 };
    let cell = |text: &str| cell(Value::Code(text.into()));
    let table = Table {
        columns: vec![column("First"), column("Second")],
        rows: vec![Row {
            cells: vec![
                cell("a-code-of-some-30-characters-x"),
                cell("a-code-that-takes-36-characters-long"),
            ],
            record: String::new(),
            below: Vec::new(),
        }],
        total: None,
    };
    assert!(plan(&table, 40).stacked);
    let page = printed(&table, 40);
    assert_eq!(
        page[1..4],
        [
            "First: a-code-of-some-30-characters-x",
            "Second:",
            "  a-code-that-takes-36-characters-long"
        ]
    );
}

//! The blocks with a scenario, laid out with their marks: what is other than it was says what it was.

use crate::briefing::assumed::pieces::{What, value, words};
use crate::briefing::block::{Block, Cell, Item, Row, Run, Tone, Value};
use crate::briefing::build::toned;

/// Said of what is there only with the scenario.
pub const NEW: &str = "Only in the scenario.";

/// What a piece was without the scenario, and below which heading if that is another.
#[derive(Clone, Copy, Debug)]
pub struct Twin<'b> {
    /// What it was, if it was there.
    pub was: Option<What<'b>>,
    /// The heading it stood below, if it stood elsewhere.
    pub moved: Option<&'b str>,
}

/// Adds a block with its marks.
pub fn lay<'b>(
    block: Block,
    base: &[Block],
    twins: &mut impl Iterator<Item = Twin<'b>>,
    laid: &mut Vec<Block>,
) {
    let mut next = || twins.next().unwrap_or(Twin { was: None, moved: None });
    match block {
        Block::Heading(text) => laid.push(Block::Heading(match next().was {
            Some(What::Heading(was)) if was != text => format!("{was} → {text}"),
            _ => text,
        })),
        Block::Prose(runs) => prose(next().was, runs, laid),
        Block::Note(text) => note(next().was, text, laid),
        Block::List(items) => {
            laid.push(Block::List(items.into_iter().map(|it| item(next(), it)).collect()));
        }
        Block::Facts(facts) => {
            laid.push(Block::Facts(facts.into_iter().map(|it| fact(next().was, it)).collect()));
        }
        Block::Table(mut table) => {
            table.rows = table.rows.into_iter().map(|it| row(next(), it)).collect();
            table.total = table.total.map(|it| row(next(), it));
            laid.push(Block::Table(table));
        }
        Block::Chart(figure) => {
            let block = Block::Chart(figure);
            let other = !base.contains(&block);
            laid.push(block);
            if other {
                laid.push(Block::Note("The map is drawn as in the scenario.".to_owned()));
            }
        }
    }
}

fn assumed(runs: Vec<Run>) -> Vec<Run> {
    runs.into_iter().map(|run| Run { tone: Tone::Assumed, ..run }).collect()
}

/// What something said.
fn without(text: &str) -> String {
    format!("Without the scenario: {text}")
}

fn prose(was: Option<What<'_>>, runs: Vec<Run>, laid: &mut Vec<Block>) {
    let was = was.map(|was| if let What::Prose(was) = was { words(was) } else { String::new() });
    match was {
        Some(was) if was == words(&runs) => laid.push(Block::Prose(runs)),
        was => {
            laid.push(Block::Prose(assumed(runs)));
            laid.push(Block::Note(was.map_or_else(|| NEW.to_owned(), |was| without(&was))));
        }
    }
}

fn note(was: Option<What<'_>>, text: String, laid: &mut Vec<Block>) {
    match was {
        Some(What::Note(was)) if was == text => laid.push(Block::Note(text)),
        Some(What::Note(was)) => {
            laid.extend([Block::Note(text), Block::Note(without(was))]);
        }
        _ => laid.push(Block::Note(format!("{text} {NEW}"))),
    }
}

fn item(twin: Twin<'_>, item: Item) -> Item {
    let Some(What::Item(was)) = twin.was else {
        let mut below = vec![vec![toned(NEW, Tone::Assumed)]];
        below.extend(item.below);
        return Item { runs: assumed(item.runs), below, record: item.record };
    };
    let before = words(&was.runs);
    let mut below = lines(&was.below, item.below);
    let same = before == words(&item.runs);
    if !same {
        below.insert(0, vec![toned(without(&before), Tone::Dim)]);
    }
    below.extend(moved(twin));
    Item { runs: if same { item.runs } else { assumed(item.runs) }, below, record: item.record }
}

fn fact(was: Option<What<'_>>, (label, runs): (String, Vec<Run>)) -> (String, Vec<Run>) {
    let before = match was {
        Some(What::Fact(_, was)) => words(was),
        _ => "—".to_owned(),
    };
    if before == words(&runs) {
        return (label, runs);
    }
    let mut all = vec![toned(format!("{before} → "), Tone::Dim)];
    all.extend(assumed(runs));
    (label, all)
}

fn row(twin: Twin<'_>, row: Row) -> Row {
    match twin.was {
        Some(What::Row(_, was) | What::Total(_, was)) => {
            let mut row = touched(was, row);
            row.below.extend(moved(twin));
            row
        }
        _ => new(row),
    }
}

/// A row that is there only with the scenario.
fn new(row: Row) -> Row {
    let cells = row.cells.into_iter().map(|cell| Cell { tone: Tone::Assumed, ..cell }).collect();
    let mut below = vec![vec![toned(NEW, Tone::Assumed)]];
    below.extend(row.below);
    Row { cells, below, record: row.record }
}

/// A row with what its cells were.
fn touched(was: &Row, row: Row) -> Row {
    let mut below = lines(&was.below, row.below);
    let mut drawing = false;
    let cells = row.cells.into_iter().enumerate().map(|(at, cell)| match was.cells.get(at) {
        Some(before) if before.value != cell.value => {
            drawing |= is_drawn(&before.value) || is_drawn(&cell.value);
            let value = both(&before.value, &cell.value);
            Cell { value, tone: Tone::Assumed, ..cell }
        }
        _ => cell,
    });
    let cells = cells.collect();
    if drawing {
        below.insert(0, vec![toned("Drawn as in the scenario.", Tone::Assumed)]);
    }
    Row { cells, below, record: row.record }
}

/// The line that says where a piece stood.
fn moved(twin: Twin<'_>) -> Option<Vec<Run>> {
    let heading = twin.moved?;
    let text = match heading {
        "" => without("further above."),
        heading => without(&format!("under “{heading}”.")),
    };
    Some(vec![toned(text, Tone::Dim)])
}

/// Further lines, with those marked that were not there: lines of one label are one, others are told
/// after each other.
fn lines(was: &[Vec<Run>], is: Vec<Vec<Run>>) -> Vec<Vec<Run>> {
    let now: Vec<String> = is.iter().map(|line| words(line)).collect();
    let mut left: Vec<String> = was.iter().map(|line| words(line)).collect();
    left.retain(|line| !now.contains(line));
    let same = |text: &String| was.iter().any(|line| words(line) == *text);
    let mut all = Vec::with_capacity(is.len());
    for (line, text) in is.into_iter().zip(now) {
        if same(&text) {
            all.push(line);
            continue;
        }
        let twin = labelled(&text).and_then(|label| {
            let at = left.iter().position(|it| labelled(it) == Some(label))?;
            Some(left.remove(at))
        });
        let before =
            twin.map_or_else(|| NEW.trim_end_matches('.').to_owned() + ":", |it| it + " →");
        let mut marked = vec![toned(format!("{before} "), Tone::Dim)];
        marked.extend(assumed(line));
        all.push(marked);
    }
    all.extend(left.iter().map(|line| vec![toned(without(line), Tone::Dim)]));
    all
}

/// The label at the beginning of a line, if it has one.
fn labelled(text: &str) -> Option<&str> {
    text.split_once(": ").map(|(label, _)| label)
}

/// A drawing: two beside each other cannot be read, so it is shown as it would be.
fn is_drawn(it: &Value) -> bool {
    let text = value(it);
    text.chars().count() > 2 && !text.chars().any(char::is_alphanumeric)
}

/// Base → scenario.
fn both(was: &Value, is: &Value) -> Value {
    if is_drawn(was) || is_drawn(is) {
        return is.clone();
    }
    let both = format!("{} → {}", value(was), value(is));
    match (is, was) {
        (Value::Prose(_), _) | (Value::Missing, Value::Prose(_)) => Value::Prose(both),
        (Value::Name(_), _) | (Value::Missing, Value::Name(_)) => Value::Name(both),
        (Value::Number(_), _) | (Value::Missing, Value::Number(_)) => Value::Number(both),
        (Value::Date(_), _) | (Value::Missing, Value::Date(_)) => Value::Date(both),
        _ => Value::Code(both),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_shown_as_it_would_be() {
        let code = |text: &str| Value::Code(text.into());
        assert_eq!(both(&code("░░░░"), &code("██░░")), code("██░░"));
        assert_eq!(both(&code("holding"), &code("lost")), code("holding → lost"));
    }
}

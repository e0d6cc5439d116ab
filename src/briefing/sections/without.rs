//! What falls without those who are left out; if nobody is, what would fall without each.

use crate::board::Board;
use crate::board::differences::Differences;
use crate::board::question::Mute;
use crate::board::reliance::{self, Reliance};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Form, Row, Table, Tone};
use crate::briefing::build::{code, column, counted, named, plain, row};
use crate::briefing::shifts::{self, Pair};
use crate::briefing::wording::{actor, count, join, publication};
use crate::dataset::stance::Stance;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "without",
    title: "Without a source",
    doc: "what falls without those who are left out: statuses, figures, states, judgements",
    usual: false,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    match &board.everybody {
        None => nobody(board),
        Some(everybody) => fallen(everybody, board),
    }
}

fn fallen(everybody: &Board<'_>, board: &Board<'_>) -> Vec<Block> {
    let found = Differences::between(everybody, board);
    let gone = found.claims.iter().filter(|it| it.now.is_none()).count();
    let muted = &board.view.question.without;
    let names: Vec<_> = muted.iter().map(|it| who(board, *it)).collect();
    let actors = muted.iter().any(|it| !matches!(it, Mute::Source(_)));
    let theirs = if actors { ", with all who belong to them" } else { "" };
    let positions = |board: &Board<'_>| board.view.rows::<Stance>().count();
    let taken = positions(everybody);
    let silent = taken.saturating_sub(positions(board));
    let mut blocks = vec![Block::Prose(vec![plain(format!(
        "Left out: {}{theirs}. {gone} of {} and {silent} of {} fall; {} status, {} otherwise.",
        join(&names),
        count(everybody.claims.rows.len(), "claim", "claims"),
        count(taken, "position on them", "positions on them"),
        count(found.claims.len() - gone, "other claim changes its", "other claims change their"),
        count(found.states.len(), "subject stands", "subjects stand"),
    ))])];
    if found.is_empty() {
        let says = "No status, figure, state, event or judgement on the board hangs on them.";
        blocks.push(Block::Note(says.to_owned()));
    }
    let pair = Pair {
        before: everybody,
        now: board,
        was: "With",
        is: "Without",
        gone: "falls",
        new: "not there",
    };
    blocks.extend(shifts::blocks(&pair, &found));
    blocks
}

fn who(board: &Board<'_>, mute: Mute) -> String {
    let dataset = board.view.dataset();
    match mute {
        Mute::Actor(id) | Mute::Family(id) => actor(dataset, id),
        Mute::Source(id) => publication(dataset, id),
    }
}

fn nobody(board: &Board<'_>) -> Vec<Block> {
    let rows = reliance::rows(board);
    if rows.is_empty() {
        return vec![Block::Note("Nothing had been claimed by this date.".to_owned())];
    }
    vec![
        Block::Prose(vec![plain(
            "Nobody is left out. Without each of those with the most claims, so much would fall:",
        )]),
        Block::Table(Table {
            columns: vec![
                column("Without", Form::Name, 0),
                column("Id", Form::Code, 4),
                column("Claims", Form::Number, 0),
                column("Statuses", Form::Number, 2),
                column("States", Form::Number, 1),
                column("Fallen", Form::Number, 0),
                column("Weakened", Form::Number, 3),
            ],
            rows: rows.iter().map(|it| reliance_row(board, it)).collect(),
            total: None,
        }),
        Block::Note(
            "Claims that go; claims that stay with another status; subjects that stand otherwise; \
             judgements that fall, and that lose some of their props. A family is one origin; \
             without a publication all that was read in it goes. x on a row leaves it out, --without ID on the command line."
                .to_owned(),
        ),
    ]
}

fn reliance_row(board: &Board<'_>, it: &Reliance) -> Row {
    let dataset = board.view.dataset();
    let (name, record) = match it.mute {
        Mute::Actor(id) | Mute::Family(id) => {
            (actor(dataset, id), format!("actor:{}", dataset.word(id)))
        }
        Mute::Source(id) => (publication(dataset, id), format!("source:{}", dataset.word(id))),
    };
    let cells = vec![
        named(name),
        code(it.mute.word(dataset), Tone::Dim, Vec::new()),
        counted(it.claims),
        counted(it.statuses),
        counted(it.states),
        counted(it.fallen),
        counted(it.weakened),
    ];
    row(record, cells)
}

//! Where it is: the map, and what is on it.

use crate::board::Board;
use crate::board::theatre::Theatre;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Figure};
use crate::briefing::ground;
use crate::briefing::mapped;
use crate::briefing::wording::capital;
use crate::chart::CREDIT;
use crate::chart::ends::theatre;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "map",
    title: "Map",
    doc: "where it is: the fronts, the places, who sends what where",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let theatre = theatre(board);
    if theatre.is_empty() {
        return vec![Block::Note("No report of this date names a place on the map.".to_owned())];
    }
    let tables =
        [mapped::fronts(board, &theatre), mapped::places(board), mapped::courses(board, &theatre)];
    let mut blocks = if theatre.is_blank() {
        let says = "Nothing on the board has a position or a country, so no map is drawn.";
        vec![Block::Note(says.to_owned())]
    } else {
        let note = Block::Note(capital(&legend(&theatre)));
        vec![Block::Chart(Box::new(Figure::of(theatre))), note]
    };
    blocks.extend(tables.into_iter().flatten().map(Block::Table));
    blocks.extend(ground::blocks(board));
    blocks
}

/// What the lines mean, in words: signs differ from paper to paper.
fn legend(theatre: &Theatre) -> String {
    let mut words = Vec::new();
    let lined = || theatre.fronts.iter().filter(|front| !front.strokes.is_empty());
    if theatre.fronts.iter().any(|front| front.at.is_some()) {
        words.push("Numbers are those of the fronts below.");
    }
    if lined().any(|front| front.indicative) {
        words.push("Lines drawn by hand show about where it is fought, not who holds which field.");
    }
    if lined().any(|front| front.planned) {
        words.push("A broken line is only expected or possible.");
    }
    if !theatre.held.is_empty() {
        words.push("Ground held is as its mapper drew it.");
    }
    if theatre.courses.iter().any(|course| course.stops.len() > 1) {
        words.push(
            "A course runs the shortest way from capital to capital by the places that reports \
             name: it says who sends to whom, not which road is taken. It is broken where it is \
             only claimed.",
        );
    }
    words.push(CREDIT);
    words.join(" ")
}

//! Ground held, as its mapper drew it.

use crate::board::Board;
use crate::board::measured::ControlRow;
use crate::board::theatre::{Ground, Side, side};
use crate::dataset::Dataset;
use crate::dataset::control::Control;
use crate::dataset::id::{Id, Key};
use crate::dataset::state::ControlClass;
use crate::dataset::words::{Kind, Word};

/// The newest map of each series on the board.
pub(super) fn held(board: &Board<'_>) -> Vec<Ground> {
    board.control.iter().map(|row| ground(board, row)).collect()
}

fn ground(board: &Board<'_>, row: &ControlRow) -> Ground {
    let dataset = board.view.dataset();
    let control = &dataset.controls[row.at];
    let measured = &board.view.index.measured;
    let gained = |before| measured.gained(dataset, row.at, before);
    Ground {
        address: dataset.address(Key { kind: Kind::Control, id: control.id }),
        side: control.holder.map_or(Side::Other, |holder| side(dataset, holder.id)),
        says: says(dataset, control),
        by: dataset.address(Key { kind: Kind::Actor, id: control.by.id }),
        day: control.when.value.text.to_string(),
        indicative: control.indicative,
        open: !matches!(
            control.class,
            ControlClass::AssessedControl | ControlClass::AssessedAdvance
        ),
        rings: measured.outline(dataset, row.at),
        before: row.before.map(|at| measured.outline(dataset, at)).unwrap_or_default(),
        gained: row.before.map(gained).unwrap_or_default(),
    }
}

/// "Russia: assessed control, 2024-10-22, by Institute".
fn says(dataset: &Dataset, control: &Control) -> String {
    let name = |id: Id| {
        let actor = dataset.actors.get(id);
        actor.map_or_else(String::new, |it| it.called().to_string())
    };
    let how = control.class.word().replace('-', " ");
    let holder = control.holder.map_or_else(String::new, |it| format!("{}: ", name(it.id)));
    format!("{holder}{how}, {}, by {}", control.when.value.text, name(control.by.id))
}

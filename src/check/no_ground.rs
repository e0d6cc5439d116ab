//! W-no-ground: a map whose area is nothing.

use crate::check::context::Context;
use crate::dataset::control::{Control, Polygon};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::earth::area;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-no-ground",
    severity: Severity::Warning,
    title: "a map of ground held that encloses no ground",
    explain: "\
The rings of the area run there and back on one line, or a hole takes away all that is inside, so the
map says that nothing is held. Usually a corner is missing or was written twice. A ring needs three corners that do
not lie in a row:

    [[control]]
    area = [[48.3, 37.2], [48.2, 37.3], [48.2, 37.2]]",
};

/// Less than this, in square metres, is nothing: it is what rounding leaves of a line.
const NOTHING: f64 = 1.0;

/// Finds maps without ground.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for control in context.data.controls.iter().filter(|it| is_empty(it)) {
        let what = format!("the area of control {} is nothing", context.name(control.id));
        found.push(
            Diagnostic::new(&RULE, context.field(control.span, "area"), what)
                .label("encloses no ground")
                .help("correct the corners, or remove the record"),
        );
    }
}

/// Measuring exactly takes milliseconds, so it is done only where the quick way finds little.
fn is_empty(control: &Control) -> bool {
    let quick = |polygon: &Polygon| area::quick(&polygon.paths());
    control.area.iter().all(|polygon| quick(polygon) < NOTHING) && control.ground().area() < NOTHING
}

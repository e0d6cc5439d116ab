//! The triangles, circles and squares of the board, drawn: fonts that lack them borrow from others,
//! in other sizes.

use crate::tui::picture::strokes::Mark;

const CIRCLE: &str = "a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0-7.4 0z";

/// A sign and its parts.
const SHAPES: &[(char, &[Mark])] = &[
    ('▲', &[Mark::Fill(45, 50, "l4.2 9h-8.4z")]),
    ('▼', &[Mark::Fill(45, 140, "l4.2-9h-8.4z")]),
    ('▶', &[Mark::Fill(10, 50, "l7.5 4.5l-7.5 4.5z")]),
    ('►', &[Mark::Fill(10, 60, "l7.5 3.5l-7.5 3.5z")]),
    ('▸', &[Mark::Fill(22, 60, "l5 3.5l-5 3.5z")]),
    ('▹', &[Mark::Line(24, 62, "l4.6 3.3l-4.6 3.3z")]),
    ('◀', &[Mark::Fill(80, 50, "l-7.5 4.5l7.5 4.5z")]),
    ('◄', &[Mark::Fill(80, 60, "l-7.5 3.5l7.5 3.5z")]),
    ('◂', &[Mark::Fill(68, 60, "l-5 3.5l5 3.5z")]),
    ('▾', &[Mark::Fill(45, 122, "l3.5-5h-7z")]),
    ('▴', &[Mark::Fill(45, 70, "l3.5 5h-7z")]),
    ('■', &[Mark::Rect(1, 6, 7, 7)]),
    ('▪', &[Mark::Rect(2, 7, 5, 5)]),
    ('□', &[Mark::Line(15, 65, "h6v6h-6z")]),
    ('◆', &[Mark::Fill(45, 48, "l4 4.7l-4 4.7l-4-4.7z")]),
    ('◇', &[Mark::Line(45, 53, "l3.6 4.2l-3.6 4.2l-3.6-4.2z")]),
    ('●', &[Mark::Fill(8, 95, CIRCLE)]),
    ('○', &[Mark::Line(8, 95, CIRCLE)]),
    ('◐', &[Mark::Line(8, 95, CIRCLE), Mark::Fill(45, 58, "a3.7 3.7 0 0 0 0 7.4z")]),
    ('◑', &[Mark::Line(8, 95, CIRCLE), Mark::Fill(45, 58, "a3.7 3.7 0 0 1 0 7.4z")]),
];

/// The parts of a sign; none if it is not one of these.
pub(super) fn shape(sign: char) -> &'static [Mark] {
    SHAPES.iter().find(|row| row.0 == sign).map_or(&[], |row| row.1)
}

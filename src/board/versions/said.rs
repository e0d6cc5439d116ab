//! How a value of a record is said, so that two versions of it can be set beside each other.

use rust_decimal::Decimal;

use crate::board::Board;
use crate::dataset::amount::Amount;
use crate::dataset::control::Polygon;
use crate::dataset::date::{Day, When};
use crate::dataset::id::{Id, Ref};
use crate::dataset::place::Point;
use crate::dataset::rating::Rating;
use crate::dataset::words::{Kind, Word};
use crate::span::At;
use crate::text::Text;

/// Something that stands in a field.
pub(super) trait Said {
    /// Adds its values as a reader of the dossier knows them.
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>);
}

macro_rules! said {
    ($($type:ty: $it:ident => $text:expr;)*) => {
        $(impl Said for $type {
            fn say(&self, _: &Board<'_>, out: &mut Vec<String>) {
                let $it = self;
                out.push($text.to_string());
            }
        })*
    };
}

said! {
    Text: it => it;
    Day: it => it;
    When: it => it.text;
    Amount: it => it.text;
    Decimal: it => it;
    Rating: it => it;
    bool: it => it;
    i64: it => it;
    u8: it => it;
    (Text, Text): it => format!("{}: {}", it.0, it.1);
    (Kind, i64): it => format!("{}: {}", it.0.word(), it.1);
}

impl<W: Word> Said for W {
    fn say(&self, _: &Board<'_>, out: &mut Vec<String>) {
        out.push(self.word().to_owned());
    }
}

impl<T: Said> Said for At<T> {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        self.value.say(board, out);
    }
}

impl<T: Said> Said for Option<T> {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        if let Some(it) = self {
            it.say(board, out);
        }
    }
}

impl<T: Said> Said for Vec<T> {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        for it in self {
            it.say(board, out);
        }
    }
}

impl Said for Id {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        out.push(board.view.dataset().word(*self).to_owned());
    }
}

/// The bare name, as it is written where the kind goes without saying.
impl Said for Ref {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        if is_seen(board, self) {
            self.id.say(board, out);
        }
    }
}

impl<W: Word, T: Said> Said for (W, At<T>) {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        out.push(format!("{}: {}", self.0.word(), values(board, &self.1).join(", ")));
    }
}

/// References that name the kind too: `kind:id`.
pub(super) struct Free<'r>(pub(super) &'r [Ref]);

impl Said for Free<'_> {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        let seen = self.0.iter().filter(|link| is_seen(board, link));
        out.extend(seen.map(|link| board.view.dataset().address(link.key())));
    }
}

/// Who speaks; nobody is the narrator.
pub(super) struct Speaker<'r>(pub(super) &'r Option<Ref>);

impl Said for Speaker<'_> {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        match self.0 {
            Some(link) => link.say(board, out),
            None => out.push("narrator".to_owned()),
        }
    }
}

/// What is told only from a day on.
pub(super) struct Known<'v, T>(pub(super) bool, pub(super) &'v Option<T>);

impl<T: Said> Said for Known<'_, T> {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        if self.0 {
            self.1.say(board, out);
        }
    }
}

/// A time that a subject names, once it may have begun.
pub(super) struct Begun<'t>(pub(super) &'t Option<When>);

impl Said for Begun<'_> {
    fn say(&self, board: &Board<'_>, out: &mut Vec<String>) {
        Known(self.0.as_ref().is_some_and(|it| board.view.has_begun(it)), self.0).say(board, out);
    }
}

/// A line in strokes: every point with the number of its stroke.
pub(super) struct Strokes<'p>(pub(super) &'p [Vec<Point>]);

impl Said for Strokes<'_> {
    fn say(&self, _: &Board<'_>, out: &mut Vec<String>) {
        for (n, stroke) in (1..).zip(self.0) {
            out.extend(stroke.iter().map(|point| format!("{point} of stroke {n}")));
        }
    }
}

/// An area: every point with the numbers of its piece and its ring.
pub(super) struct Pieces<'p>(pub(super) &'p [Polygon]);

impl Said for Pieces<'_> {
    fn say(&self, _: &Board<'_>, out: &mut Vec<String>) {
        for (piece, polygon) in (1..).zip(self.0) {
            for (ring, points) in (1..).zip(&polygon.rings) {
                let said = |point: &Point| format!("{point} of ring {piece}.{ring}");
                out.extend(points.iter().map(said));
            }
        }
    }
}

/// What a value says.
pub(super) fn values(board: &Board<'_>, value: &(impl Said + ?Sized)) -> Vec<String> {
    let mut out = Vec::new();
    value.say(board, &mut out);
    out
}

/// Whether a record that another names can be seen: what was said later is on neither side.
fn is_seen(board: &Board<'_>, link: &Ref) -> bool {
    use Kind::{Ach, Claim, Control, Event, Evidence, Judgement, Source};
    match link.kind {
        Source => board.view.has_source(link.id),
        Claim | Event | Judgement | Control | Ach | Evidence => board.has(link.key()),
        _ => true,
    }
}

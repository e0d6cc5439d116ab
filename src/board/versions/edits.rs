//! Two versions of a record beside each other: which fields say something else.

use std::collections::{HashMap, HashSet};

/// A field that two versions fill otherwise: what only the old one says, and what only the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The field as it is called in the dossier, or `stances`, `states`, `rates`: records that have
    /// no name and are told with what they speak of.
    pub field: &'static str,
    /// As the old version has it.
    pub before: Vec<String>,
    /// As the new one has it.
    pub now: Vec<String>,
}

/// What a field says.
pub(super) enum Value {
    /// One value or several.
    Values(Vec<String>),
    /// Smaller tables, or records that have no name.
    Parts(Vec<Part>),
}

/// A table in a record, or a record without a name.
pub(super) struct Part {
    /// What it is known by in either version.
    pub(super) head: String,
    /// What is said of it where the other version has none.
    pub(super) alone: String,
    /// All of it.
    pub(super) fields: Fields,
}

/// What a record says, field by field, the same fields for all records of a kind.
pub(super) type Fields = Vec<(&'static str, Value)>;

/// What each of two sides says that the other does not.
type Sides = (Vec<String>, Vec<String>);

/// What two versions of a record say otherwise. A side without fields has no such record.
pub(super) fn edits(before: &Fields, now: &Fields) -> Vec<Edit> {
    let all = if now.is_empty() { before } else { now };
    let find = |fields: &'_ Fields, field| fields.iter().position(|it| it.0 == field);
    let edit = |&(field, _): &(&'static str, Value)| {
        let was = find(before, field).map(|at| &before[at].1);
        let is = find(now, field).map(|at| &now[at].1);
        let (before, now) = match (was, is) {
            (Some(Value::Values(was)), Some(Value::Values(is))) => values(was, is),
            (Some(Value::Values(was)), _) => values(was, &[]),
            (_, Some(Value::Values(is))) => values(&[], is),
            (was, is) => parts(parts_of(was), parts_of(is)),
        };
        (!before.is_empty() || !now.is_empty()).then_some(Edit { field, before, now })
    };
    all.iter().filter_map(edit).collect()
}

fn parts_of(value: Option<&Value>) -> &[Part] {
    match value {
        Some(Value::Parts(parts)) => parts,
        _ => &[],
    }
}

/// What each of two lists has alone; if that is nothing, the stretch in which their order or the
/// number of equal values is another.
fn values(before: &[String], now: &[String]) -> Sides {
    let alone = |from: &[String], to: &[String]| -> Vec<String> {
        let to: HashSet<&String> = to.iter().collect();
        from.iter().filter(|it| !to.contains(it)).cloned().collect()
    };
    let sides = (alone(before, now), alone(now, before));
    if before == now || !sides.0.is_empty() || !sides.1.is_empty() {
        return sides;
    }
    let same = |(was, is): &(&String, &String)| was == is;
    let start = before.iter().zip(now).take_while(same).count();
    let (before, now) = (&before[start..], &now[start..]);
    let end = before.iter().rev().zip(now.iter().rev()).take_while(same).count();
    (before[..before.len() - end].to_vec(), now[..now.len() - end].to_vec())
}

/// Parts of one head are one part: the first of them in one version is the first in the other.
fn parts(before: &[Part], now: &[Part]) -> Sides {
    let (was, is) = (numbered(before), numbered(now));
    let places: HashMap<_, _> = was.iter().copied().collect();
    let kept: HashSet<_> = is.iter().map(|it| it.0).collect();
    let gone = was.iter().filter(|it| !kept.contains(&it.0)).map(|it| it.1.alone.clone());
    let mut sides = (gone.collect::<Vec<_>>(), Vec::new());
    for (name, part) in is {
        let Some(other) = places.get(&name) else {
            sides.1.push(part.alone.clone());
            continue;
        };
        for edit in edits(&other.fields, &part.fields) {
            sides.0.push(said(part, edit.field, &edit.before));
            sides.1.push(said(part, edit.field, &edit.now));
        }
    }
    if !sides.0.is_empty() || !sides.1.is_empty() {
        return sides;
    }
    let heads = |all: &[Part]| all.iter().map(|it| it.head.clone()).collect::<Vec<_>>();
    values(&heads(before), &heads(now))
}

/// The parts, each with how many of its head come before it.
fn numbered(parts: &[Part]) -> Vec<((&str, usize), &Part)> {
    let mut met: HashMap<&str, usize> = HashMap::new();
    let number = |part| {
        let Part { head, .. }: &Part = part;
        let n = met.entry(head).or_default();
        *n += 1;
        ((&**head, *n), part)
    };
    parts.iter().map(number).collect()
}

/// "holding, 2024-10-22: trend steady".
fn said(part: &Part, field: &str, values: &[String]) -> String {
    match values {
        [] => format!("{}: no {field}", part.head),
        values => format!("{}: {field} {}", part.head, values.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(before: &[&str], now: &[&str]) -> (String, String) {
        let list = |of: &[&str]| of.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        let (was, is) = values(&list(before), &list(now));
        (was.join(" "), is.join(" "))
    }

    #[test]
    fn a_list_says_what_is_alone_else_where_its_order_differs() {
        let told = |before: &[&str], now: &[&str], was: &str, is: &str| {
            assert_eq!(sides(before, now), (was.to_owned(), is.to_owned()));
        };
        told(&[], &[], "", "");
        told(&["a", "b"], &["a", "b"], "", "");
        told(&["a", "b"], &["b", "c"], "a", "c");
        told(&["a", "b", "c", "d"], &["a", "c", "b", "d"], "b c", "c b");
        told(&["a", "b"], &["a", "a", "b"], "", "a");
        told(&["a", "a"], &["a"], "a", "");
    }

    #[test]
    fn a_part_is_the_same_by_its_head_and_its_place_among_equals() {
        let part = |head: &str, note: &str| Part {
            head: head.to_owned(),
            alone: format!("{head}!"),
            fields: vec![("note", Value::Values(vec![note.to_owned()]))],
        };
        let told = |before: &[Part], now: &[Part], was: &[&str], is: &[&str]| {
            let sides = parts(before, now);
            assert_eq!((sides.0.join("|"), sides.1.join("|")), (was.join("|"), is.join("|")));
        };
        told(&[part("a", "x")], &[part("a", "x")], &[], &[]);
        told(&[part("a", "x")], &[part("a", "y")], &["a: note x"], &["a: note y"]);
        told(&[part("a", "x")], &[part("a", "x"), part("a", "x")], &[], &["a!"]);
        told(&[part("a", "x"), part("b", "x")], &[part("b", "x")], &["a!"], &[]);
        let (ab, ba) = ([part("a", "x"), part("b", "x")], [part("b", "x"), part("a", "x")]);
        told(&ab, &ba, &["a", "b"], &["b", "a"]);
        let none = Part { fields: vec![("note", Value::Values(Vec::new()))], ..part("a", "") };
        told(&[none], &[part("a", "x")], &["a: no note"], &["a: note x"]);
    }
}

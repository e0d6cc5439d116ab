//! The words of the page: names, dates, amounts and sentences, each worded once.

use rust_decimal::Decimal;

use crate::board::Board;
use crate::briefing::block::{Cite, Run, Tone};
use crate::briefing::build::{cited, claim_cite, plain};
use crate::dataset::Dataset;
use crate::dataset::amount::{Amount, Bound, Sum, Unit};
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::date::{Day, When};
use crate::dataset::event::{Event, EventStatus};
use crate::dataset::evidence::Evidence;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::words::{Kind, Word};
use crate::text::Text;

/// A day, ISO 8601.
pub fn day(day: Day) -> String {
    day.to_string()
}

/// A time in the author's own words, an open interval with its meaning.
pub fn when(when: &When) -> String {
    match when.text.split_once('/').map(|(from, to)| (from.trim(), to.trim())) {
        Some(("..", to)) => format!("by {to}"),
        Some((from, "..")) => format!("since {from}"),
        Some((from, to)) => format!("{from} to {to}"),
        None => when.text.to_string(),
    }
}

/// A word of a closed list as a reader sees it.
pub fn plain_word(word: &str) -> String {
    word.replace('-', " ")
}

/// A number in full: grouped by commas, or with M or bn where that loses no digit.
pub fn number(value: Decimal) -> String {
    let value = value.normalize();
    for (scale, mark) in [(1_000_000_000_i64, "bn"), (1_000_000, "M")] {
        let scaled = (value / Decimal::from(scale)).normalize();
        if value.abs() >= Decimal::from(scale) && scaled.scale() <= 3 {
            return format!("{}{mark}", grouped(scaled));
        }
    }
    grouped(value)
}

/// A number with its thousands set apart.
fn grouped(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// Square metres as square kilometres without the unit: whole ones, below ten with one decimal. The
/// maps they are measured on know no more.
pub fn km2(square_metres: f64) -> String {
    let km2 = square_metres / 1e6;
    let decimals = u32::from(km2.abs() < 10.0);
    number(Decimal::try_from(km2).unwrap_or_default().round_dp(decimals))
}

/// The same as a change: with its sign, whichever it is.
pub fn km2_change(square_metres: f64) -> String {
    let text = km2(square_metres);
    if square_metres > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// The range of an amount without its unit: `≥ 11,000`, `2,600`, `10,000–12,000`, `≈ 1,000`.
pub fn range(amount: &Amount) -> String {
    use Bound::{Closed, Open, Unknown, Unlimited};
    let best = amount.best.map(number);
    match (amount.low, amount.high) {
        _ if amount.approximate => format!("≈\u{a0}{}", best.unwrap_or_default()),
        (Closed(low), Closed(high)) if low == high => number(low),
        (Closed(low), Closed(high)) if low.is_zero() && amount.text.starts_with('<') => {
            format!("≤\u{a0}{}", number(high))
        }
        (Closed(low), Closed(high)) => match best {
            Some(best) => format!("{best} ({}–{})", number(low), number(high)),
            None => format!("{}–{}", number(low), number(high)),
        },
        (Closed(_), Unlimited) if amount.text.starts_with("some") => "some".to_owned(),
        (Closed(low), Unlimited | Unknown) => format!("≥\u{a0}{}", number(low)),
        (Open(low), Unlimited | Unknown) => format!(">\u{a0}{}", number(low)),
        (Closed(low), Open(high)) if !low.is_zero() => {
            format!("{}–<{}", number(low), number(high))
        }
        (Open(low), Closed(high)) => format!(">{}–{}", number(low), number(high)),
        (Open(low), Open(high)) => format!(">{}–<{}", number(low), number(high)),
        (_, Closed(high)) => format!("≤\u{a0}{}", number(high)),
        (_, Open(high)) => format!("<\u{a0}{}", number(high)),
        _ => best.unwrap_or_else(|| "—".to_owned()),
    }
}

/// An amount with its unit: `≥ 11,000 persons`.
pub fn amount(dataset: &Dataset, amount: &Amount) -> String {
    let one = amount.best == Some(Decimal::ONE);
    let unit = amount.unit.label(!one, &dataset.header.units);
    let range = range(amount);
    if unit.is_empty() || range == "—" { range } else { format!("{range}\u{a0}{unit}") }
}

/// A sum with its range and what it could not include: `4.1M–6M, 2 of 5 unknown`.
pub fn sum(sum: &Sum) -> String {
    let known = sum.parts - sum.unknown;
    if known == 0 {
        return "—".to_owned();
    }
    let range = range(&Amount {
        low: sum.low,
        best: sum.best,
        high: sum.high,
        unit: Unit::default(),
        approximate: false,
        text: Text::default(),
    });
    match sum.unknown {
        0 => range,
        n => format!("{range}, {n} of {} unknown", sum.parts),
    }
}

/// What a claim says, with its condition, and its amount in brackets where the sentence does not
/// give the number.
pub fn says(dataset: &Dataset, claim: &Claim) -> String {
    let mut text = claim.says.to_string();
    // A sentence that says "if" states its condition already.
    let says_if = claim.says.split(' ').any(|word| word.eq_ignore_ascii_case("if"));
    if let Some(condition) = claim.condition.as_ref().filter(|_| !says_if) {
        text = format!("{text} Condition: {}", full_stop(condition));
    }
    let Some(it) = &claim.amount else { return text };
    let range = range(&it.value);
    let digits = range.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || ".,".contains(letter);
    let mut words = claim.says.split(|letter: char| !is_part(letter));
    let digits = digits.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
    if digits.is_empty() || words.any(|word| word.trim_end_matches(['.', ',']) == digits) {
        return text;
    }
    format!("{text} ({})", amount(dataset, &it.value))
}

/// A sentence ends with a full stop.
pub fn full_stop(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// An event in a line: what was only reported says by whom.
pub fn event(dataset: &Dataset, event: &Event) -> String {
    if event.status == EventStatus::Reported {
        format!("{} (reported, {})", event.title, publication(dataset, event.via.id))
    } else {
        event.title.to_string()
    }
}

/// "a, b and c".
pub fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A claim as a line of its own: "Budanov, 2024-10-22: … [n]".
pub fn attributed(board: &Board<'_>, at: u32) -> Vec<Run> {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at as usize];
    vec![
        plain(format!("{}, {}: ", claimant(dataset, claim), day(claim.reported.value))),
        cited(says(dataset, claim), Tone::Plain, vec![claim_cite(at)]),
    ]
}

/// The word with a capital first letter.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its noun: `1 claim`, `3 claims`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Days in words, whichever way they count: `1 day`, `3 days`.
pub fn days(n: i64) -> String {
    count(usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX), "day", "days")
}

/// An actor's short name, or its full one.
pub fn actor(dataset: &Dataset, id: Id) -> String {
    let actor = dataset.actors.get(id);
    actor.map_or_else(|| dataset.word(id).to_owned(), |actor| actor.called().to_string())
}

/// Who speaks: an actor, or the publication in its own voice.
pub fn speaker(dataset: &Dataset, by: Option<Id>, via: Id) -> String {
    match by {
        Some(by) => actor(dataset, by),
        None => publication(dataset, via),
    }
}

/// A publication by the name of its publisher, or its title.
pub fn publication(dataset: &Dataset, id: Id) -> String {
    dataset.sources.get(id).map_or_else(
        || dataset.word(id).to_owned(),
        |source| source.publisher.as_ref().unwrap_or(&source.title).to_string(),
    )
}

/// The claimant of a claim.
pub fn claimant(dataset: &Dataset, claim: &Claim) -> String {
    speaker(dataset, claim.by.map(|by| by.id), claim.via.id)
}

/// What a record is called: its name, title, or the sentence it says.
pub fn name(dataset: &Dataset, key: Key) -> String {
    let id = key.id;
    let found = match key.kind {
        Kind::Source => dataset.sources.get(id).map(|it| it.title.to_string()),
        Kind::Actor => Some(actor(dataset, id)),
        Kind::Place => dataset.places.get(id).map(|it| it.name.to_string()),
        Kind::Front => dataset.fronts.get(id).map(|it| it.name.to_string()),
        Kind::Flow => dataset.flows.get(id).map(|it| it.name.to_string()),
        Kind::Aid => Some(package(dataset, id)),
        Kind::Agreement => dataset.agreements.get(id).map(|it| it.name.to_string()),
        Kind::Indicator => dataset.indicators.get(id).map(|it| it.name.to_string()),
        Kind::Claim => dataset.claims.get(id).map(|it| it.says.to_string()),
        Kind::Event => dataset.events.get(id).map(|it| it.title.to_string()),
        Kind::Judgement => dataset.judgements.get(id).map(|it| it.says.to_string()),
        Kind::Control => dataset.controls.get(id).map(|it| ground(dataset, it)),
        Kind::Ach => dataset.achs.get(id).map(|it| it.question.to_string()),
        Kind::Evidence => dataset.evidence.get(id).map(|it| evidence(dataset, it)),
        Kind::Scenario => dataset.scenarios.get(id).map(|it| it.title.to_string()),
        Kind::Rate | Kind::Stance | Kind::State => None,
    };
    found.unwrap_or_else(|| dataset.word(id).to_owned())
}

/// An item of evidence: its own words, or those of the first record it rests on.
pub fn evidence(dataset: &Dataset, item: &Evidence) -> String {
    let first = || item.rests_on.first().map(|prop| name(dataset, prop.key()));
    item.says.as_ref().map(ToString::to_string).or_else(first).unwrap_or_default()
}

/// The same without the words of records that are left out: those of the first prop that can be seen.
pub fn evidence_on(board: &Board<'_>, item: &Evidence) -> String {
    let dataset = board.view.dataset();
    let seen = |prop: &&Ref| board.view.prop(prop).is_none_or(|cite| board.view.sees(cite));
    let first = item.rests_on.iter().find(seen).filter(|_| item.says.is_none());
    first.map_or_else(|| evidence(dataset, item), |prop| name(dataset, prop.key()))
}

/// The ground on a map: "Russia: assessed control, 2024-10-22".
pub fn ground(dataset: &Dataset, control: &Control) -> String {
    let how = plain_word(control.class.word());
    let day = when(&control.when.value);
    match control.holder {
        Some(holder) => format!("{}: {how}, {day}", actor(dataset, holder.id)),
        None => format!("{}, {day}", capital(&how)),
    }
}

/// A package by its name, or by its donors and kind.
fn package(dataset: &Dataset, id: Id) -> String {
    let Some(aid) = dataset.aid.get(id) else {
        return dataset.word(id).to_owned();
    };
    if let Some(name) = &aid.name {
        return name.to_string();
    }
    let donors: Vec<_> = aid.donors.iter().map(|donor| actor(dataset, donor.id)).collect();
    format!("{}, {} aid", join(&donors), aid.kind.word())
}

/// A whole number with a true minus sign.
pub fn signed(n: i64) -> String {
    n.to_string().replace('-', "−")
}

/// Citations of the props of an assessment that can be seen.
pub fn cites(board: &Board<'_>, props: &[Ref]) -> Vec<Cite> {
    let cites = props.iter().filter_map(|prop| board.view.prop(prop));
    cites.filter(|&cite| board.view.sees(cite)).collect()
}

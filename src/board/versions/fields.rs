//! What each kind of record says, field by field.
//!
//! Each record is taken apart by a pattern that names all its fields, so the compiler refuses a new
//! field that is not compared; a test holds the names to the tables that `load` reads by.

use super::edits::{Fields, Part, Value};
use super::said::{Begun, Free, Known, Pieces, Speaker, Strokes, values};
use crate::board::Board;
use crate::dataset::ach::{Ach, Hypothesis};
use crate::dataset::actor::Actor;
use crate::dataset::agreement::{Agreement, AgreementPoint};
use crate::dataset::aid::Aid;
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::event::Event;
use crate::dataset::evidence::{Evidence, Fit};
use crate::dataset::flow::Flow;
use crate::dataset::front::Front;
use crate::dataset::header::{Brief, Header};
use crate::dataset::id::Key;
use crate::dataset::indicator::Indicator;
use crate::dataset::judgement::Judgement;
use crate::dataset::place::Place;
use crate::dataset::rate::Rate;
use crate::dataset::scenario::Scenario;
use crate::dataset::source::{Republication, Source};
use crate::dataset::stance::Stance;
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};

/// Takes a record apart: the fields that are told elsewhere, then the others, each with its name in
/// the dossier and, where that is not simply its value, what is said of it.
macro_rules! fields {
    ($board:ident, $record:ident, $type:ident {
        $($own:ident),*; $($field:ident $name:literal $(= $said:expr)?),* $(,)?
    }) => {{
        let $type { $($own: _,)* $($field),* } = $record;
        vec![$(($name, Value::Values(fields!(@ $board, $field $(, $said)?)))),*]
    }};
    (@ $board:ident, $field:ident) => { values($board, $field) };
    (@ $board:ident, $field:ident, $said:expr) => { values($board, &$said) };
}

/// What a named record says, with the records without a name that speak of it.
pub(super) fn of(board: &Board<'_>, key: Key) -> Fields {
    let dataset = board.view.dataset();
    let id = key.id;
    let found = match key.kind {
        Kind::Source => dataset.sources.get(id).map(|it| source(board, it)),
        Kind::Actor => dataset.actors.get(id).map(|it| actor(board, it)),
        Kind::Place => dataset.places.get(id).map(|it| place(board, it)),
        Kind::Front => dataset.fronts.get(id).map(|it| front(board, it)),
        Kind::Flow => dataset.flows.get(id).map(|it| flow(board, it)),
        Kind::Aid => dataset.aid.get(id).map(|it| aid(board, it)),
        Kind::Agreement => dataset.agreements.get(id).map(|it| agreement(board, it)),
        Kind::Indicator => dataset.indicators.get(id).map(|it| indicator(board, it)),
        Kind::Claim => dataset.claims.get(id).map(|it| claim(board, it)),
        Kind::Event => dataset.events.get(id).map(|it| event(board, it)),
        Kind::Judgement => dataset.judgements.get(id).map(|it| judgement(board, it)),
        Kind::Control => dataset.controls.get(id).map(|it| control(board, it)),
        Kind::Ach => dataset.achs.get(id).map(|it| ach(board, it)),
        Kind::Evidence => dataset.evidence.get(id).map(|it| evidence(board, it)),
        Kind::Scenario => dataset.scenarios.get(id).map(|it| scenario(board, it)),
        Kind::Rate | Kind::Stance | Kind::State => None,
    };
    let mut found = found.unwrap_or_default();
    found.push(("states", Value::Parts(states(board, key))));
    found
}

/// What `[dataset]` says, with the rates.
pub(super) fn dataset(board: &Board<'_>) -> Fields {
    let it = &board.view.dataset().header;
    let mut all = fields!(board, it, Header {
        span; id "id", title "title", as_of "as-of", licence "licence", summary "summary",
        authors "authors", handling "handling", sides "sides", units "units", tags "tags",
        currency "currency", likelihood_scale "likelihood-scale", about "about",
        stale_after "stale-after",
    });
    all.push(("rates", Value::Parts(rates(board))));
    all
}

/// What `[brief]` says, if it had been written.
pub(super) fn brief(board: &Board<'_>) -> Fields {
    let fields = |it: &Brief| {
        fields!(board, it, Brief {
            span; bottom_line "bottom-line", reported "reported", rests_on "rests-on" = Free(rests_on),
            takeaways "takeaways" = Free(takeaways), watch "watch", sections "sections",
        })
    };
    board.view.brief().map(fields).unwrap_or_default()
}

fn source(board: &Board<'_>, it: &Source) -> Fields {
    let mut all = fields!(board, it, Source {
        id, span, republished; title "title", kind "kind", published "published",
        publisher "publisher", author "author", lang "lang", url "url", accessed "accessed",
        archive "archive", reliability "reliability", access "access", bias "bias",
        record "record", licence "licence", supersedes "supersedes",
    });
    let copy = |it: &Republication| Part {
        head: it.by.to_string(),
        alone: it.by.to_string(),
        fields: fields!(board, it, Republication { by; when "when", url "url" }),
    };
    all.push(("republished", Value::Parts(it.republished.iter().map(copy).collect())));
    all
}

fn actor(board: &Board<'_>, it: &Actor) -> Fields {
    fields!(board, it, Actor {
        id, span; name "name", kind "kind", short "short", of "of", side "side", country "country",
        office "office", held "held" = Begun(held),
        anonymous "anonymous", descr "descr", aliases "aliases", rating "rating",
        interest "interest", family "family",
    })
}

fn place(board: &Board<'_>, it: &Place) -> Fields {
    fields!(board, it, Place {
        id, span; name "name", kind "kind", within "in", country "country", lat "lat", lon "lon",
        prec "prec", role "role", aliases "aliases",
    })
}

fn front(board: &Board<'_>, it: &Front) -> Fields {
    fields!(board, it, Front {
        id, span; name "name", kind "kind", within "in", places "places", attacker "attacker",
        defender "defender", objective "objective", order "order", length "length",
    })
}

fn flow(board: &Board<'_>, it: &Flow) -> Fields {
    fields!(board, it, Flow {
        id, span; name "name", from "from", to "to", category "category", item "item",
        designation "designation", start "start" = Begun(start),
        end "end" = Begun(end), condition "condition", quality "quality",
        in_return "in-return", under "under", route "route",
    })
}

fn aid(board: &Board<'_>, it: &Aid) -> Fields {
    fields!(board, it, Aid {
        id, span; name "name", donors "donors", recipient "recipient", kind "kind",
        instrument "instrument", amount "amount", repaid_by "repaid-by", vehicle "via",
    })
}

fn agreement(board: &Board<'_>, it: &Agreement) -> Fields {
    let mut all = fields!(board, it, Agreement {
        id, span, points; name "name", kind "kind", parties "parties",
        made "made" = Begun(made), place "where",
    });
    let point = |it: &AgreementPoint| Part {
        head: it.n.to_string(),
        alone: format!("{}: {}", it.n, it.text),
        fields: fields!(board, it, AgreementPoint {
            n, span; text "text", public "public", reported "reported", via "via",
        }),
    };
    let points = it.points.iter().filter(|it| board.view.sees_point(it));
    all.push(("point", Value::Parts(points.map(point).collect())));
    all
}

fn indicator(board: &Board<'_>, it: &Indicator) -> Fields {
    fields!(board, it, Indicator {
        id, span; name "name", watch "watch", threshold "threshold", direction "direction",
        points_to "for" = Free(points_to), where_to_look "where-to-look", due "due",
    })
}

/// The rates that held by the day and were published.
fn rates(board: &Board<'_>) -> Vec<Part> {
    let rates = board.view.dataset().rates.iter();
    let seen =
        rates.filter(|it| board.view.has_begun(&it.when) && board.view.has_source(it.via.id));
    let part = |it: &Rate| {
        let head = format!("{} to {}, {}", it.from, it.to, it.when.text);
        let fields = fields!(board, it, Rate {
            span; from "from", to "to", when "when", value "value", via "via",
        });
        Part { alone: format!("{head}: {}", it.value), head, fields }
    };
    sorted(seen.map(part).collect())
}

fn claim(board: &Board<'_>, it: &Claim) -> Fields {
    let known = it.retracted.as_ref().is_some_and(|day| board.view.day_is_seen(day.value));
    let mut all = fields!(board, it, Claim {
        id, span; says "says", by "by" = Speaker(by), via "via", reported "reported",
        about "about" = Free(about), kind "kind", metric "metric", amount "amount", when "when",
        rating "rating", origin "origin" = Free(origin.as_slice()), supersedes "supersedes",
        updates "updates", contradicts "contradicts",
        retracted "retracted" = Known(known, retracted),
        condition "if", quote "quote", note "note", tags "tags", says_when "says-when",
    });
    all.push(("stances", Value::Parts(stances(board, it))));
    all
}

/// The stances on a claim that can be seen.
fn stances(board: &Board<'_>, claim: &Claim) -> Vec<Part> {
    let view = &board.view;
    let place = view.dataset().claims.place(claim.id);
    let stances = place.map_or(&[][..], |at| view.index.stances_on.of(at));
    let part = |it: &Stance| {
        let by = values(board, &Speaker(&it.by)).join(" ");
        let head = format!("{by} {}, {}", it.is.word(), it.reported.value);
        let fields = fields!(board, it, Stance {
            span, by_span; claim "claim", by "by" = Speaker(by), is "is", reported "reported",
            via "via", origin "origin" = Free(origin.as_slice()), note "note",
        });
        Part { alone: head.clone(), head, fields }
    };
    let seen = stances.iter().filter_map(|&at| view.row::<Stance>(at));
    sorted(seen.map(part).collect())
}

fn event(board: &Board<'_>, it: &Event) -> Fields {
    let known = it.outcome_when.as_ref().is_some_and(|day| board.view.day_is_seen(day.value));
    fields!(board, it, Event {
        id, span; title "title", when "when", reported "reported", via "via", status "status",
        kind "kind", place "where", actors "actors", about "about" = Free(about), weight "weight",
        toll "toll", outcome "outcome" = Known(known, outcome),
        outcome_when "outcome-when" = Known(known, outcome_when), note "note",
    })
}

/// The states of a subject that can be seen.
fn states(board: &Board<'_>, key: Key) -> Vec<Part> {
    let view = &board.view;
    let part = |it: &State| {
        let head = format!("{}, {}", it.is.value, it.reported.value);
        let fields = fields!(board, it, State {
            span, standing; of "of" = Free(std::slice::from_ref(of)), is "is", when "when",
            reported "reported", rests_on "rests-on" = Free(rests_on), via "via", note "note",
            confidence "confidence", trend "trend", trend_for "for", line "line" = Strokes(line),
            indicative "indicative", control "control", amount "amount", target "target",
            outlook "outlook",
        });
        Part { alone: head.clone(), head, fields }
    };
    let seen = view.index.states_of(key).filter_map(|at| view.row::<State>(at));
    sorted(seen.map(part).collect())
}

fn judgement(board: &Board<'_>, it: &Judgement) -> Fields {
    let known = it.outcome_when.as_ref().is_some_and(|day| board.view.day_is_seen(day.value));
    fields!(board, it, Judgement {
        id, span; says "says", reported "reported", likelihood "likelihood",
        confidence "confidence", horizon "horizon", until "until", rests_on "rests-on" = Free(rests_on),
        contrary "contrary" = Free(contrary), assumes "assumes", alternatives "alternatives",
        change_if "change-if", supersedes "supersedes", why_changed "why-changed",
        outcome "outcome" = Known(known, outcome),
        outcome_when "outcome-when" = Known(known, outcome_when),
        came_true "came-true" = Known(known, came_true),
    })
}

fn control(board: &Board<'_>, it: &Control) -> Fields {
    fields!(board, it, Control {
        id, span; by "by", via "via", reported "reported", when "when", area "area" = Pieces(area),
        holder "holder", class "class", indicative "indicative", supersedes "supersedes",
        note "note",
    })
}

fn ach(board: &Board<'_>, it: &Ach) -> Fields {
    let mut all = fields!(board, it, Ach {
        id, span, hypotheses; question "question", reported "reported", supersedes "supersedes",
        note "note",
    });
    let hypothesis = |it: &Hypothesis| {
        let head = board.view.dataset().word(it.id).to_owned();
        let fields = fields!(board, it, Hypothesis { id, span; says "says" });
        Part { alone: format!("{head}: {}", it.says), head, fields }
    };
    all.push(("hypothesis", Value::Parts(it.hypotheses.iter().map(hypothesis).collect())));
    all
}

fn evidence(board: &Board<'_>, it: &Evidence) -> Fields {
    let mut all = fields!(board, it, Evidence {
        id, span, readings; ach "ach", reported "reported", rests_on "rests-on" = Free(rests_on),
        says "says", supersedes "supersedes", note "note",
    });
    // A fit is a field with the hypotheses it holds for.
    for &fit in Fit::ALL.iter().filter(|&&fit| fit != Fit::Neutral) {
        let fitting = it.readings.iter().filter(|it| it.fit == fit);
        let fitting: Vec<_> = fitting.map(|it| it.hypothesis).collect();
        all.push((fit.word(), Value::Values(values(board, &fitting))));
    }
    all
}

fn scenario(board: &Board<'_>, it: &Scenario) -> Fields {
    fields!(board, it, Scenario {
        id, span; title "title", says "says", reported "reported", rests_on "rests-on" = Free(rests_on),
        note "note",
    })
}

/// Records without a name stand in any order, so a file that was cut in two says nothing new.
fn sorted(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by(|a, b| a.head.cmp(&b.head));
    parts
}

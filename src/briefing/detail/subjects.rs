//! What reports are about: fronts, flows, packages, agreements and tripwires.

use crate::board::Board;
use crate::board::aid::AidRow;
use crate::board::figures::Figures;
use crate::board::subject::Series;
use crate::board::supply::FlowRow;
use crate::briefing::block::{Block, Item, Tone};
use crate::briefing::build::{cited, toned};
use crate::briefing::detail::Detail;
use crate::briefing::detail::draft::Draft;
use crate::briefing::faces::{self, marked_trend};
use crate::briefing::marks::{LADDER_LEGEND, ladder};
use crate::briefing::sections::agreements::described;
use crate::briefing::sections::tripwires::{answered, moved};
use crate::briefing::statuses::marks;
use crate::briefing::wording::{
    actor, amount, capital, count, day, days, join, name, number, plain_word, publication, when,
};
use crate::dataset::date::When;
use crate::dataset::id::{Key, Ref};
use crate::dataset::indicator::Direction;
use crate::dataset::words::{Kind, Word};

/// The detail of a subject.
pub fn detail(board: &Board<'_>, key: Key) -> Option<Detail> {
    let dataset = board.view.dataset();
    let title = name(dataset, key);
    let mut draft = Draft::new(board, dataset.address(key), title.clone());
    let series = Series::of(&board.view, key);
    let newest = series.newest(&board.view);
    stands(&mut draft, &series);
    match key.kind {
        Kind::Front => front(&mut draft, key)?,
        Kind::Flow => flow(&mut draft, key)?,
        Kind::Aid => aid(&mut draft, key)?,
        Kind::Agreement => agreement(&mut draft, key)?,
        Kind::Indicator => indicator(&mut draft, key)?,
        _ => return None,
    }
    if let Some(state) = newest {
        draft.relate_all("rests on", &state.rests_on);
    }
    let mut rows = board.indicators.iter();
    let own = Some(key.id).filter(|_| key.kind == Kind::Indicator);
    let watched = rows.find(|row| Some(dataset.indicators[row.at].id) == own);
    let steps = watched.map_or(&[][..], |row| &row.steps);
    draft.states(&series, |at| {
        steps.iter().find(|step| step.state == at).map(|step| moved(board, step))
    });
    draft.mentioned_by(key);
    let says = match newest {
        Some(state) => {
            let word = faces::word(state);
            format!("Our assessment, {}: {title}: {word}", day(state.reported.value))
        }
        None => title,
    };
    Some(draft.finish_ours(&says))
}

/// How it stands, since when, and why.
fn stands(draft: &mut Draft<'_, '_>, series: &Series) {
    let view = &draft.board.view;
    let Some(state) = series.newest(view) else {
        return draft.runs("State", vec![toned("? not assessed", Tone::Dim)]);
    };
    let since = series.since(view).map(|first| day(first.reported.value));
    let since = since.map(|since| format!(", so assessed since {since}")).unwrap_or_default();
    let cites = series.cite().into_iter().collect();
    let text = format!("{}{since}", capital(&faces::word(state)));
    draft.runs("State", vec![cited(text, Tone::Strong, cites)]);
    draft.maybe("Why", state.note.as_ref().map(ToString::to_string));
}

fn figures(draft: &mut Draft<'_, '_>, groups: &[Figures]) {
    for group in groups {
        if let Some(first) = group.figures.first() {
            draft.numbers(group, first.claim);
        }
    }
}

fn front(draft: &mut Draft<'_, '_>, key: Key) -> Option<()> {
    let board = draft.board;
    let dataset = board.view.dataset();
    let front = dataset.fronts.get(key.id)?;
    let row = board.fronts.iter().find(|row| dataset.fronts[row.at].id == key.id)?;
    let trend = row.series.newest(&board.view).and_then(|state| marked_trend(dataset, state));
    draft.maybe("Trend", trend);
    let props = marks(row.props.iter().map(|&(_, status)| status));
    draft.maybe("Claims", Some(props).filter(|props| !props.is_empty()));
    draft.maybe("Kind", front.kind.map(Word::word));
    let who = [("Attacker", front.attacker), ("Defender", front.defender)];
    for (label, side) in who {
        draft.maybe(label, side.map(|by| actor(dataset, by.id)));
    }
    draft.maybe("Objective", front.objective.as_ref().map(ToString::to_string));
    draft.maybe("Length", front.length.as_ref().map(|it| amount(dataset, &it.value)));
    figures(draft, &row.figures);
    draft.relate_all("attacker", &front.attacker);
    draft.relate_all("defender", &front.defender);
    draft.relate_all("within", &front.within);
    draft.relate_all("along it", &front.places);
    Some(())
}

fn flow(draft: &mut Draft<'_, '_>, key: Key) -> Option<()> {
    let board = draft.board;
    let dataset = board.view.dataset();
    let flow = dataset.flows.get(key.id)?;
    let row: &FlowRow = board.supply.flows.iter().find(|row| dataset.flows[row.at].id == key.id)?;
    draft.fact("Way", format!("{} → {}", actor(dataset, flow.from.id), actor(dataset, flow.to.id)));
    let category = plain_word(flow.category.word());
    let item = flow.item.as_ref().map(|item| format!(": {item}")).unwrap_or_default();
    draft.fact("What", format!("{category}{item}"));
    draft.maybe("Type", flow.designation.as_ref().map(ToString::to_string));
    let headline = row.headline().map(|at| &dataset.claims[at as usize]);
    let figure = headline.and_then(|claim| claim.amount.as_ref());
    draft.fact("Quantity", figure.map_or("—".to_owned(), |it| amount(dataset, &it.value)));
    let begun = flow.start.as_ref().filter(|start| board.view.has_begun(start));
    draft.maybe("Since", begun.map(when));
    let ended = flow.end.as_ref().filter(|end| is_past(board, end));
    draft.maybe("Until", ended.map(when));
    draft.maybe("Condition", flow.condition.map(|it| plain_word(it.word())));
    draft.maybe("Quality", flow.quality.as_ref().map(ToString::to_string));
    let claims = marks(row.claims.iter().map(|&(_, status)| status));
    if !claims.is_empty() {
        let origins = count(row.origins, "independent origin", "independent origins");
        draft.fact("Claims", format!("{claims}, {origins}"));
    }
    figures(draft, &row.figures);
    draft.relate("from", flow.from.key());
    draft.relate("to", flow.to.key());
    for &other in &row.counter {
        let key = Key { kind: Kind::Flow, id: dataset.flows[other].id };
        draft.relate("⇄ in return", key);
    }
    draft.relate_all("under", &flow.under);
    draft.relate_all("passes", &row.route);
    Some(())
}

fn aid(draft: &mut Draft<'_, '_>, key: Key) -> Option<()> {
    let board = draft.board;
    let dataset = board.view.dataset();
    let package = dataset.aid.get(key.id)?;
    let row: &AidRow<'_> = board.aid.rows.iter().find(|row| dataset.aid[row.at].id == key.id)?;
    let donors: Vec<_> = package.donors.iter().map(|it| actor(dataset, it.id)).collect();
    draft.fact("Way", format!("{} → {}", join(&donors), actor(dataset, package.recipient.id)));
    draft.fact("Ladder", format!("{}  {LADDER_LEGEND}", ladder(row)));
    draft.maybe("Reached", row.highest().map(Word::word));
    let face = row.amount.map(|stated| amount(dataset, stated.amount));
    draft.fact("Amount", face.clone().unwrap_or_else(|| "—".to_owned()));
    if let Some((firm, face)) = row.firm().zip(face) {
        draft.fact("Firm", format!("{} of {face}", number(firm)));
    }
    if let Some((gap, stated)) = row.gap.zip(row.amount) {
        let unit = stated.amount.unit.label(true, &dataset.header.units);
        draft.fact("Gap", format!("{} {unit}", number(gap)));
    }
    let newest = row.series.newest(&board.view);
    let target = newest.and_then(|state| Some((state.target?, state)));
    draft.maybe(
        "Next",
        target.map(|(rung, state)| format!("{}, {}", rung.word(), when(&state.when.value))),
    );
    draft.maybe("Outlook", newest.and_then(|it| it.outlook).map(|it| plain_word(it.word())));
    let instrument = package.instrument.map(|it| format!(", {}", plain_word(it.word())));
    draft.fact("Kind", format!("{}{}", package.kind.word(), instrument.unwrap_or_default()));
    draft.maybe("Repaid by", package.repaid_by.as_ref().map(ToString::to_string));
    draft.relate_all("donor", &package.donors);
    draft.relate("recipient", package.recipient.key());
    draft.relate_all("paid through", &package.vehicle);
    let through =
        |it: &&crate::dataset::aid::Aid| it.vehicle.is_some_and(|vehicle| vehicle.id == key.id);
    for other in dataset.aid.iter().filter(through) {
        draft.relate("paid through it", Key { kind: Kind::Aid, id: other.id });
    }
    Some(())
}

fn agreement(draft: &mut Draft<'_, '_>, key: Key) -> Option<()> {
    let board = draft.board;
    let dataset = board.view.dataset();
    let agreement = dataset.agreements.get(key.id)?;
    let row = board.agreements.iter().find(|row| dataset.agreements[row.at].id == key.id)?;
    draft.fact("Kind", plain_word(agreement.kind.word()));
    let parties: Vec<_> = agreement.parties.iter().map(|it| actor(dataset, it.id)).collect();
    draft.fact("Parties", join(&parties));
    let made = agreement.made.as_ref().filter(|made| is_past(board, made));
    draft.maybe("Made", made.map(when));
    if let Some((text, cite)) = described(board, row) {
        draft.runs("Gap", vec![cited(text, Tone::Alert, vec![cite])]);
    }
    let mut points = Vec::new();
    for point in &row.points {
        draft.source(point.via.id);
        let secret = if point.public { "" } else { " (not published)" };
        let by = publication(dataset, point.via.id);
        let said = day(point.reported.value);
        let text = format!("{}{secret}: {} ({by}, {said})", point.n, point.text);
        let key = point.via.key();
        let cite = dataset.cite(key);
        let record = if board.has(key) { dataset.address(key) } else { String::new() };
        let runs = vec![cited(text, Tone::Plain, cite.into_iter().collect())];
        points.push(Item { runs, record, below: Vec::new() });
    }
    if !points.is_empty() {
        draft.block("Points", Block::List(points));
    }
    draft.relate_all("party", &agreement.parties);
    draft.relate_all("place", &agreement.place);
    let under = |it: &Option<Ref>| it.is_some_and(|link| link.key() == key);
    for flow in dataset.flows.iter().filter(|flow| under(&flow.under)) {
        draft.relate("flow under it", Key { kind: Kind::Flow, id: flow.id });
    }
    Some(())
}

fn indicator(draft: &mut Draft<'_, '_>, key: Key) -> Option<()> {
    let board = draft.board;
    let dataset = board.view.dataset();
    let indicator = dataset.indicators.get(key.id)?;
    let row = board.indicators.iter().find(|row| dataset.indicators[row.at].id == indicator.id)?;
    draft.fact("Watch", indicator.watch.to_string());
    draft.maybe("Counts as seen", indicator.threshold.as_ref().map(ToString::to_string));
    draft.maybe("Where to look", indicator.where_to_look.as_ref().map(ToString::to_string));
    let speaks = indicator.direction.map(|direction| match direction {
        Direction::Toward => "for what it points to",
        Direction::Away => "against what it points to",
    });
    draft.maybe("Seeing it speaks", speaks);
    if let Some(due) = &indicator.due {
        let tone = if row.is_overdue() { Tone::Alert } else { Tone::Plain };
        let left = row.due_in.map(|left| match left {
            0 => ", today".to_owned(),
            n if n < 0 => format!(", {} ago", days(n)),
            n => format!(", in {}", days(n)),
        });
        let text = format!("{}{}", when(due), left.unwrap_or_default());
        draft.runs("Due", vec![toned(text, tone)]);
    }
    draft.maybe("Answered", answered(board, row));
    draft.relate_all("points to", &indicator.points_to);
    Some(())
}

/// Whether a subject's own date may be shown: subjects have no day on which they were reported.
fn is_past(board: &Board<'_>, time: &When) -> bool {
    time.latest.or(time.earliest).is_some_and(|day| board.view.day_is_seen(day))
}

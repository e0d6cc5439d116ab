//! Who speaks, where it is, and where it was read.

use crate::board::Board;
use crate::board::places;
use crate::board::track;
use crate::briefing::block::Tone;
use crate::briefing::build::toned;
use crate::briefing::detail::Detail;
use crate::briefing::detail::draft::Draft;
use crate::briefing::mapped::{degrees, named_by};
use crate::briefing::sections::actors::side_label;
use crate::briefing::sections::record::line;
use crate::briefing::web::is_web;
use crate::briefing::wording::{count, day, name, plain_word, when};
use crate::dataset::actor::Actor;
use crate::dataset::date::Day;
use crate::dataset::id::{Key, Ref};
use crate::dataset::record::Cite;
use crate::dataset::words::{Kind, Word};

/// The detail of an actor.
pub fn actor(board: &Board<'_>, key: Key) -> Option<Detail> {
    let dataset = board.view.dataset();
    let actor = dataset.actors.get(key.id)?;
    let row = board.actors.iter().find(|row| dataset.actors[row.at].id == key.id)?;
    let mut draft = Draft::new(board, dataset.address(key), actor.name.to_string());
    draft.fact("Kind", plain_word(actor.kind.word()));
    draft.fact("Side", side_label(board, row.side.as_ref()));
    let roles: Vec<_> = row.roles.iter().map(|role| role.word().to_owned()).collect();
    draft.joined("Role", &roles);
    let office = office_on(actor, board.view.question.as_of);
    draft.maybe("Office", office.clone());
    draft.maybe("Who", actor.descr.as_ref().map(ToString::to_string));
    draft.maybe("At stake", actor.interest.as_ref().map(ToString::to_string));
    if actor.anonymous {
        draft.fact("Speaks", "without a name");
    }
    let letter = actor.rating.map(|it| format!("{}: {}", it.word(), it.meaning()));
    draft.maybe("Rated", letter);
    let parts = [
        format!("gives {}", row.gives),
        format!("gets {}", row.gets),
        count(row.claims, "claim", "claims"),
        count(row.stances, "position", "positions"),
    ];
    draft.fact("In numbers", parts.join(", "));
    let record = track::of_actor(&board.view, &board.claims, key.id);
    draft.maybe("Track record", record.map(|row| line(&row)));
    links(&mut draft, key);
    said(&mut draft, key);
    draft.mentioned_by(key);
    let office = office.map(|office| format!(", {office}"));
    let citation = format!("{}{}", actor.name, office.unwrap_or_default());
    Some(Detail { citation, ..draft.finish("") })
}

/// The office an actor holds on a day, or held before it with its years; nothing of later.
pub fn office_on(actor: &Actor, day: Day) -> Option<String> {
    let office = actor.office.as_deref()?;
    let Some(held) = &actor.held else { return Some(office.to_owned()) };
    if held.earliest.is_some_and(|from| day < from) {
        return None;
    }
    let over = held.latest.is_some_and(|to| to < day);
    Some(if over { format!("{office} ({})", when(held)) } else { office.to_owned() })
}

/// What an actor belongs to, who belongs to it, and where it has a part.
fn links(draft: &mut Draft<'_, '_>, key: Key) {
    let board = draft.board;
    let dataset = board.view.dataset();
    let Some(actor) = dataset.actors.get(key.id) else { return };
    let is = |link: &Ref| link.key() == key;
    draft.relate_all("belongs to", &actor.of);
    draft.relate_all("one voice with", &actor.family);
    for other in dataset.actors.iter().filter(|it| it.of.as_ref().is_some_and(is)) {
        draft.relate("of it", Key { kind: Kind::Actor, id: other.id });
    }
    for row in &board.fronts {
        let front = &dataset.fronts[row.at];
        let key = Key { kind: Kind::Front, id: front.id };
        if front.attacker.as_ref().is_some_and(is) {
            draft.relate("attacks", key);
        } else if front.defender.as_ref().is_some_and(is) {
            draft.relate("defends", key);
        }
    }
    for row in &board.supply.flows {
        let flow = &dataset.flows[row.at];
        let key = Key { kind: Kind::Flow, id: flow.id };
        if is(&flow.from) {
            draft.relate("gives →", key);
        } else if is(&flow.to) {
            draft.relate("← gets", key);
        }
    }
    for row in &board.aid.rows {
        let package = &dataset.aid[row.at];
        let key = Key { kind: Kind::Aid, id: package.id };
        if package.donors.iter().any(is) {
            draft.relate("gives →", key);
        } else if is(&package.recipient) {
            draft.relate("← gets", key);
        }
    }
    for row in &board.agreements {
        let agreement = &dataset.agreements[row.at];
        if agreement.parties.iter().any(is) {
            draft.relate("party to", Key { kind: Kind::Agreement, id: agreement.id });
        }
    }
}

/// What an actor claims and holds, the newest first.
fn said(draft: &mut Draft<'_, '_>, key: Key) {
    let view = &draft.board.view;
    let dataset = view.dataset();
    let spoken = |cite: &&Cite| match cite.kind {
        Kind::Claim => {
            let by = dataset.claims[cite.at as usize].by;
            by.is_some_and(|by| by.key() == key)
        }
        Kind::Stance => {
            let by = dataset.stances[cite.at as usize].by;
            by.is_some_and(|by| by.key() == key)
        }
        _ => false,
    };
    let mentions = view.index.mentions(key).iter();
    let mut cites: Vec<Cite> =
        mentions.filter(|cite| view.sees(**cite)).filter(spoken).copied().collect();
    cites.sort_by_key(|&cite| {
        let said = view.index.days(cite).map(|days| days.said);
        (std::cmp::Reverse(said), cite)
    });
    for cite in cites {
        match cite.kind {
            Kind::Claim => draft.relate_claim("", cite.at),
            _ => draft.relate_stance("", cite.at),
        }
    }
}

/// The detail of a place.
pub fn place(board: &Board<'_>, key: Key) -> Option<Detail> {
    let dataset = board.view.dataset();
    let place = dataset.places.get(key.id)?;
    let row = places::find(board, key.id)?;
    let mut draft = Draft::new(board, dataset.address(key), place.name.to_string());
    draft.fact("Kind", place.kind.word());
    draft.maybe("Where", degrees(place));
    draft.maybe("In", place.within.map(|within| name(dataset, within.key())));
    draft.maybe("Why it matters", place.role.as_ref().map(ToString::to_string));
    draft.fact("Named by", named_by(&row));
    for &at in &row.fronts {
        draft.relate("front", Key { kind: Kind::Front, id: dataset.fronts[at].id });
    }
    for &at in &row.flows {
        draft.relate("flow passes", Key { kind: Kind::Flow, id: dataset.flows[at].id });
    }
    for &at in &row.agreements {
        draft.relate("agreement", Key { kind: Kind::Agreement, id: dataset.agreements[at].id });
    }
    draft.relate_all("within", &place.within);
    draft.mentioned_by(key);
    Some(Detail { citation: place.name.to_string(), ..draft.finish("") })
}

/// The detail of a source, with everything read in it.
pub fn source(board: &Board<'_>, key: Key) -> Option<Detail> {
    let dataset = board.view.dataset();
    let at = dataset.sources.position(key.id)?;
    let row = board.sources.rows.iter().find(|row| row.at == at)?;
    let source = &dataset.sources[at];
    let mut draft = Draft::new(board, dataset.address(key), source.title.to_string());
    draft.fact("Number", format!("[{}]", row.number));
    draft.maybe("Publisher", source.publisher.as_ref().map(ToString::to_string));
    draft.maybe("Author", source.author.as_ref().map(ToString::to_string));
    draft.fact("Published", day(source.published.value));
    draft.fact("Kind", plain_word(source.kind.word()));
    draft.maybe("Language", source.lang.as_ref().map(ToString::to_string));
    let letter = source.reliability.map(|it| format!("{}: {}", it.word(), it.meaning()));
    draft.fact("Rated", letter.unwrap_or_else(|| "no letter".to_owned()));
    draft.maybe("Access", source.access.map(|it| plain_word(it.word())));
    draft.maybe("Leaning", source.bias.as_ref().map(ToString::to_string));
    draft.maybe("Licence", source.licence.as_ref().map(ToString::to_string));
    draft.fact("Reports", row.reports.to_string());
    for (label, url) in [("Link", &source.url), ("Archived", &source.archive)] {
        if let Some(url) = url {
            draft.runs(label, vec![toned(url.to_string(), Tone::Dim)]);
        }
    }
    draft.source(key.id);
    draft.relate_all("replaces", &source.supersedes);
    draft.mentioned_by(key);
    let reference = source.publisher.as_ref().unwrap_or(&source.title);
    let mut detail = draft.finish(reference);
    let archive = source.archive.as_deref().filter(|url| is_web(url));
    let archive = archive.map(ToString::to_string);
    detail.links.retain(|url| source.url.as_deref() == Some(url.as_str()));
    detail.links.extend(archive);
    Some(detail)
}

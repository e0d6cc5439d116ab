//! A claim with the ledger of positions on it, and a position.

use crate::board::Board;
use crate::board::figures::figures;
use crate::board::status::{Status, against, outlets, positions, replaced_by};
use crate::briefing::block::{Block, Cell, Cite, Form, Row, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, code, column, dated, named, plain, prose, row, toned,
};
use crate::briefing::detail::Detail;
use crate::briefing::detail::draft::Draft;
use crate::briefing::detail::target::stance_address;
use crate::briefing::detail::who::office_on;
use crate::briefing::marks::{self, counts};
use crate::briefing::statuses::{mark, position, tone};
use crate::briefing::wording::{
    actor, amount, capital, claimant, count, day, full_stop, name, plain_word, publication, says,
    speaker, when,
};
use crate::dataset::claim::{Claim, ClaimKind};
use crate::dataset::date::Day;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::rating::Rating;
use crate::dataset::stance::Stance;
use crate::dataset::words::{Kind, Word};

/// The detail of the claim at a shelf position.
pub fn detail(board: &Board<'_>, at: u32) -> Option<Detail> {
    let row = board.claims.at(at)?;
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at as usize];
    let key = Key { kind: Kind::Claim, id: claim.id };
    let who = claimant(dataset, claim);
    let title = format!("{who}, {}", day(claim.reported.value));
    let mut draft = Draft::new(board, dataset.address(key), title.clone());
    let words = says(dataset, claim);
    draft.detail.blocks.push(Block::Prose(vec![cited(
        words.clone(),
        Tone::Strong,
        vec![claim_cite(at)],
    )]));
    let status = row.verdict.status;
    draft.runs(
        "Status",
        vec![
            toned(format!("{} {}", mark(status), status.word()), tone(status)),
            plain(format!(": {}", rule(status))),
        ],
    );
    let parties = match row.verdict.parties {
        0 => String::new(),
        1 if row.verdict.origins == 1 => ", a party to the war".to_owned(),
        n => format!(", {n} of them {}", if n == 1 { "a party to the war" } else { "parties" }),
    };
    let origins = count(row.verdict.origins as usize, "independent origin", "independent origins");
    let outlets = count(outlets(&board.view, at), "publication", "publications");
    draft.fact("Rests on", format!("{origins}{parties}; {outlets}"));
    if row.verdict.has_reservations() || row.verdict.contrary > 0 {
        draft.fact("Tally", counts(&row.verdict));
    }
    facts(&mut draft, claim);
    draft.source(claim.via.id);
    ledger(&mut draft, at);
    numbers(&mut draft, claim, at);
    related(&mut draft, at);
    Some(draft.finish(&format!("{title}: {words}")))
}

/// The rule of a status on its own, without the others of the list.
fn rule(status: Status) -> &'static str {
    let rule = status.rule();
    rule.split_once(", and no rule above").map_or(rule, |(rule, _)| rule)
}

fn facts(draft: &mut Draft<'_, '_>, claim: &Claim) {
    let dataset = draft.board.view.dataset();
    draft.fact("Said by", voice(draft.board, claim.by, claim.via.id, claim.reported.value));
    draft.fact("Reported", day(claim.reported.value));
    draft.maybe("Holds", claim.when.as_ref().map(|time| when(&time.value)));
    draft.maybe(
        "In their words",
        claim.says_when.as_ref().map(|it| format!("\u{201c}{it}\u{201d}")),
    );
    if !matches!(claim.kind, ClaimKind::Report | ClaimKind::Number) {
        draft.fact("Kind", claim.kind.word());
    }
    if let Some(it) = &claim.amount {
        let metric = claim.metric.map(|metric| format!(", {}", metric.word()));
        draft.fact("Figure", amount(dataset, &it.value) + &metric.unwrap_or_default());
    }
    let rating = claim.rating.as_ref().map(|it| rating(it.value));
    draft.fact("Rated", rating.unwrap_or_else(|| "not rated".to_owned()));
    draft.maybe("Origin", claim.origin.map(|origin| name(dataset, origin.key())));
    draft.maybe("Condition", claim.condition.as_ref().map(|it| full_stop(it)));
    draft.maybe("Quote", claim.quote.as_ref().map(|it| format!("\u{201c}{it}\u{201d}")));
    let retracted = claim.retracted.as_ref().filter(|on| draft.board.view.day_is_seen(on.value));
    draft.maybe("Taken back", retracted.map(|on| day(on.value)));
}

/// "B2: usually reliable, probably true".
fn rating(rating: Rating) -> String {
    let (source, claim) = (rating.reliability.meaning(), rating.credibility.meaning());
    format!("{rating}: {source}, {claim}")
}

/// Who speaks, in full: "Kyrylo Budanov, head of military intelligence".
fn voice(board: &Board<'_>, by: Option<Ref>, via: Id, said: Day) -> String {
    let dataset = board.view.dataset();
    let Some(actor) = by.and_then(|by| dataset.actors.get(by.id)) else {
        return format!("{}, in its own voice", publication(dataset, via));
    };
    let office = office_on(actor, said).map(|office| format!(", {office}"));
    format!("{}{}", actor.name, office.unwrap_or_default())
}

/// All positions that can be seen, oldest first: the assertion, each stance, each contrary claim.
fn ledger(draft: &mut Draft<'_, '_>, at: u32) {
    let board = draft.board;
    let view = &board.view;
    let claim = &view.dataset().claims[at as usize];
    let held: Vec<Cite> = positions(view, at).iter().map(|held| held.cite).collect();
    let mut rows = vec![(claim.reported.value, own_row(board, claim, at))];
    for &row in view.index.stances_on.of(at) {
        let Some(stance) = view.row::<Stance>(row) else { continue };
        let counts = held.contains(&Cite { kind: Kind::Stance, at: row });
        draft.source(stance.via.id);
        rows.push((stance.reported.value, stance_row(board, stance, row, counts)));
    }
    for other in against(view, at) {
        let claim = &view.dataset().claims[other as usize];
        draft.source(claim.via.id);
        rows.push((claim.reported.value, contrary_row(board, claim, other)));
    }
    rows.sort_by_key(|(day, _)| *day);
    let columns = vec![
        column("Date", Form::Date, 0),
        column("Position", Form::Code, 0),
        column("Who", Form::Name, 0),
        column("Says", Form::Prose, 1),
        column("Rated", Form::Code, 3),
        column("Source", Form::Name, 2),
    ];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    draft.block("Positions", Block::Table(Table { columns, rows, total: None }));
}

/// The address of whoever speaks: the actor, or the publication.
fn speaker_address(board: &Board<'_>, by: Option<Ref>, via: Id) -> String {
    let source = Key { kind: Kind::Source, id: via };
    let key = by.map(|by| by.key()).filter(|&key| board.has(key)).unwrap_or(source);
    if board.has(key) { board.view.dataset().address(key) } else { String::new() }
}

fn own_row(board: &Board<'_>, claim: &Claim, at: u32) -> Row {
    let dataset = board.view.dataset();
    let cells = vec![
        dated(Some(day(claim.reported.value))),
        code(verb(None), Tone::Strong, vec![claim_cite(at)]),
        named(claimant(dataset, claim)),
        prose(says(dataset, claim), vec![claim_cite(at)]),
        claim.rating.as_ref().map_or(cell(Value::Missing), |rating| {
            code(rating.value.to_string(), Tone::Plain, Vec::new())
        }),
        named(publication(dataset, claim.via.id)),
    ];
    row(speaker_address(board, claim.by, claim.via.id), cells)
}

/// A position; one that its origin has left since is dim.
fn stance_row(board: &Board<'_>, stance: &Stance, at: u32, counts: bool) -> Row {
    let dataset = board.view.dataset();
    let tone = if counts { Tone::Strong } else { Tone::Dim };
    let cells = vec![
        dated(Some(day(stance.reported.value))),
        code(verb(Some(stance)), tone, vec![Cite { kind: Kind::Stance, at }]),
        named(speaker(dataset, stance.by.map(|by| by.id), stance.via.id)),
        stance
            .note
            .as_ref()
            .map_or(cell(Value::Missing), |note| prose(note.to_string(), Vec::new())),
        letter(board, stance),
        named(publication(dataset, stance.via.id)),
    ];
    row(stance_address(board, at), cells)
}

/// The letter of the source, or of who speaks: a position has no rating of its own.
fn letter(board: &Board<'_>, stance: &Stance) -> Cell {
    let dataset = board.view.dataset();
    let own = stance.by.and_then(|by| dataset.actors.get(by.id)).and_then(|actor| actor.rating);
    let source = || dataset.sources.get(stance.via.id).and_then(|source| source.reliability);
    let letter = own.or_else(source);
    letter.map_or(cell(Value::Missing), |letter| code(letter.word(), Tone::Plain, Vec::new()))
}

fn contrary_row(board: &Board<'_>, claim: &Claim, at: u32) -> Row {
    let dataset = board.view.dataset();
    let cells = vec![
        dated(Some(day(claim.reported.value))),
        code("≠ says the contrary", Tone::Disputed, vec![claim_cite(at)]),
        named(claimant(dataset, claim)),
        prose(claim.says.to_string(), vec![claim_cite(at)]),
        claim.rating.as_ref().map_or(cell(Value::Missing), |rating| {
            code(rating.value.to_string(), Tone::Plain, Vec::new())
        }),
        named(publication(dataset, claim.via.id)),
    ];
    row(format!("claim:{}", dataset.word(claim.id)), cells)
}

fn verb(stance: Option<&Stance>) -> String {
    let is = stance.map(|stance| stance.is);
    format!("{} {}", marks::position(is), position(is))
}

/// The newest figures of the same measure, if this claim's is one of them.
fn numbers(draft: &mut Draft<'_, '_>, claim: &Claim, at: u32) {
    let Some(principal) = claim.principal() else { return };
    let board = draft.board;
    let groups = figures(&board.view, &board.claims, principal);
    if let Some(group) = groups.iter().find(|group| group.claims().any(|it| it == at)) {
        draft.numbers(group, at);
    }
}

fn related(draft: &mut Draft<'_, '_>, at: u32) {
    let board = draft.board;
    let view = &board.view;
    let claim = &view.dataset().claims[at as usize];
    draft.relate_all("about", &claim.about);
    draft.relate_all("takes the place of", &claim.supersedes);
    for other in replaced_by(view, at) {
        draft.relate_claim("replaced by", other);
    }
    draft.relate_all("adds to", &claim.updates);
    for &other in view.index.updated_by.of(at) {
        draft.relate_claim("added to by", other);
    }
    for &other in view.index.contradicted_by.of(at) {
        draft.relate_claim("contrary", other);
    }
    draft.relate_all("said by", &claim.by);
    draft.relate_all("origin", &claim.origin);
    // The positions stand in the ledger, with addresses of their own.
    draft.without_positions(Key { kind: Kind::Claim, id: claim.id });
}

/// The detail of the position at a shelf position.
pub fn stance(board: &Board<'_>, at: u32) -> Option<Detail> {
    let stance = board.view.row::<Stance>(at)?;
    let dataset = board.view.dataset();
    let who = speaker(dataset, stance.by.map(|by| by.id), stance.via.id);
    let title = format!("{who}, {}", day(stance.reported.value));
    let mut draft = Draft::new(board, stance_address(board, at), title.clone());
    let claim = name(dataset, stance.claim.key());
    let verb = position(Some(stance.is));
    draft.detail.blocks.push(Block::Prose(vec![cited(
        format!("{} {verb}: {claim}", capital(&who)),
        Tone::Strong,
        vec![Cite { kind: Kind::Stance, at }],
    )]));
    draft.fact("Position", format!("{} {}", marks::position(Some(stance.is)), plain_word(verb)));
    draft.maybe("Says", stance.note.as_ref().map(|note| full_stop(note)));
    draft.fact("Said by", voice(board, stance.by, stance.via.id, stance.reported.value));
    draft.fact("Reported", day(stance.reported.value));
    draft.maybe("Origin", stance.origin.map(|origin| name(dataset, origin.key())));
    let of = stance.by.and_then(|by| dataset.actors.get(by.id)).and_then(|by| by.of);
    draft.maybe("Belongs to", of.map(|of| actor(dataset, of.id)));
    draft.source(stance.via.id);
    draft.relate("claim", stance.claim.key());
    draft.relate_all("said by", &stance.by);
    let claim_at = dataset.claims.place(stance.claim.id);
    for &other in claim_at.map_or(&[][..], |at| board.view.index.stances_on.of(at)) {
        if other != at && board.view.row::<Stance>(other).is_some() {
            draft.relate_stance("other position", other);
        }
    }
    Some(draft.finish(&format!("{title}, {verb}: {claim}")))
}

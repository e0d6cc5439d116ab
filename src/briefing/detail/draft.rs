//! A detail while it is being put together: facts first, then its blocks, then what is related to it
//! and the sources behind it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::board::Board;
use crate::board::figures::Figures;
use crate::board::numbers::scale;
use crate::board::subject::Series;
use crate::briefing::block::{Block, Cite, Form, Item, Row, Run, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, code, column, dated, named, plain, prose, row, toned,
};
use crate::briefing::detail::Detail;
use crate::briefing::detail::target::{stance_address, state_address};
use crate::briefing::faces;
use crate::briefing::marks::short_when;
use crate::briefing::sections::numbers::{scale_column, strip_cell};
use crate::briefing::statuses::{mark, position, tone};
use crate::briefing::web::is_web;
use crate::briefing::wording::{capital, claimant, count, day, name, range, says, speaker};
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::source::Source;
use crate::dataset::words::{Kind, Word};

/// Cells of a strip beside the figures of a detail.
const STRIP: u32 = 16;
/// How many records a list names before it only counts.
const MANY: usize = 200;

/// A detail in the making.
pub struct Draft<'b, 'a> {
    /// The board it is taken from.
    pub board: &'b Board<'a>,
    /// What it will be; its blocks hold what stands between the facts and the related records.
    pub detail: Detail,
    facts: Vec<(String, Vec<Run>)>,
    related: Vec<Item>,
    /// Related records beyond the number a list names.
    more: usize,
    named: BTreeSet<String>,
    sources: Vec<Id>,
}

impl<'b, 'a> Draft<'b, 'a> {
    /// Starts the detail of a record.
    pub fn new(board: &'b Board<'a>, record: String, title: String) -> Self {
        let named = BTreeSet::from([record.clone()]);
        let detail = Detail { record, title, ..Detail::default() };
        let (facts, related, sources) = (Vec::new(), Vec::new(), Vec::new());
        Self { board, detail, facts, related, more: 0, named, sources }
    }

    /// A label with its value.
    pub fn fact(&mut self, label: &str, text: impl Into<String>) {
        self.runs(label, vec![plain(text)]);
    }

    /// A label with a value that may be missing.
    pub fn maybe(&mut self, label: &str, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.fact(label, text);
        }
    }

    /// A label with a list of words; nothing if the list is empty.
    pub fn joined(&mut self, label: &str, words: &[String]) {
        if !words.is_empty() {
            self.fact(label, words.join("; "));
        }
    }

    /// A label with a value in runs.
    pub fn runs(&mut self, label: &str, runs: Vec<Run>) {
        self.facts.push((label.to_owned(), runs));
    }

    /// A heading with its block.
    pub fn block(&mut self, heading: &str, block: Block) {
        self.detail.blocks.push(Block::Heading(heading.to_owned()));
        self.detail.blocks.push(block);
    }

    /// A source behind it.
    pub fn source(&mut self, id: Id) {
        if !self.sources.contains(&id) && self.board.has(Key { kind: Kind::Source, id }) {
            self.sources.push(id);
        }
    }

    /// A related record, once, if it is on the board. A report that says itself what it is needs no
    /// label.
    pub fn relate(&mut self, label: &str, key: Key) {
        if key.kind == Kind::Source {
            return self.source(key.id);
        }
        if !self.board.has(key) {
            return;
        }
        if let Some(Cite { kind: Kind::Claim, at }) = self.board.view.dataset().cite(key) {
            return self.relate_claim(label, at);
        }
        let record = self.board.view.dataset().address(key);
        let text = name(self.board.view.dataset(), key);
        self.push(label, record, vec![plain(text)]);
    }

    /// Related records under one label.
    pub fn relate_all<'r>(&mut self, label: &str, links: impl IntoIterator<Item = &'r Ref>) {
        for link in links {
            self.relate(label, link.key());
        }
    }

    /// A related claim with its mark, claimant and day.
    pub fn relate_claim(&mut self, label: &str, at: u32) {
        let dataset = self.board.view.dataset();
        let claim = &dataset.claims[at as usize];
        if self.is_full(&format!("claim:{}", dataset.word(claim.id))) {
            return;
        }
        let Some(item) = claim_item(self.board, at) else { return };
        self.source(claim.via.id);
        self.push(label, item.record, item.runs);
    }

    /// A related state.
    pub fn relate_state(&mut self, label: &str, at: u32) {
        let dataset = self.board.view.dataset();
        let state = &dataset.states[at as usize];
        let of = name(dataset, state.of.key());
        let text = format!("{of}, {}: {}", day(state.reported.value), faces::word(state));
        self.push(label, state_address(self.board, at), vec![plain(text)]);
    }

    /// Whether a record needs no line: it has one, or it is one too many and only counted.
    fn is_full(&mut self, record: &str) -> bool {
        if self.named.contains(record) {
            return true;
        }
        let full = self.related.len() >= MANY;
        if full {
            self.named.insert(record.to_owned());
            self.more += 1;
        }
        full
    }

    fn push(&mut self, label: &str, record: String, mut runs: Vec<Run>) {
        if !self.is_full(&record) && self.named.insert(record.clone()) {
            if !label.is_empty() {
                runs.insert(0, toned(format!("{}: ", capital(label)), Tone::Dim));
            }
            self.related.push(Item { runs, record, below: Vec::new() });
        }
    }

    /// Everything on the board that mentions a record, the newest first of each kind.
    pub fn mentioned_by(&mut self, key: Key) {
        self.mentions(key, |_| true);
    }

    /// Everything on the board that mentions a record, but for positions on it.
    pub fn without_positions(&mut self, key: Key) {
        self.mentions(key, |kind| kind != Kind::Stance);
    }

    fn mentions(&mut self, key: Key, wanted: fn(Kind) -> bool) {
        let board = self.board;
        let index = board.view.index;
        let mut cites: Vec<Cite> = index.mentions(key).to_vec();
        cites.retain(|&cite| wanted(cite.kind) && board.view.sees(cite));
        cites.sort_by_key(|&cite| {
            let said = index.days(cite).map(|days| days.said);
            (place(cite.kind), Reverse(said), cite.at)
        });
        let dataset = board.view.dataset();
        for cite in cites {
            let at = cite.at as usize;
            match cite.kind {
                Kind::Claim => self.relate_claim("", cite.at),
                Kind::Stance => self.relate_stance("", cite.at),
                Kind::State => self.relate_state("state", cite.at),
                Kind::Event => {
                    self.relate("event", Key { kind: Kind::Event, id: dataset.events[at].id });
                }
                Kind::Control => {
                    let id = dataset.controls[at].id;
                    self.relate("map", Key { kind: Kind::Control, id });
                }
                Kind::Evidence => {
                    let id = dataset.evidence[at].id;
                    self.relate("evidence", Key { kind: Kind::Evidence, id });
                }
                Kind::Ach => {
                    let id = dataset.achs[at].id;
                    self.relate("hypotheses", Key { kind: Kind::Ach, id });
                }
                _ => {
                    let id = dataset.judgements[at].id;
                    self.relate("judgement", Key { kind: Kind::Judgement, id });
                }
            }
        }
    }

    /// A related position.
    pub fn relate_stance(&mut self, label: &str, at: u32) {
        let dataset = self.board.view.dataset();
        let stance = &dataset.stances[at as usize];
        let who = speaker(dataset, stance.by.map(|by| by.id), stance.via.id);
        let verb = position(Some(stance.is));
        let claim = name(dataset, stance.claim.key());
        let text = format!("{who}, {}, {verb}: {claim}", day(stance.reported.value));
        self.source(stance.via.id);
        let cite = Cite { kind: Kind::Stance, at };
        let runs = vec![cited(text, Tone::Plain, vec![cite])];
        self.push(label, stance_address(self.board, at), runs);
    }

    /// The states of a subject, the newest first, each with what `moved` says of the state at a
    /// shelf position.
    pub fn states(&mut self, series: &Series, moved: impl Fn(u32) -> Option<Vec<Run>>) {
        let view = &self.board.view;
        let mut rows = Vec::new();
        for (at, state) in series.iter(view) {
            if let Some(via) = state.via.filter(|_| state.rests_on.is_empty()) {
                self.source(via.id);
            }
            let cite = Cite { kind: Kind::State, at };
            let more = faces::details(view.dataset(), state);
            let record = state_address(self.board, at);
            let cells = vec![
                dated(Some(day(state.reported.value))),
                code(faces::word(state), Tone::Strong, vec![cite]),
                dated(Some(short_when(&state.when.value))),
                more.map_or(cell(Value::Missing), |more| prose(more, Vec::new())),
            ];
            let note = state.note.as_ref().map(|note| vec![plain(note.to_string())]);
            let below = moved(at).into_iter().chain(note).collect();
            self.named.insert(record.clone());
            rows.push(Row { below, ..row(record, cells) });
        }
        if rows.is_empty() {
            return;
        }
        rows.reverse();
        let columns = vec![
            column("Made", Form::Date, 0),
            column("State", Form::Code, 0),
            column("Holds", Form::Date, 2),
            column("More", Form::Prose, 1),
        ];
        self.block("States", Block::Table(Table { columns, rows, total: None }));
    }

    /// Figures for one thing side by side, each with how it agrees with one of them.
    pub fn numbers(&mut self, group: &Figures, with: u32) {
        let dataset = self.board.view.dataset();
        let Some(base) = dataset.claims[with as usize].amount.as_ref() else { return };
        let scale = scale(&self.board.view, group.claims());
        let mut rows = Vec::new();
        for at in group.claims() {
            let claim = &dataset.claims[at as usize];
            let Some(value) = &claim.amount else { continue };
            let relation = match base.value.relation(&value.value) {
                _ if at == with => code("this one", Tone::Dim, Vec::new()),
                _ if group.others.contains(&at) => code("same origin", Tone::Dim, Vec::new()),
                Some(relation) => code(relation.word(), Tone::Plain, Vec::new()),
                None => cell(Value::Missing),
            };
            let mut number = cell(Value::Number(range(&value.value)));
            number.sources.push(claim_cite(at));
            let mut cells = vec![
                number,
                named(claimant(dataset, claim)),
                dated(Some(day(claim.reported.value))),
                relation,
            ];
            cells.extend(scale.as_ref().map(|scale| strip_cell(claim, scale, STRIP)));
            rows.push(row(format!("claim:{}", dataset.word(claim.id)), cells));
        }
        if rows.len() < 2 {
            return;
        }
        let mut columns = vec![
            column("Figure", Form::Number, 0),
            column("Claimant", Form::Name, 0),
            column("Reported", Form::Date, 2),
            column("Agrees", Form::Code, 0),
        ];
        columns.extend(scale.as_ref().map(scale_column));
        columns[0].unit = group.measure.unit.label(true, &dataset.header.units);
        let metric = group.measure.metric.map(|metric| format!(", {}", metric.word()));
        let heading = format!("Numbers side by side{}", metric.unwrap_or_default());
        self.block(&heading, Block::Table(Table { columns, rows, total: None }));
    }

    /// Puts together the detail of an assessment of ours: its citation counts what is behind it.
    pub fn finish_ours(self, says: &str) -> Detail {
        let sources = count(self.sources.len(), "source", "sources");
        let mut detail = self.finish("");
        detail.citation = format!("{says} ({sources})");
        detail
    }

    /// Puts it together. `says` is what a citation of it says before it names the source.
    pub fn finish(self, says: &str) -> Detail {
        let Self { board, mut detail, facts, related, more, sources, .. } = self;
        if !facts.is_empty() {
            let lead = detail.blocks.iter().take_while(|it| matches!(it, Block::Prose(_))).count();
            detail.blocks.insert(lead, Block::Facts(facts));
        }
        if !related.is_empty() {
            detail.blocks.push(Block::Heading("Related".to_owned()));
            detail.blocks.push(Block::List(related));
            if more > 0 {
                detail.blocks.push(Block::Note(format!("And {more} more.")));
            }
        }
        let dataset = board.view.dataset();
        let found: Vec<_> = sources.iter().filter_map(|&id| dataset.sources.get(id)).collect();
        if let Some(first) = found.first() {
            detail.citation = format!("{says} ({})", source_words(first).join(", "));
        } else {
            says.clone_into(&mut detail.citation);
        }
        let urls = found.iter().filter_map(|it| it.url.as_deref());
        detail.links.extend(urls.filter(|url| is_web(url)).map(ToString::to_string));
        if !found.is_empty() && !detail.record.starts_with("source:") {
            let items = found.iter().map(|source| source_item(board, source)).collect();
            detail.blocks.push(Block::Heading("Sources".to_owned()));
            detail.blocks.push(Block::List(items));
        }
        detail
    }
}

/// The place of a kind among related reports.
fn place(kind: Kind) -> usize {
    use Kind::{Ach, Claim, Control, Event, Evidence, Judgement, Stance, State};
    let order = [Claim, Stance, Event, Judgement, Evidence, Ach, State, Control];
    order.iter().position(|&it| it == kind).unwrap_or(order.len())
}

/// A claim as an item: mark, claimant, day, sentence; `None` if it is not on the board.
pub fn claim_item(board: &Board<'_>, at: u32) -> Option<Item> {
    let status = board.claims.at(at)?.verdict.status;
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at as usize];
    let who = format!("{}, {}: ", claimant(dataset, claim), day(claim.reported.value));
    Some(Item {
        runs: vec![
            toned(format!("{} ", mark(status)), tone(status)),
            plain(who),
            cited(says(dataset, claim), Tone::Plain, vec![claim_cite(at)]),
        ],
        record: format!("claim:{}", dataset.word(claim.id)),
        below: Vec::new(),
    })
}

/// Title, publisher, day, link.
fn source_words(source: &Source) -> Vec<String> {
    let publisher = source.publisher.as_ref().map(ToString::to_string);
    let url = source.url.as_ref().map(ToString::to_string);
    let out = day(source.published.value);
    [Some(source.title.to_string()), publisher, Some(out), url].into_iter().flatten().collect()
}

fn source_item(board: &Board<'_>, source: &Source) -> Item {
    let dataset = board.view.dataset();
    let mut words = source_words(source);
    let url = source.url.as_ref().and_then(|_| words.pop());
    let title = words.remove(0);
    Item {
        runs: vec![plain(title), toned(format!(" · {}", words.join(", ")), Tone::Dim)],
        record: dataset.address(Key { kind: Kind::Source, id: source.id }),
        below: url.into_iter().map(|url| vec![toned(url, Tone::Dim)]).collect(),
    }
}

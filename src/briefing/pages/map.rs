//! Where it is.

use crate::board::Board;
use crate::board::places::{PlaceRow, rows};
use crate::briefing::block::{Block, Cite, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, code, column, counted, named, prose, row};
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::wording::count;
use crate::dataset::id::Key;
use crate::dataset::place::Place;
use crate::dataset::words::{Kind, Word};

/// The page.
pub const ROW: PageRow =
    PageRow { id: "map", title: "Map", short: "Map", doc: "where it is", page };

fn page(board: &Board<'_>) -> Page {
    let places = rows(board);
    if places.is_empty() {
        return nothing(board, "names a place");
    }
    let table = Table {
        columns: vec![
            column("Place", Form::Name, 0),
            column("Named", Form::Number, 1),
            column("By", Form::Code, 3),
            column("Where", Form::Code, 2),
            column("What it is", Form::Prose, 4),
        ],
        rows: places.iter().map(|it| place_row(board, it)).collect(),
        total: None,
    };
    Page {
        blocks: vec![Block::Table(table)],
        legend: "named: how many fronts, flows, agreements, reports name it".to_owned(),
        ..Page::default()
    }
}

fn place_row(board: &Board<'_>, it: &PlaceRow) -> Row {
    let dataset = board.view.dataset();
    let place = &dataset.places[it.at];
    let role = place.role.as_deref().map(ToString::to_string);
    let cells = vec![
        named(place.name.to_string()),
        counted(it.weight()),
        code(named_by(it), Tone::Plain, cites(it)),
        degrees(place).map_or(cell(Value::Missing), |text| code(text, Tone::Dim, Vec::new())),
        prose(role.unwrap_or_else(|| place.kind.word().to_owned()), Vec::new()),
    ];
    row(dataset.address(Key { kind: Kind::Place, id: place.id }), cells)
}

/// "2 fronts, 12 claims, 1 event".
pub(in crate::briefing) fn named_by(it: &PlaceRow) -> String {
    let parts = [
        (it.fronts.len(), "front", "fronts"),
        (it.flows.len(), "flow", "flows"),
        (it.agreements.len(), "agreement", "agreements"),
        (it.claims.len(), "claim", "claims"),
        (it.events.len(), "event", "events"),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, one, many)| count(n, one, many))
        .collect();
    parts.join(", ")
}

fn cites(it: &PlaceRow) -> Vec<Cite> {
    let claims = it.claims.iter().map(|&at| Cite { kind: Kind::Claim, at });
    claims.chain(it.events.iter().map(|&at| Cite { kind: Kind::Event, at })).collect()
}

/// "48.28° N 37.18° E".
pub(in crate::briefing) fn degrees(place: &Place) -> Option<String> {
    let (lat, lon) = (place.lat.as_ref()?.value, place.lon.as_ref()?.value);
    let (north, east) = (!lat.is_sign_negative(), !lon.is_sign_negative());
    let (north, east) = (if north { "N" } else { "S" }, if east { "E" } else { "W" });
    Some(format!("{}° {north} {}° {east}", lat.abs(), lon.abs()))
}

//! What is on the map, as tables: the page beside the drawing and the printed section share them.

use crate::board::Board;
use crate::board::fronts::FrontRow;
use crate::board::places::PlaceRow;
use crate::board::theatre::courses::{Bundle, bundles};
use crate::board::theatre::{Course, FrontLine, Theatre};
use crate::briefing::block::{Cell, Cite, Column, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, claim_cite, code, column, counted, named, prose, row};
use crate::briefing::faces;
use crate::briefing::plan::MISSING;
use crate::briefing::wording::{count, number};
use crate::chart::ends::length;
use crate::dataset::Dataset;
use crate::dataset::id::Key;
use crate::dataset::place::Place;
use crate::dataset::words::{Kind, Word};
use crate::earth::{LonLat, wrapped};

/// The fronts with their numbers on the map; `None` without any.
pub fn fronts(board: &Board<'_>, theatre: &Theatre) -> Option<Table> {
    let rows: Vec<_> = board
        .fronts
        .iter()
        .zip(&theatre.fronts)
        .map(|(front, line)| front_row(board, front, line))
        .collect();
    let columns = vec![
        column("No", Form::Number, 0),
        column("Front", Form::Name, 0),
        column("State", Form::Code, 1),
        column("Trend", Form::Code, 4),
        column("Where", Form::Code, 2),
        column("Line", Form::Code, 3),
    ];
    table(columns, rows)
}

fn front_row(board: &Board<'_>, it: &FrontRow, line: &FrontLine) -> Row {
    let state = it.series.newest(&board.view);
    let id = board.view.dataset().fronts[it.at].id;
    let mention = board.view.first_mention(Key { kind: Kind::Front, id });
    let sources: Vec<_> = it.series.cite().or(mention).into_iter().collect();
    let posture = match state {
        Some(state) => code(faces::word(state), Tone::Strong, sources),
        None => code("? not assessed", Tone::Dim, sources),
    };
    let way = state.and_then(|state| faces::towards(board.view.dataset(), state));
    let drawn = match (line.strokes.is_empty(), line.indicative) {
        (true, _) => cell(Value::Missing),
        (false, true) => code("by hand", Tone::Dim, Vec::new()),
        (false, false) => code("mapped", Tone::Plain, Vec::new()),
    };
    let cells = vec![
        counted(line.number),
        named(line.name.clone()),
        posture,
        way.map_or(cell(Value::Missing), |text| code(text, Tone::Plain, Vec::new())),
        line.at.map_or(cell(Value::Missing), |at| code(degrees_at(at), Tone::Dim, Vec::new())),
        drawn,
    ];
    row(line.address.clone(), cells)
}

/// The places that something on the board names; `None` without any.
pub fn places(board: &Board<'_>) -> Option<Table> {
    let rows = crate::board::places::rows(board);
    let rows = rows.iter().map(|it| place_row(board, it)).collect();
    let columns = vec![
        column("Place", Form::Name, 0),
        column("Named", Form::Number, 1),
        column("By", Form::Code, 3),
        column("Where", Form::Code, 2),
        column("What it is", Form::Prose, 4),
    ];
    table(columns, rows)
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
pub fn named_by(it: &PlaceRow) -> String {
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

/// Who sends to whom; `None` if nobody does.
pub fn courses(board: &Board<'_>, theatre: &Theatre) -> Option<Table> {
    let rows: Vec<_> = bundles(board)
        .iter()
        .zip(&theatre.courses)
        .map(|(bundle, course)| course_row(board, bundle, course))
        .collect();
    let columns = vec![
        column("Way", Form::Name, 0),
        column("Flows", Form::Number, 2),
        column("Standing", Form::Code, 1),
        Column { unit: "km".to_owned(), ..column("Length", Form::Number, 3) },
        column("By way of", Form::Prose, 4),
    ];
    table(columns, rows)
}

fn course_row(board: &Board<'_>, bundle: &Bundle, it: &Course) -> Row {
    let dataset = board.view.dataset();
    let rows = bundle.flows.iter().filter_map(|&at| board.supply.flows.get(at));
    let cites: Vec<_> = rows.flat_map(|row| &row.claims).map(|&(at, _)| claim_cite(at)).collect();
    let (standing, tone) = if it.firm {
        ("● confirmed", Tone::Confirmed)
    } else {
        ("○ only claimed", Tone::Claimed)
    };
    let standing =
        if it.in_return { format!("{standing}, in return") } else { standing.to_owned() };
    let length = length(it);
    let cells = vec![
        named(format!("{} → {}", it.from, it.to)),
        counted(it.flows.len()),
        code(standing, tone, cites),
        length.map_or(cell(Value::Missing), |metres| cell(Value::Number(kilometres(metres)))),
        by_way_of(dataset, bundle, it),
    ];
    row(it.flows.first().cloned().unwrap_or_default(), cells)
}

/// The stops between the ends, or why there is no curve.
fn by_way_of(dataset: &Dataset, bundle: &Bundle, it: &Course) -> Cell {
    let name = |stop: &crate::dataset::id::Ref| {
        dataset.places.get(stop.id).map_or_else(String::new, |place| place.name.to_string())
    };
    let stops: Vec<_> = bundle.route.iter().map(name).collect();
    if length(it).is_none() {
        let inside = !it.from_code.is_empty() && it.from_code == it.to_code;
        let why = if inside { "both ends are in one country" } else { "an end has no capital" };
        prose(format!("not on the map: {why}"), Vec::new())
    } else if stops.is_empty() {
        cell(Value::Missing)
    } else {
        prose(stops.join(", "), Vec::new())
    }
}

/// A length in whole kilometres, "6,640".
fn kilometres(metres: f64) -> String {
    format!("{:.0}", metres / 1000.0).parse().map_or_else(|_| MISSING.to_owned(), number)
}

/// "48.28° N 37.18° E", as the dossier writes it.
pub fn degrees(place: &Place) -> Option<String> {
    let (lat, lon) = (place.lat.as_ref()?.value, place.lon.as_ref()?.value);
    let (north, east) = (!lat.is_sign_negative(), !lon.is_sign_negative());
    let (north, east) = (if north { "N" } else { "S" }, if east { "E" } else { "W" });
    Some(format!("{}° {north} {}° {east}", lat.abs(), lon.abs()))
}

/// The same of a point that was reckoned, to about a kilometre.
pub fn degrees_at(at: LonLat) -> String {
    let lon = wrapped(at.lon);
    let (north, east) = (if at.lat < 0.0 { "S" } else { "N" }, if lon < 0.0 { "W" } else { "E" });
    format!("{:.2}° {north} {:.2}° {east}", at.lat.abs(), lon.abs())
}

fn table(columns: Vec<Column>, rows: Vec<Row>) -> Option<Table> {
    (!rows.is_empty()).then_some(Table { columns, rows, total: None })
}

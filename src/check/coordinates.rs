//! E-coordinates: a point that is not on the earth.

use rust_decimal::Decimal;

use crate::check::context::Context;
use crate::dataset::place::Place;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-coordinates",
    severity: Severity::Error,
    title: "a latitude or longitude is out of range or missing",
    explain: "\
Coordinates are degrees of WGS 84: latitude from -90 to 90, longitude from -180 to 180, always both.
A point outside cannot be drawn, and usually the two numbers have changed places or a decimal point
is missing.

    [[place]]
    id  = \"pokrovsk\"
    lat = 48.28
    lon = 37.18",
};

/// Finds places off the earth. Lines and areas were looked at when they were read.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for place in &context.data.places {
        match (&place.lat, &place.lon) {
            (Some(lat), Some(lon)) => {
                let wrong = if on_earth(lat.value, 90) { lon } else { lat };
                if let Some(what) = fault(lat.value, lon.value) {
                    let fault = Diagnostic::new(&RULE, wrong.span, what);
                    found.push(fault.label("out of range").help(help(lat.value, lon.value)));
                }
            }
            (None, None) => {}
            _ => found.push(half(context, place)),
        }
    }
}

/// What is wrong with a point, if something is.
fn fault(lat: Decimal, lon: Decimal) -> Option<String> {
    if !on_earth(lat, 90) {
        Some(format!("latitude {lat} is not between -90 and 90"))
    } else if !on_earth(lon, 180) {
        Some(format!("longitude {lon} is not between -180 and 180"))
    } else {
        None
    }
}

/// What to do about it.
fn help(lat: Decimal, lon: Decimal) -> &'static str {
    if !on_earth(lat, 90) && on_earth(lat, 180) && on_earth(lon, 90) {
        "are latitude and longitude swapped?"
    } else {
        "write degrees of WGS 84 with a decimal point, such as 48.28"
    }
}

fn on_earth(degrees: Decimal, limit: i64) -> bool {
    degrees.abs() <= Decimal::from(limit)
}

/// A place with one coordinate.
fn half(context: &Context, place: &Place) -> Diagnostic {
    let (has, lacks) = if place.lat.is_some() { ("lat", "lon") } else { ("lon", "lat") };
    let name = context.name(place.id);
    Diagnostic::new(
        &RULE,
        context.field(place.span, has),
        format!("place {name} has `{has}` but no `{lacks}`"),
    )
    .label(format!("`{lacks}` is missing"))
    .help("give both coordinates, or neither")
}

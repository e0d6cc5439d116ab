//! What is drawn on the map, a line or an area: points typed by hand, or an attached `GeoJSON` file.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::dataset::control::Polygon;
use crate::dataset::place::Point;
use crate::diagnostic::{Diagnostic, Rule, short};
use crate::load::loading::Loading;
use crate::load::reader::Reader;
use crate::load::shape::{on_earth, ring, stroke, untangled};
use crate::load::tree::{Data, Value};
use crate::load::values::exact;
use crate::load::{faults, geojson};
use crate::span::Span;

/// What a field draws: how its lists of points are taken, and the words of its faults.
struct Drawing<T> {
    name: &'static str,
    /// Makes a stroke or a ring of its points.
    part: fn(Vec<Point>) -> Result<Vec<Point>, &'static str>,
    whole: fn(Vec<Vec<Point>>) -> Result<T, String>,
    file: fn(&[u8]) -> Result<T, String>,
    /// Repairs of what is typed by hand, of a file's name, and of a file.
    typed: &'static str,
    named: &'static str,
    filed: &'static str,
}

static LINE: Drawing<Vec<Vec<Point>>> = Drawing {
    name: "a line",
    part: stroke,
    whole: Ok,
    file: geojson::strokes,
    typed: "write for example [[48.3, 37.2], [48.2, 37.3]]: latitude first",
    named: "name a GeoJSON file inside the dossier's folder: \"front-2024-10-22.geojson\"",
    filed: "a line is a LineString or MultiLineString, also inside Features; longitude comes first",
};

static AREA: Drawing<Vec<Polygon>> = Drawing {
    name: "an area",
    part: ring,
    whole: |rings| untangled(vec![Polygon { rings }]),
    file: geojson::polygons,
    typed: "write for example [[48.3, 37.2], [48.2, 37.3], [48.2, 37.2]]: latitude first",
    named: "name a GeoJSON file inside the dossier's folder: \"control-2024-10-22.geojson\"",
    filed: "an area is a Polygon or MultiPolygon, also inside Features, in degrees of WGS 84; \
            longitude comes first",
};

impl Reader<'_, '_, '_> {
    /// The strokes of a line; empty if there is none.
    pub(super) fn line(&mut self, name: &str) -> Vec<Vec<Point>> {
        let (_, value) = self.next(name);
        value.map_or_else(Vec::new, |value| self.drawn(value, &LINE))
    }

    /// The pieces of an area, which must be there.
    pub(super) fn area(&mut self, name: &str) -> Vec<Polygon> {
        let (field, value) = self.next(name);
        if value.is_none() {
            self.missing(field);
        }
        value.map_or_else(Vec::new, |value| self.drawn(value, &AREA))
    }

    fn drawn<T: Default>(&mut self, value: &Value<'_>, drawing: &Drawing<T>) -> T {
        let drawn = match &value.data {
            Data::Text(path) => self.loading.attached(path, value.span, drawing),
            Data::List(values) => self.loading.parts(values, value.span, drawing),
            Data::Broken => None,
            _ => {
                let message =
                    format!("{} is a list of points, not {}", drawing.name, value.data.name());
                self.loading.bad_line(value.span, &message, drawing.typed)
            }
        };
        drawn.unwrap_or_else(|| {
            self.spoil();
            T::default()
        })
    }
}

impl Loading<'_> {
    fn bad_line<T>(&mut self, span: Span, message: &str, help: &str) -> Option<T> {
        self.line_fault(&faults::BAD_LINE, span, message, help);
        None
    }

    fn line_fault(&mut self, rule: &'static Rule, span: Span, message: &str, help: &str) {
        self.faults.add(Diagnostic::new(rule, span, message).help(help));
    }

    /// `[[lat, lon], …]` is one stroke or ring, `[[[lat, lon], …], …]` several.
    fn parts<T>(&mut self, values: &[Value<'_>], span: Span, drawing: &Drawing<T>) -> Option<T> {
        let nested = match values.first().map(|value| &value.data) {
            Some(Data::List(inner)) => {
                matches!(inner.first().map(|value| &value.data), Some(Data::List(_)))
            }
            _ => false,
        };
        if !nested {
            let part = self.part(values, span, drawing)?;
            return self.whole(vec![part], span, drawing);
        }
        let mut parts = Vec::with_capacity(values.len());
        for value in values {
            match &value.data {
                Data::List(points) => parts.push(self.part(points, value.span, drawing)?),
                _ => return self.bad_line(value.span, "this is no list of points", drawing.typed),
            }
        }
        self.whole(parts, span, drawing)
    }

    fn whole<T>(&mut self, parts: Vec<Vec<Point>>, span: Span, drawing: &Drawing<T>) -> Option<T> {
        match (drawing.whole)(parts) {
            Ok(whole) => Some(whole),
            Err(why) => self.bad_line(span, &why, drawing.typed),
        }
    }

    fn part<T>(
        &mut self,
        values: &[Value<'_>],
        span: Span,
        drawing: &Drawing<T>,
    ) -> Option<Vec<Point>> {
        let mut points = Vec::with_capacity(values.len());
        for value in values {
            match point(value) {
                Ok(point) => points.push(point),
                Err(why) => return self.bad_line(value.span, why, drawing.typed),
            }
        }
        match (drawing.part)(points) {
            Ok(part) => Some(part),
            Err(why) => self.bad_line(span, why, drawing.typed),
        }
    }

    fn attached<T>(&mut self, path: &str, span: Span, drawing: &Drawing<T>) -> Option<T> {
        let read = self.attach;
        let found = match read(&self.file, path) {
            Ok(bytes) => (drawing.file)(&bytes).map_err(|why| (format!(": {why}"), drawing.filed)),
            Err(why) => Err((format!(" cannot be used: {why}"), drawing.named)),
        };
        found
            .map_err(|(why, help)| {
                let message = format!("`{}`{why}", short(path));
                self.line_fault(&faults::ATTACHMENT, span, &message, help);
            })
            .ok()
    }
}

/// A point as typed: latitude first.
fn point(value: &Value<'_>) -> Result<Point, &'static str> {
    let Data::List(pair) = &value.data else {
        return Err("a point is [latitude, longitude]");
    };
    let numbers: Vec<Decimal> =
        pair.iter().filter_map(|value| exact(&value.data).and_then(Result::ok)).collect();
    // What does not fit is far off the earth.
    let parts = |degrees: Decimal| {
        let parts = degrees.checked_mul(Decimal::from(Point::PARTS));
        parts.and_then(|parts| parts.round().to_i64()).unwrap_or(i64::MAX)
    };
    match *numbers.as_slice() {
        [lat, lon] if pair.len() == 2 => on_earth(parts(lat), parts(lon)),
        _ => Err("a point is [latitude, longitude], two numbers"),
    }
}

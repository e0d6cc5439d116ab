//! The line of a front: points typed by hand, or an attached `GeoJSON` file.

use rust_decimal::Decimal;

use crate::dataset::amount::Amount;
use crate::dataset::place::Point;
use crate::dataset::state::ControlClass;
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule};
use crate::load::form::Field;
use crate::load::loading::Loading;
use crate::load::reader::{Reader, short};
use crate::load::tree::{Data, Value};
use crate::load::values::{FromValue, exact};
use crate::load::{faults, geojson};
use crate::span::{At, Span};

impl Reader<'_, '_, '_> {
    /// The strokes of a line; empty if there is none.
    pub(super) fn line(&mut self, name: &str) -> Vec<Vec<Point>> {
        let (_, Some(value)) = self.next(name) else {
            return Vec::new();
        };
        let strokes = match &value.data {
            Data::Text(path) => self.loading.attached(path, value.span),
            Data::List(values) => self.loading.strokes(values, value.span),
            Data::Broken => None,
            _ => {
                let message = format!("a line is a list of points, not {}", value.data.name());
                self.loading.bad_line(value.span, &message)
            }
        };
        strokes.unwrap_or_else(|| {
            self.spoil();
            Vec::new()
        })
    }

    /// Who holds how much: `{ contested = "12 km2" }`.
    pub(super) fn control(&mut self, name: &str) -> Vec<(ControlClass, At<Amount>)> {
        let (field, Some(value)) = self.next(name) else {
            return Vec::new();
        };
        let Data::Table(table) = &value.data else {
            self.spoil();
            self.loading.wrong_type(value, field);
            return Vec::new();
        };
        let mut all = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let class = ControlClass::parse(&row.key.word);
            if class.is_none() {
                let words: Vec<&str> = ControlClass::ALL.iter().map(|class| class.word()).collect();
                self.loading.unknown_word(&row.key.word, row.key.span, ControlClass::LIST, &words);
            }
            let amount = At::read(self.loading, &row.value, &AMOUNT);
            match class.zip(amount) {
                Some(pair) => all.push(pair),
                None => self.spoil(),
            }
        }
        all
    }
}

/// The amounts in a table of control classes.
static AMOUNT: Field =
    crate::load::form::may("control", crate::load::form::Form::Amount, "how much");

impl Loading<'_> {
    fn bad_line<T>(&mut self, span: Span, message: &str) -> Option<T> {
        self.line_fault(
            &faults::BAD_LINE,
            span,
            message,
            "write [[48.3, 37.2], [48.2, 37.3]]: latitude first",
        );
        None
    }

    fn line_fault(&mut self, rule: &'static Rule, span: Span, message: &str, help: &str) {
        self.faults.add(Diagnostic::new(rule, span, message).help(help));
    }

    /// `[[lat, lon], …]` is one stroke, `[[[lat, lon], …], …]` several.
    fn strokes(&mut self, values: &[Value<'_>], span: Span) -> Option<Vec<Vec<Point>>> {
        let nested = match values.first().map(|value| &value.data) {
            Some(Data::List(inner)) => {
                matches!(inner.first().map(|value| &value.data), Some(Data::List(_)))
            }
            _ => false,
        };
        if !nested {
            return self.stroke(values, span).map(|stroke| vec![stroke]);
        }
        let mut strokes = Vec::with_capacity(values.len());
        for value in values {
            match &value.data {
                Data::List(points) => strokes.push(self.stroke(points, value.span)?),
                _ => return self.bad_line(value.span, "this is no list of points"),
            }
        }
        Some(strokes)
    }

    fn stroke(&mut self, values: &[Value<'_>], span: Span) -> Option<Vec<Point>> {
        if values.len() < 2 {
            return self.bad_line(span, "a line has at least two points");
        }
        values.iter().map(|value| self.point(value)).collect()
    }

    fn point(&mut self, value: &Value<'_>) -> Option<Point> {
        let Data::List(pair) = &value.data else {
            return self.bad_line(value.span, "a point is [latitude, longitude]");
        };
        let numbers: Vec<Decimal> =
            pair.iter().filter_map(|value| exact(&value.data).and_then(Result::ok)).collect();
        match *numbers.as_slice() {
            [lat, lon] if pair.len() == 2 => match on_earth(lat, lon) {
                Ok(point) => Some(point),
                Err(words) => self.bad_line(value.span, words),
            },
            _ => self.bad_line(value.span, "a point is [latitude, longitude], two numbers"),
        }
    }

    fn attached(&mut self, path: &str, span: Span) -> Option<Vec<Vec<Point>>> {
        let read = self.attach;
        let bytes = match read(&self.file, path) {
            Ok(bytes) => bytes,
            Err(why) => {
                let message = format!("`{}` cannot be used: {why}", short(path));
                let help =
                    "name a GeoJSON file inside the dossier's folder: \"front-2024-10-22.geojson\"";
                self.line_fault(&faults::ATTACHMENT, span, &message, help);
                return None;
            }
        };
        match geojson::strokes(&bytes) {
            Ok(strokes) => Some(strokes),
            Err(why) => {
                let message = format!("`{}`: {why}", short(path));
                let help = "a line is a LineString or MultiLineString, also inside Features; longitude comes first";
                self.line_fault(&faults::ATTACHMENT, span, &message, help);
                None
            }
        }
    }
}

/// A point, if both degrees are on the earth.
pub(super) fn on_earth(lat: Decimal, lon: Decimal) -> Result<Point, &'static str> {
    if lat.abs() > Decimal::from(90) {
        return Err("latitude runs from -90 to 90; is it written before the longitude?");
    }
    if lon.abs() > Decimal::from(180) {
        return Err("longitude runs from -180 to 180");
    }
    Ok(Point { lat, lon })
}

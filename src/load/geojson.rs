//! Lines from a `GeoJSON` file (RFC 7946), which may come from a stranger.

use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use crate::dataset::place::Point;
use crate::load::limits;
use crate::load::line::on_earth;

/// The strokes of all lines in the file, in its order.
///
/// # Errors
///
/// Words for the author: what is wrong, and in which feature.
pub(super) fn strokes(bytes: &[u8]) -> Result<Vec<Vec<Point>>, String> {
    if bytes.len() > limits::ATTACHMENT_BYTES {
        return Err(format!("the file is larger than {} MiB", limits::ATTACHMENT_BYTES >> 20));
    }
    let root: Object = serde_json::from_slice(bytes).map_err(|error| {
        format!("line {}, column {}: {}", error.line(), error.column(), words_of(&error))
    })?;
    let mut lines = Lines::default();
    match (root.kind.as_str(), root.features) {
        ("FeatureCollection", Some(features)) => {
            for (at, feature) in features.into_iter().enumerate() {
                lines.feature(feature).map_err(|why| format!("feature {}: {why}", at + 1))?;
            }
        }
        ("FeatureCollection", None) => return Err("the FeatureCollection has no `features`".into()),
        ("Feature", _) => lines.feature_parts(root.geometry)?,
        (_, _) => lines.geometry(&root.kind, root.coordinates)?,
    }
    if lines.strokes.is_empty() {
        return Err("the file holds no line".into());
    }
    Ok(lines.strokes)
}

/// The JSON library's words without the place, which is said before them.
fn words_of(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.rsplit_once(" at line ") {
        Some((words, _)) => words.chars().take(120).collect(),
        None => words.chars().take(120).collect(),
    }
}

/// Any `GeoJSON` object; members we have no use for are skipped.
#[derive(Deserialize)]
struct Object {
    #[serde(rename = "type")]
    kind: String,
    features: Option<Vec<Object>>,
    geometry: Option<Box<Object>>,
    coordinates: Option<Coordinates>,
}

/// A position, or a list of positions or lists.
enum Coordinates {
    Number(f64),
    Position(f64, f64),
    List(Vec<Coordinates>),
}

impl<'de> Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CoordinatesVisitor)
    }
}

struct CoordinatesVisitor;

impl<'de> Visitor<'de> for CoordinatesVisitor {
    type Value = Coordinates;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<Coordinates, E> {
        Ok(Coordinates::Number(number))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<Coordinates, E> {
        i32::try_from(number)
            .map(|number| Coordinates::Number(f64::from(number)))
            .map_err(|_| E::custom("a coordinate is out of range"))
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<Coordinates, E> {
        i64::try_from(number)
            .map_err(|_| E::custom("a coordinate is out of range"))
            .and_then(|number| self.visit_i64(number))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Coordinates, A::Error> {
        let Some(first) = list.next_element()? else {
            return Ok(Coordinates::List(Vec::new()));
        };
        let Coordinates::Number(lon) = first else {
            let mut all = vec![first];
            while let Some(next) = list.next_element()? {
                if all.len() >= limits::POINTS {
                    return Err(A::Error::custom("more points than a line may have"));
                }
                all.push(next);
            }
            return Ok(Coordinates::List(all));
        };
        let Some(Coordinates::Number(lat)) = list.next_element()? else {
            return Err(A::Error::custom("a position is [longitude, latitude]"));
        };
        // A third number is the height, which a front line does not have.
        while list.next_element::<serde::de::IgnoredAny>()?.is_some() {}
        Ok(Coordinates::Position(lon, lat))
    }
}

#[derive(Default)]
struct Lines {
    strokes: Vec<Vec<Point>>,
    points: usize,
}

impl Lines {
    fn feature(&mut self, object: Object) -> Result<(), String> {
        match object.kind.as_str() {
            "Feature" => self.feature_parts(object.geometry),
            kind => Err(format!("it is a {}, not a Feature", name(kind))),
        }
    }

    fn feature_parts(&mut self, geometry: Option<Box<Object>>) -> Result<(), String> {
        match geometry {
            Some(geometry) => self.geometry(&geometry.kind, geometry.coordinates),
            None => Err("it has no geometry".into()),
        }
    }

    fn geometry(&mut self, kind: &str, coordinates: Option<Coordinates>) -> Result<(), String> {
        match (kind, coordinates) {
            ("LineString", Some(Coordinates::List(line))) => self.stroke(&line),
            ("MultiLineString", Some(Coordinates::List(lines))) => {
                for line in lines {
                    match line {
                        Coordinates::List(line) => self.stroke(&line)?,
                        _ => return Err("a MultiLineString is a list of lists of positions".into()),
                    }
                }
                Ok(())
            }
            ("LineString" | "MultiLineString", _) => Err("it has no list of coordinates".into()),
            (kind, _) => Err(format!("a {} is no line", name(kind))),
        }
    }

    fn stroke(&mut self, line: &[Coordinates]) -> Result<(), String> {
        self.points += line.len();
        if self.points > limits::POINTS {
            return Err(format!("more than {} points", limits::POINTS));
        }
        if line.len() < 2 {
            return Err("a line has at least two points".into());
        }
        let points: Result<Vec<Point>, String> = line.iter().map(point).collect();
        self.strokes.push(points?);
        Ok(())
    }
}

fn point(position: &Coordinates) -> Result<Point, String> {
    let Coordinates::Position(lon, lat) = *position else {
        return Err("a line is a list of positions [longitude, latitude]".into());
    };
    // Six decimals are a tenth of a metre; rounding there gives back the digits as they were written.
    let degrees = |number: f64| {
        let bounded = number.clamp(-1000.0, 1000.0);
        Decimal::try_from(bounded)
            .map(|number| number.round_dp(7).normalize())
            .map_err(|_| "a coordinate is no number".to_owned())
    };
    on_earth(degrees(lat)?, degrees(lon)?).map_err(str::to_owned)
}

fn name(kind: &str) -> String {
    kind.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Vec<Point>>, String> {
        strokes(text.as_bytes())
    }

    #[test]
    fn lines_of_every_wrapping_are_read() {
        let line = r#"{"type":"LineString","coordinates":[[37.25,48.3],[37.3,48.2,110]]}"#;
        let feature =
            format!(r#"{{"type":"Feature","properties":{{"a":[1,{{}}]}},"geometry":{line}}}"#);
        let collection = format!(r#"{{"features":[{feature}],"type":"FeatureCollection"}}"#);
        for text in [line, &feature, &collection] {
            let strokes = read(text).unwrap();
            assert_eq!(strokes[0][0].lat.to_string(), "48.3");
            assert_eq!(strokes[0][0].lon.to_string(), "37.25");
            assert_eq!(strokes[0].len(), 2);
        }
        let two = r#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}"#;
        assert_eq!(read(two).unwrap().len(), 2);
    }

    #[test]
    fn faults_name_the_feature() {
        for (text, words) in [
            (
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}"#,
                "feature 1: it has no geometry",
            ),
            (r#"{"type":"Point","coordinates":[1,2]}"#, "a Point is no line"),
            (r#"{"type":"LineString","coordinates":[[1,2]]}"#, "at least two points"),
            (r#"{"type":"LineString","coordinates":[[1,91],[2,3]]}"#, "latitude runs"),
            (r#"{"type":"LineString","coordinates":[[1e300,9],[2,3]]}"#, "longitude runs"),
            (r#"{"type":"LineString","coordinates":[[1e999,9],[2,3]]}"#, "out of range"),
            (r#"{"type":"LineString","type":"Point","coordinates":[]}"#, "duplicate field"),
            (r#"{"type":"LineString","coordinates":[]}"#, "at least two points"),
            (r#"{"type":"LineString","coordinates":[[1],[2]]}"#, "[longitude, latitude]"),
            (r#"{"type":"LineString"}"#, "no list of coordinates"),
            (r#"{"type":"FeatureCollection","features":[]}"#, "holds no line"),
            ("", "EOF"),
            ("{", "EOF"),
        ] {
            let why = read(text).unwrap_err();
            assert!(why.contains(words), "{text}: {why}");
        }
        let deep = "[".repeat(100_000);
        assert!(read(&format!(r#"{{"type":"LineString","coordinates":{deep}"#)).is_err());
    }
}

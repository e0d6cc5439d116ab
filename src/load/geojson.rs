//! Lines and areas from a `GeoJSON` file (RFC 7946), which may come from a stranger.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use crate::dataset::control::Polygon;
use crate::dataset::place::Point;
use crate::diagnostic::short;
use crate::load::limits;
use crate::load::shape::{on_earth, ring, stroke, untangled};

/// The strokes of all lines in the file, in its order.
///
/// # Errors
///
/// Words for the author: what is wrong, and in which feature.
pub(super) fn strokes(bytes: &[u8]) -> Result<Vec<Vec<Point>>, String> {
    let mut strokes = Vec::new();
    let mut left = limits::POINTS;
    read(bytes, &mut |kind, coordinates| match (kind, coordinates) {
        ("LineString", Some(Coordinates::List(line))) => {
            strokes.push(stroke(points(&line, &mut left)?)?);
            Ok(())
        }
        ("MultiLineString", Some(Coordinates::List(lines))) => {
            for line in lines {
                let Coordinates::List(line) = line else {
                    return Err("a MultiLineString is a list of lists of positions".into());
                };
                strokes.push(stroke(points(&line, &mut left)?)?);
            }
            Ok(())
        }
        ("LineString" | "MultiLineString", _) => Err("it has no list of coordinates".into()),
        (kind, _) => Err(format!("a {} is no line", short(kind))),
    })?;
    if strokes.is_empty() { Err("the file holds no line".into()) } else { Ok(strokes) }
}

/// The pieces of all areas in the file, in its order.
///
/// # Errors
///
/// Words for the author: what is wrong, and in which feature.
pub(super) fn polygons(bytes: &[u8]) -> Result<Vec<Polygon>, String> {
    let mut polygons = Vec::new();
    let mut left = limits::POINTS;
    read(bytes, &mut |kind, coordinates| match (kind, coordinates) {
        ("Polygon", Some(Coordinates::List(rings))) => {
            polygons.push(polygon(rings, &mut left)?);
            Ok(())
        }
        ("MultiPolygon", Some(Coordinates::List(all))) => {
            for rings in all {
                let Coordinates::List(rings) = rings else {
                    return Err("a MultiPolygon is a list of lists of rings".into());
                };
                polygons.push(polygon(rings, &mut left)?);
            }
            Ok(())
        }
        ("Polygon" | "MultiPolygon", _) => Err("it has no list of coordinates".into()),
        (kind, _) => Err(format!("a {} is no area", short(kind))),
    })?;
    // `GeoJSON` writes an empty area as one without rings.
    polygons.retain(|polygon| !polygon.rings.is_empty());
    if polygons.is_empty() { Err("the file holds no area".into()) } else { untangled(polygons) }
}

fn polygon(rings: Vec<Coordinates>, left: &mut usize) -> Result<Polygon, String> {
    let rings: Result<Vec<_>, String> = rings
        .into_iter()
        .map(|it| match it {
            Coordinates::List(it) => Ok(ring(points(&it, left)?)?),
            _ => Err("a Polygon is a list of rings, each a list of positions".into()),
        })
        .collect();
    Ok(Polygon { rings: rings? })
}

/// Who takes the geometries: their type and coordinates.
type Take<'t> = dyn FnMut(&str, Option<Coordinates>) -> Result<(), String> + 't;

/// Hands over every geometry of a file.
fn read(bytes: &[u8], take: &mut Take<'_>) -> Result<(), String> {
    if bytes.len() > limits::ATTACHMENT_BYTES {
        return Err(format!("the file is larger than {} MiB", limits::ATTACHMENT_BYTES >> 20));
    }
    let root: Object = serde_json::from_slice(bytes).map_err(|error| {
        format!("line {}, column {}: {}", error.line(), error.column(), words_of(&error))
    })?;
    in_degrees(root.crs)?;
    match (root.kind.as_str(), root.features) {
        ("FeatureCollection", Some(features)) => {
            for (at, object) in features.into_iter().enumerate() {
                feature(object, take).map_err(|why| format!("feature {}: {why}", at + 1))?;
            }
            Ok(())
        }
        ("FeatureCollection", None) => Err("the FeatureCollection has no `features`".into()),
        ("Feature", _) => geometry(root.geometry, take),
        (kind, _) => take(kind, root.coordinates),
    }
}

fn feature(object: Object, take: &mut Take<'_>) -> Result<(), String> {
    in_degrees(object.crs)?;
    match object.kind.as_str() {
        "Feature" => geometry(object.geometry, take),
        kind => Err(format!("it is a {}, not a Feature", short(kind))),
    }
}

fn geometry(object: Option<Box<Object>>, take: &mut Take<'_>) -> Result<(), String> {
    let object = object.ok_or("it has no geometry")?;
    in_degrees(object.crs)?;
    take(&object.kind, object.coordinates)
}

/// `GeoJSON` was in any system of coordinates until 2016; files still say in `crs` which one.
fn in_degrees(crs: Option<Crs>) -> Result<(), String> {
    let Some(crs) = crs else { return Ok(()) };
    let written = crs.properties.and_then(|it| it.name).unwrap_or_default();
    let upper = written.to_ascii_uppercase();
    let epsg = upper.contains("EPSG") && (upper.ends_with(":4326") || upper.ends_with("/4326"));
    if epsg || upper.ends_with("CRS84") {
        return Ok(());
    }
    Err(format!("its `crs` is `{}`, not WGS 84", short(&written)))
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
    crs: Option<Crs>,
    features: Option<Vec<Object>>,
    geometry: Option<Box<Object>>,
    coordinates: Option<Coordinates>,
}

/// A named system of coordinates, as `GeoJSON` had them in 2008.
#[derive(Deserialize)]
struct Crs {
    properties: Option<CrsName>,
}

#[derive(Deserialize)]
struct CrsName {
    name: Option<String>,
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
                    return Err(A::Error::custom("more points than a line or an area may have"));
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

/// The points of a list of positions; `left` is how many the file may still hold.
fn points(positions: &[Coordinates], left: &mut usize) -> Result<Vec<Point>, String> {
    *left = left
        .checked_sub(positions.len())
        .ok_or_else(|| format!("more than {} points", limits::POINTS))?;
    positions.iter().map(point).collect()
}

fn point(position: &Coordinates) -> Result<Point, String> {
    let Coordinates::Position(lon, lat) = *position else {
        return Err("positions [longitude, latitude] are asked for".into());
    };
    // Rounding to the parts of a degree gives back the digits as they were written.
    #[expect(clippy::cast_possible_truncation, reason = "it saturates, far off the earth")]
    let parts = |degrees: f64| (degrees * f64::from(Point::PARTS)).round() as i64;
    on_earth(parts(lat), parts(lon)).map_err(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::earth::LonLat;

    fn read(text: &str) -> Result<Vec<Vec<Point>>, String> {
        strokes(text.as_bytes())
    }

    #[test]
    fn a_file_may_be_as_large_as_the_limit_and_not_larger() {
        let told = |bytes| strokes(&vec![b'x'; bytes]).unwrap_err();
        assert!(told(limits::ATTACHMENT_BYTES).contains("line 1, column 1"));
        assert_eq!(told(limits::ATTACHMENT_BYTES + 1), "the file is larger than 32 MiB");
    }

    #[test]
    fn lines_of_every_wrapping_are_read() {
        let line = r#"{"type":"LineString","coordinates":[[37.25,48.3],[37.3,48.2,110]]}"#;
        let feature =
            format!(r#"{{"type":"Feature","properties":{{"a":[1,{{}}]}},"geometry":{line}}}"#);
        let collection = format!(r#"{{"features":[{feature}],"type":"FeatureCollection"}}"#);
        for text in [line, &feature, &collection] {
            let strokes = read(text).unwrap();
            assert_eq!(strokes[0][0].lon_lat(), LonLat::new(37.25, 48.3));
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

    #[test]
    fn areas_of_every_wrapping_are_read() {
        let square = "[[37,48],[38,48],[38,49],[37,49],[37,48]]";
        let hole = "[[37.4,48.4],[37.6,48.4],[37.6,48.6]]";
        let polygon = format!(r#"{{"type":"Polygon","coordinates":[{square},{hole}]}}"#);
        let crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#;
        let feature = format!(r#"{{"type":"Feature",{crs},"geometry":{polygon}}}"#);
        let collection =
            format!(r#"{{"type":"FeatureCollection","name":"x",{crs},"features":[{feature}]}}"#);
        for text in [&polygon, &feature, &collection] {
            let read = polygons(text.as_bytes()).unwrap();
            assert_eq!(read.len(), 1);
            let sizes: Vec<_> = read[0].rings.iter().map(Vec::len).collect();
            assert_eq!(sizes, [4, 3], "a closing point is not kept");
            assert_eq!(read[0].rings[1][2].lon_lat(), LonLat::new(37.6, 48.6));
        }
        let two = format!(r#"{{"type":"MultiPolygon","coordinates":[[{square}],[],[{hole}]]}}"#);
        assert_eq!(polygons(two.as_bytes()).unwrap().len(), 2);
        for name in ["EPSG:4326", "urn:ogc:def:crs:EPSG::4326"] {
            let crs = format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}}"#);
            let text = format!(r#"{{"type":"Polygon",{crs},"coordinates":[{square}]}}"#);
            assert!(polygons(text.as_bytes()).is_ok(), "{name}");
        }
    }

    #[test]
    fn an_outline_that_crosses_itself_too_often_is_refused() {
        // Points anywhere on a square, from a plain row of numbers that look random.
        let tangle = |points: usize| {
            let mut at = 1_u32;
            let mut next = || {
                at = at.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                f64::from(at >> 12) / f64::from(1 << 20)
            };
            let points: Vec<_> = (0..points).map(|_| format!("[{},{}]", next(), next())).collect();
            format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, points.join(","))
        };
        assert!(polygons(tangle(40).as_bytes()).is_ok());
        let why = polygons(tangle(4000).as_bytes()).unwrap_err();
        assert!(why.contains("crosses itself more than 10000 times"), "{why}");
    }

    #[test]
    fn what_is_no_area_is_refused_in_words() {
        let named = r#""crs":{"type":"name","properties":{"name":"EPSG:3857"}}"#;
        let linked = r#""crs":{"type":"link","properties":{"href":"x"}}"#;
        let square = "[[[37,48],[38,48],[38,49]]]";
        for (text, words) in [
            (r#"{"type":"Point","coordinates":[1,2]}"#.to_owned(), "a Point is no area"),
            (r#"{"type":"Polygon","coordinates":[]}"#.to_owned(), "holds no area"),
            (r#"{"type":"Polygon"}"#.to_owned(), "no list of coordinates"),
            (r#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2]]]}"#.to_owned(), "three"),
            (r#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2],[3,4]]]}"#.to_owned(), "three"),
            (r#"{"type":"Polygon","coordinates":[[1,2],[3,4],[5,6]]}"#.to_owned(), "list of rings"),
            (r#"{"type":"Polygon","coordinates":[[]]}"#.to_owned(), "three"),
            (r#"{"type":"Polygon","coordinates":[[[48,137],[8,9],[1,2]]]}"#.to_owned(), "latitude"),
            (format!(r#"{{"type":"Polygon",{named},"coordinates":{square}}}"#), "`EPSG:3857`"),
            (format!(r#"{{"type":"Polygon",{linked},"coordinates":{square}}}"#), "not WGS 84"),
        ] {
            let why = polygons(text.as_bytes()).unwrap_err();
            assert!(why.contains(words), "{text}: {why}");
        }
    }
}

//! Where flows begin and end: in the capitals of the countries of sender and recipient.
//!
//! A dossier says who sends, not from which street; the capital stands for the country, as on any
//! map of trade. The basemap knows capitals; whoever has no country is nowhere.

use crate::basemap::{countries, towns};
use crate::board::Board;
use crate::board::theatre::{Course, Theatre};
use crate::earth::LonLat;
use crate::earth::circle::{distance, path};

/// The map of a board, with the ends of its courses: from then on the stops of a course are its
/// whole way, or empty where one end is nowhere.
pub fn theatre(board: &Board<'_>) -> Theatre {
    let mut theatre = Theatre::of(board);
    for course in &mut theatre.courses {
        course.stops = way(course).unwrap_or_default();
    }
    theatre
}

/// The length of a course along its stops, in metres; `None` where it is not on the map.
pub fn length(course: &Course) -> Option<f64> {
    let legs = course.stops.iter().zip(course.stops.iter().skip(1));
    let length: f64 = legs.map(|(&a, &b)| distance(a, b)).sum();
    (course.stops.len() > 1).then_some(length)
}

/// Points along a course, close enough together to see where it bows.
pub(super) fn whole(course: &Course) -> Vec<LonLat> {
    let legs = course.stops.iter().zip(course.stops.iter().skip(1));
    legs.flat_map(|(&a, &b)| path(a, b, 16)).collect()
}

fn way(course: &Course) -> Option<Vec<LonLat>> {
    let from = capital(&course.from_code)?;
    let to = capital(&course.to_code)?;
    let mut stops: Vec<LonLat> =
        std::iter::once(from).chain(course.stops.iter().copied()).chain([to]).collect();
    stops.dedup();
    (stops.len() > 1).then_some(stops)
}

/// The capital of a country by its code; of several the most populous.
fn capital(code: &str) -> Option<LonLat> {
    let country = countries().iter().position(|it| it.code == *code.as_bytes())?;
    let of_it = |town: &u16| usize::from(*town) == country;
    towns().iter().find(|town| town.capital && of_it(&town.country)).map(|town| town.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(from: &str, to: &str, stops: Vec<LonLat>) -> Course {
        Course { from_code: from.to_owned(), to_code: to.to_owned(), stops, ..Course::default() }
    }

    #[test]
    fn a_way_runs_from_capital_to_capital() {
        let port = LonLat::new(131.89, 43.12);
        let whole =
            Course { stops: way(&course("PRK", "RUS", vec![port])).unwrap(), ..Course::default() };
        assert_eq!(whole.stops.len(), 3);
        assert!(distance(whole.stops[0], LonLat::new(125.75, 39.03)) < 20_000.0, "Pyongyang");
        assert!(distance(whole.stops[2], LonLat::new(37.62, 55.75)) < 20_000.0, "Moscow");
        let length = length(&whole).unwrap();
        assert!(length > distance(whole.stops[0], whole.stops[2]));
    }

    #[test]
    fn who_has_no_country_is_nowhere() {
        assert_eq!(way(&course("", "RUS", Vec::new())), None);
        assert_eq!(way(&course("PRK", "ZZZ", Vec::new())), None);
        assert_eq!(way(&course("RUS", "RUS", Vec::new())), None, "nothing to be drawn");
        assert_eq!(length(&course("PRK", "RUS", Vec::new())), None);
    }
}

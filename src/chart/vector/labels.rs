//! The words on the map: what matters most first, none over another, and none over a front if there
//! is room beside it.

use std::fmt::Write as _;

use crate::basemap::{countries, regions, towns};
use crate::board::theatre::{FrontLine, Spot, Theatre};
use crate::chart::vector::colours;
use crate::chart::vector::frame::{Frame, Rect};
use crate::chart::vector::marks::{self, along, is_far, length, lines, push};
use crate::chart::vector::pen::{Dot, escaped, px, width};
use crate::chart::vector::room::Room;
use crate::earth::LonLat;
use crate::earth::circle::distance;

/// Half the height of the disc with a front's number, in pixels.
const DISC: f64 = 10.5;

/// A town nearer than this to a place of the dossier is that place, in metres.
const SAME: f64 = 6000.0;

/// How words of a kind are set.
#[derive(Clone, Copy, Debug)]
struct Type {
    size: f64,
    colour: &'static str,
    bold: bool,
    italic: bool,
}

impl Type {
    /// About how wide words of the kind are set; bold ones are wider.
    fn width(self, words: &str) -> f64 {
        width(words, self.size) * if self.bold { 1.1 } else { 1.0 }
    }
}

const PLACE: Type = Type { size: 14.0, colour: colours::TEXT, bold: true, italic: false };
const WIDE: Type = Type { size: 13.0, colour: colours::TEXT, bold: false, italic: true };
const COURSE: Type = Type { size: 12.0, colour: colours::COURSE, bold: false, italic: true };
const TOWN: Type = Type { size: 11.5, colour: colours::DIM, bold: false, italic: false };
const COUNTRY: Type = Type { size: 12.5, colour: colours::NAME, bold: true, italic: false };
const REGION: Type = Type { size: 11.5, colour: colours::NAME, bold: false, italic: true };

/// Words in the making.
pub struct Labels<'a> {
    frame: &'a Frame,
    room: Room,
    out: String,
}

/// Writes all words; `taken` is room that others took before.
pub fn draw(frame: &Frame, theatre: &Theatre, taken: Vec<Rect>) -> String {
    let mut labels = Labels { frame, room: Room::new(frame, taken), out: String::new() };
    for front in &theatre.fronts {
        labels.room.avoid(frame, front);
    }
    let ends = ends(theatre);
    if is_far(frame) {
        for (name, at) in &ends {
            labels.end(name, *at);
        }
    } else {
        for front in &theatre.fronts {
            labels.number(front);
        }
    }
    let is_end = |at: LonLat| ends.iter().any(|(_, end)| distance(*end, at) < SAME * 5.0);
    // From far away a front is one place, and an end has the name of its country.
    let told = |spot: &&Spot| {
        let on_way = || theatre.courses.iter().any(|it| it.stops.contains(&spot.at));
        !is_far(frame) || (!is_end(spot.at) && (!spot.pinned || on_way()))
    };
    let spots: Vec<&Spot> = theatre.places.iter().filter(told).collect();
    let shown = || spots.iter().filter_map(|&spot| Some((spot, frame.find(spot.at)?)));
    for (spot, dot) in shown().filter(|(spot, _)| !spot.wide) {
        labels.mark(dot, 3.6, colours::TEXT);
        labels.name(dot, &spot.name, PLACE, true);
    }
    for (spot, dot) in shown().filter(|(spot, _)| spot.wide) {
        labels.around(dot, &spot.name, WIDE);
    }
    labels.courses(theatre);
    labels.lands(theatre);
    labels.towns(&theatre.places);
    labels.out
}

/// Who sends or gets, and where that is drawn.
fn ends(theatre: &Theatre) -> Vec<(&str, LonLat)> {
    let mut ends: Vec<(&str, LonLat)> = Vec::new();
    for course in &theatre.courses {
        let both = [(&course.to, course.stops.last()), (&course.from, course.stops.first())];
        for (name, at) in both {
            let known = |at: &&LonLat| !ends.iter().any(|end| end.1 == **at);
            if let Some(&at) = at.filter(known) {
                ends.push((name, at));
            }
        }
    }
    ends
}

impl Labels<'_> {
    /// One end of what is sent, by the name of the actor.
    fn end(&mut self, name: &str, at: LonLat) {
        if let Some(dot) = self.frame.find(at) {
            self.mark(dot, 3.6, colours::TEXT);
            self.name(dot, name, PLACE, true);
        }
    }

    /// What crosses the map from or to elsewhere says what it is.
    fn courses(&mut self, theatre: &Theatre) {
        for course in &theatre.courses {
            let ends = course.stops.first().into_iter().chain(course.stops.last());
            if ends.filter(|&&end| self.frame.find(end).is_none()).count() == 0 {
                continue;
            }
            let parts = marks::course(self.frame, course);
            let longest = parts.iter().max_by(|a, b| length(a).total_cmp(&length(b)));
            let name = format!("{} → {}", course.from, course.to);
            for part in [0.5, 0.4, 0.6, 0.25, 0.75] {
                let dot = longest.and_then(|line| along(line, length(line) * part));
                if dot.is_some_and(|(dot, _)| self.name(dot, &name, COURSE, false)) {
                    break;
                }
            }
        }
    }

    /// The number of a front on its line, as near to the middle as there is room, with its arrow.
    fn number(&mut self, front: &FrontLine) {
        let own = lines(self.frame, &front.strokes);
        let longest = own.iter().max_by(|a, b| length(a).total_cmp(&length(b)));
        let parts = [0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75, 0.15, 0.85];
        let on_line = parts.into_iter().filter_map(|part| {
            longest.and_then(|line| along(line, length(line) * part)).map(|it| it.0)
        });
        let place = front.at.filter(|_| own.is_empty()).and_then(|at| self.frame.find(at));
        let room = |dot: Dot| [dot[0] - DISC, dot[1] - DISC, dot[0] + DISC, dot[1] + DISC];
        let mut spots = on_line.chain(place);
        let Some(dot) = spots.find(|&dot| self.room.is_free(room(dot))) else { return };
        let arrow = push(&mut self.out, front, dot);
        self.room.take(arrow.into_iter().flatten());
        self.room.take([room(dot)]);
        self.disc(dot, front.number);
    }

    fn disc(&mut self, [x, y]: Dot, number: usize) {
        let _ = writeln!(
            self.out,
            r#"<circle cx="{}" cy="{}" r="{DISC}" fill="{}" stroke="{}" stroke-width="1.5"/><text x="{}" y="{}" font-size="13" font-weight="bold" fill="{}" text-anchor="middle">{number}</text>"#,
            px(x),
            px(y),
            colours::FRONT,
            colours::HALO,
            px(x),
            px(y + 4.6),
            colours::HALO,
        );
    }

    fn mark(&mut self, [x, y]: Dot, radius: f64, colour: &str) {
        let _ = writeln!(
            self.out,
            r#"<circle cx="{}" cy="{}" r="{radius}" fill="{colour}" stroke="{}" stroke-width="1.2"/>"#,
            px(x),
            px(y),
            colours::HALO,
        );
        self.room.take([[x - radius, y - radius, x + radius, y + radius]]);
    }

    /// A name beside its mark, to the right first, as maps have it (Imhof, 1975). Whether there was
    /// room for it; what is pinned may lie over a front if there is none elsewhere.
    fn name(&mut self, [x, y]: Dot, name: &str, kind: Type, pinned: bool) -> bool {
        let (wide, high) = (kind.width(name), kind.size);
        // Which way the words run from their point: a font that is wider than reckoned then grows
        // away from the mark.
        let (right, left, middle) = ((0.0, "start"), (-wide, "end"), (-wide / 2.0, "middle"));
        let level = -high / 2.0;
        let beside = [
            (7.0, level, right),
            (-7.0, level, left),
            (5.0, -high - 3.0, right),
            (5.0, 3.0, right),
            (-5.0, -high - 3.0, left),
            (-5.0, 3.0, left),
            (0.0, -high - 6.0, middle),
            (0.0, 6.0, middle),
            // Farther off, where arrows meet at the mark.
            (14.0, -high * 1.1, right),
            (14.0, high * 0.1, right),
            (-14.0, -high * 1.1, left),
            (-14.0, high * 0.1, left),
            (0.0, -high - 15.0, middle),
            (0.0, 15.0, middle),
            (20.0, level, right),
            (-20.0, level, left),
        ];
        let spots = beside.map(|(across, down, (from, anchor))| {
            let (start, top) = (x + across + from, y + down);
            ([start, top, start + wide, top + high], x + across, anchor)
        });
        let free = |spot: &&(Rect, f64, _)| self.room.is_free(spot.0);
        let best = spots.iter().find(|spot| free(spot) && self.room.is_clear(spot.0));
        let best = best.or_else(|| spots.iter().filter(|_| pinned).find(free)).copied();
        let Some((room, x, anchor)) = best else { return false };
        self.room.take([room]);
        self.text([x, room[1] + high * 0.84], name, kind, anchor);
        true
    }

    /// A name around a point, if nothing is in the way.
    fn around(&mut self, [x, y]: Dot, name: &str, kind: Type) {
        let (wide, high) = (kind.width(name), kind.size);
        for down in [0.0, -1.3, 1.3] {
            let top = y - high / 2.0 + down * high;
            let room = [x - wide / 2.0, top, x + wide / 2.0, top + high];
            if self.room.is_free(room) && self.room.is_clear(room) {
                self.room.take([room]);
                self.text([x, top + high * 0.84], name, kind, "middle");
                return;
            }
        }
    }

    /// Countries that take part, other large ones, and regions where the map is close.
    fn lands(&mut self, theatre: &Theatre) {
        let close = self.frame.scale >= 40.0;
        let ends = |code: &[u8; 3]| {
            let codes = theatre.courses.iter().filter(|course| course.stops.len() > 1);
            let mut codes = codes.flat_map(|course| [&course.from_code, &course.to_code]);
            is_far(self.frame) && codes.any(|it| it.as_bytes() == code)
        };
        let countries: Vec<_> = countries().iter().filter(|it| !ends(&it.code)).collect();
        for country in countries {
            let takes_part = theatre.camps.iter().any(|it| it.code.as_bytes() == country.code);
            let least = if self.frame.scale < 8.0 { 2 } else { 3 };
            if !takes_part && (country.rank > least && !close) {
                continue;
            }
            if let Some(dot) = self.frame.find(country.label) {
                self.around(dot, &country.name.to_uppercase(), COUNTRY);
            }
        }
        let least = self.least();
        for region in regions().iter().filter(|_| close) {
            // A region with the name of its town says it twice.
            let mut seen = towns().iter().take_while(|town| town.people >= least);
            if seen.any(|town| *town.name == *region.name) {
                continue;
            }
            if let Some(dot) = self.frame.find(region.at) {
                self.around(dot, &region.name, REGION);
            }
        }
    }

    /// The fewest people of a town that is named.
    fn least(&self) -> u32 {
        match self.frame.scale {
            scale if scale < 8.0 => 4_000_000,
            scale if scale < 30.0 => 900_000,
            scale if scale < 90.0 => 180_000,
            scale if scale < 250.0 => 40_000,
            scale if scale < 600.0 => 8_000,
            _ => 0,
        }
    }

    /// Towns to find one's way, as many as the map has room for; from far away capitals alone.
    fn towns(&mut self, spots: &[Spot]) {
        let least = self.least();
        let far = is_far(self.frame);
        let is_spot =
            |at: LonLat| spots.iter().any(|spot| !spot.wide && distance(spot.at, at) < SAME);
        let large = towns().iter().take_while(|town| town.people >= least);
        for town in large.filter(|town| town.capital || !far) {
            let Some(dot) = self.frame.find(town.at).filter(|_| !is_spot(town.at)) else {
                continue;
            };
            let near = [dot[0] - 4.0, dot[1] - 4.0, dot[0] + 4.0, dot[1] + 4.0];
            if self.room.is_free(near) && self.name(dot, &town.name, TOWN, false) {
                self.mark(dot, 2.2, colours::DIM);
            }
        }
    }

    /// Words with light around them, so that they can be read over lines.
    fn text(&mut self, [x, y]: Dot, words: &str, kind: Type, anchor: &str) {
        let bold = if kind.bold { r#" font-weight="bold""# } else { "" };
        let italic = if kind.italic { r#" font-style="italic""# } else { "" };
        let (x, y, words) = (px(x), px(y), escaped(words));
        let start = format!(
            r#"<text x="{x}" y="{y}" font-size="{}" text-anchor="{anchor}"{bold}{italic}"#,
            kind.size
        );
        let halo = colours::HALO;
        let _ = writeln!(
            self.out,
            r#"{start} fill="{halo}" stroke="{halo}" stroke-width="3" stroke-linejoin="round" stroke-opacity=".85" aria-hidden="true">{words}</text>{start} fill="{}">{words}</text>"#,
            kind.colour
        );
    }
}

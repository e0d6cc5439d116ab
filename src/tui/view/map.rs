//! The map in its panel: tiles become cells in the colours of the theme.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthChar;

use crate::chart::{COVERED, Chart, Ink, Tile, Tint};
use crate::config::map::{MapColour, MapColours};
use crate::config::theme::{Role, Theme};
use crate::tui::measure::cells;
use crate::tui::theme::colour;
use crate::tui::view::paint::Brush;

/// Draws a chart into an area.
pub fn draw(brush: &mut Brush<'_>, chart: &Chart, area: Rect) {
    let theme = brush.theme;
    let mut last: Option<((Ink, Tint), Style)> = None;
    for y in 0..area.height.min(chart.size.1) {
        for x in 0..area.width.min(chart.size.0) {
            let Some(tile) = chart.tile(x, y) else { continue };
            let kind = (tile.ink, tile.tint);
            let style = match last {
                Some((it, style)) if it == kind => style,
                _ => style(theme, tile),
            };
            last = Some((kind, style));
            let (x, y) = (area.x + x, area.y + y);
            if tile.sign == COVERED {
                continue;
            }
            if tile.sign.width() == Some(2) {
                brush.cells.set_stringn(x, y, tile.sign.encode_utf8(&mut [0; 4]), 2, style);
            } else if let Some(cell) = brush.cells.cell_mut((x, y)) {
                cell.set_char(tile.sign).set_style(style);
            }
        }
    }
}

/// What lines and grounds mean: for each that is on the map a sample in its colour and a word.
const LEGEND: &[(Ink, Tint, &str, &str)] = &[
    (Ink::Front, Tint::Land, "━━", "front"),
    (Ink::FrontBefore, Tint::Land, "┄┄", "planned, or before"),
    (Ink::None, Tint::HeldA, "  ", "held"),
    (Ink::None, Tint::HeldB, "  ", "held"),
    (Ink::None, Tint::Open, "  ", "contested"),
    (Ink::None, Tint::Gained, "  ", "gained"),
    (Ink::Hatch, Tint::Land, "::", "held"),
    (Ink::HatchOpen, Tint::Land, "⠒ ", "contested"),
    (Ink::HatchGained, Tint::Land, "⠕⠕", "gained"),
    (Ink::Course, Tint::Land, "━━", "sent"),
    (Ink::Return, Tint::Land, "━━", "in return"),
];

/// Writes the legend into a row of the border, as far as it has room.
pub fn legend(brush: &mut Brush<'_>, chart: &Chart, row: Rect) {
    let end = row.right().saturating_sub(2);
    let mut x = row.x + 2;
    let has = |ink: Ink| chart.tiles.iter().any(|tile| tile.ink == ink);
    let lies = |tint: Tint| chart.tiles.iter().any(|tile| tile.tint == tint);
    let on = |ink: Ink, tint: Tint| if ink == Ink::None { lies(tint) } else { has(ink) };
    // What a broken line means must not be what room is lacking for.
    let note = " dashed: only claimed ";
    if (has(Ink::Course) || has(Ink::Return)) && x + cells(note) <= end {
        x += brush.text(x, row.y, cells(note), note, Role::Dim);
    }
    for &(ink, tint, sample, word) in LEGEND.iter().filter(|it| on(it.0, it.1)) {
        let wide = cells(sample) + cells(word) + 3;
        if x + wide > end {
            return;
        }
        x += brush.text(x, row.y, 1, " ", Role::Dim);
        let style = style(brush.theme, Tile { sign: ' ', ink, tint });
        let sample = brush.glyphs.fold(sample).into_owned();
        for sign in sample.chars() {
            if let Some(cell) = brush.cells.cell_mut((x, row.y)) {
                cell.set_char(sign).set_style(style);
            }
            x += 1;
        }
        x += brush.text(x, row.y, wide, &format!(" {word} "), Role::Dim);
    }
}

fn style(theme: &Theme, tile: Tile) -> Style {
    let heavy = matches!(tile.ink, Ink::Place | Ink::Number | Ink::Selected);
    let Some(map) = theme.map else {
        // Lines under lines would be more lines.
        return theme.style(role(tile.ink)).remove_modifier(Modifier::UNDERLINED);
    };
    let style = Style::new().fg(ink(&map, tile.ink)).bg(colour(map.get(ground(tile.tint))));
    let (on, off) = if heavy {
        (Modifier::BOLD, Modifier::DIM | Modifier::UNDERLINED | Modifier::REVERSED)
    } else {
        (Modifier::empty(), Modifier::all())
    };
    style.add_modifier(on).remove_modifier(off)
}

fn ground(tint: Tint) -> MapColour {
    match tint {
        Tint::Sea => MapColour::Sea,
        Tint::Land => MapColour::Land,
        Tint::SideA => MapColour::SideA,
        Tint::SideB => MapColour::SideB,
        Tint::FriendA => MapColour::FriendA,
        Tint::FriendB => MapColour::FriendB,
        Tint::HeldA => MapColour::HeldA,
        Tint::HeldB => MapColour::HeldB,
        Tint::Open => MapColour::Open,
        Tint::Gained => MapColour::Gained,
    }
}

fn ink(map: &MapColours, ink: Ink) -> ratatui::style::Color {
    let name = match ink {
        Ink::None | Ink::Furniture => MapColour::Furniture,
        Ink::Coast => MapColour::Coast,
        Ink::Border => MapColour::Border,
        Ink::Region => MapColour::Region,
        Ink::Water => MapColour::Water,
        Ink::Hatch | Ink::HatchOpen | Ink::HatchGained | Ink::Edge => MapColour::Edge,
        Ink::Front => MapColour::Front,
        Ink::FrontBefore => MapColour::FrontBefore,
        Ink::Course => MapColour::Course,
        Ink::Return => MapColour::Return,
        Ink::Town => MapColour::Town,
        Ink::Name => MapColour::Name,
        Ink::Place => MapColour::Place,
        Ink::Number => MapColour::Number,
        Ink::Selected => MapColour::Selected,
    };
    colour(map.get(name))
}

/// What an ink looks like where the theme has no colours for the map.
fn role(ink: Ink) -> Role {
    match ink {
        Ink::None => Role::Text,
        Ink::Coast
        | Ink::Border
        | Ink::Region
        | Ink::Water
        | Ink::FrontBefore
        | Ink::Town
        | Ink::Name
        | Ink::Furniture => Role::Dim,
        Ink::Hatch | Ink::HatchOpen | Ink::HatchGained | Ink::Edge => Role::SideB,
        Ink::Front => Role::Alert,
        Ink::Course => Role::Changed,
        Ink::Return => Role::Disputed,
        Ink::Place | Ink::Number => Role::Strong,
        Ink::Selected => Role::Selected,
    }
}

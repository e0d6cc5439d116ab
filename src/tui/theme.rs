//! A theme's looks as the screen library wants them.

use ratatui::style::{Color, Modifier, Style};

use crate::config::theme::{Colour, Look, Role, Theme};

/// The sixteen named colours, in the order of their numbers.
const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

impl Theme {
    /// The style of a role. It says everything: what was drawn below it does not shine through.
    pub fn style(&self, role: Role) -> Style {
        style(self.look(role))
    }
}

/// A look as a style.
pub fn style(look: Look) -> Style {
    let marks = [
        (look.bold, Modifier::BOLD),
        (look.dim, Modifier::DIM),
        (look.underline, Modifier::UNDERLINED),
        (look.reverse, Modifier::REVERSED),
    ];
    let (mut on, mut off) = (Modifier::empty(), Modifier::empty());
    for (set, mark) in marks {
        if set { &mut on } else { &mut off }.insert(mark);
    }
    let style = Style::new().fg(colour(look.fg)).bg(colour(look.bg));
    style.add_modifier(on).remove_modifier(off)
}

/// A colour for the screen.
pub fn colour(colour: Colour) -> Color {
    match colour {
        Colour::Default => Color::Reset,
        Colour::Named(number) | Colour::Palette(number) => {
            NAMED.get(usize::from(number)).copied().unwrap_or(Color::Indexed(number))
        }
        Colour::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

/// The colour that a cell of the screen has.
pub fn of_screen(color: Color) -> Colour {
    match color {
        Color::Rgb(r, g, b) => Colour::Rgb(r, g, b),
        Color::Indexed(number) => Colour::index(number),
        named => {
            let at = NAMED.iter().position(|it| *it == named);
            at.and_then(|at| u8::try_from(at).ok()).map_or(Colour::Default, Colour::Named)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_go_to_the_screen_and_come_back() {
        for number in 0..=255 {
            let there = Colour::index(number);
            assert_eq!(of_screen(colour(there)), there);
        }
        assert_eq!(colour(Colour::Named(12)), Color::LightBlue);
        assert_eq!(of_screen(Color::Reset), Colour::Default);
    }

    #[test]
    fn a_style_leaves_nothing_open() {
        let plain = Theme::default().style(Role::Text);
        let below = Style::new().fg(Color::Red).add_modifier(Modifier::REVERSED | Modifier::BOLD);
        let patched = below.patch(plain);
        assert_eq!((patched.fg, patched.bg), (Some(Color::Reset), Some(Color::Reset)));
        assert_eq!(patched.add_modifier, Modifier::empty());
    }
}

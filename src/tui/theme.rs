//! The looks of roles as ratatui knows them.

use ratatui::style::{Color, Modifier, Style};

use crate::config::theme::Role;

/// A theme ready to draw with.
#[derive(Clone, Debug, Default)]
pub struct Theme;

impl Theme {
    /// The look of a role.
    pub fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Dim | Role::Border | Role::Claimed => plain.add_modifier(Modifier::DIM),
            Role::Strong | Role::Title | Role::FocusTitle | Role::Confirmed => {
                plain.add_modifier(Modifier::BOLD)
            }
            Role::Selected => plain.add_modifier(Modifier::REVERSED),
            Role::Idle => plain.add_modifier(Modifier::BOLD),
            Role::FocusBorder | Role::Accent | Role::Key | Role::Cursor => {
                plain.fg(Color::Cyan).add_modifier(Modifier::BOLD)
            }
            Role::Disputed | Role::Changed => plain.fg(Color::Magenta),
            Role::Alert | Role::Banner => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Role::SideA => plain.fg(Color::Blue),
            Role::SideB => plain.fg(Color::Yellow),
            _ => plain,
        }
    }
}

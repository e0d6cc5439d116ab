//! The colours of the drawn map: a light ground that prints and projects, two side hues that every
//! kind of colour vision tells apart, one strong colour for the fronts.

use crate::chart::Tint;

/// Sea and lakes.
pub const SEA: &str = "#e4edf2";
/// Land of nobody in particular.
pub const LAND: &str = "#f5f3ed";
/// Coasts.
pub const COAST: &str = "#8fa3af";
/// Borders between states.
pub const BORDER: &str = "#8d867b";
/// Borders within states.
pub const REGION: &str = "#c4bcae";
/// Rivers and shores of lakes.
pub const WATER: &str = "#a3c0d1";
/// Fronts.
pub const FRONT: &str = "#b3151b";
/// Where a front was before.
pub const BEFORE: &str = "#c98d8f";
/// What is sent.
pub const COURSE: &str = "#4b2e83";
/// What comes back for it.
pub const RETURN: &str = "#00706b";
/// Words that matter.
pub const TEXT: &str = "#1c2024";
/// Other words.
pub const DIM: &str = "#5b6167";
/// Names of countries and regions.
pub const NAME: &str = "#8b857b";
/// Around words.
pub const HALO: &str = "#ffffff";

/// The colour of a ground.
pub fn ground(tint: Tint) -> &'static str {
    match tint {
        Tint::Sea => SEA,
        Tint::Land => LAND,
        Tint::SideA => "#c8dcf0",
        Tint::SideB => "#f6d8b4",
        Tint::FriendA => "#e3edf7",
        Tint::FriendB => "#faecd9",
        Tint::HeldA => "#6fa3d6",
        Tint::HeldB => "#e39a45",
        Tint::Open => "#9a8fa6",
        Tint::Gained => "#c2571a",
    }
}

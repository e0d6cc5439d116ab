//! Words and order, once, for the screen and every export.

pub mod block;
pub mod plan;
pub mod wrap;

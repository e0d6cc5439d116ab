//! The only part of the program that touches files, the clock, the environment and the terminal.

pub mod check;
mod excerpt;
pub mod explain;
pub mod report;

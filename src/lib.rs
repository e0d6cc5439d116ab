//! `sitroom`: a conflict briefing in the terminal.
//!
//! One road, one direction. **load** reads a dossier and never stops at the first fault, **check**
//! doubts it, **board** counts, **briefing** words, **export** prints, **cli** acts. Each step uses
//! only the steps before it, and only `cli` touches files or the environment; a test holds both rules.
//!
//! ```text
//! texts ─► load ─► Dataset ─► board ─► Board ─► briefing ─► sections of blocks ─► export
//!                     └─► check ─► Diagnostics
//! ```

pub mod basemap;
pub mod board;
pub mod briefing;
pub mod chart;
pub mod check;
pub mod cli;
pub mod config;
pub mod dataset;
pub mod diagnostic;
pub mod earth;
pub mod export;
pub mod load;
pub mod span;
pub mod text;
pub mod tui;

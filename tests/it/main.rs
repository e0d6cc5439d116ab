//! All integration tests in one program: they loop over the tables of the library.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and reads the project's own files"
)]

mod architecture;
mod as_of;
mod board;
mod changes;
mod chart;
mod cli;
mod config;
mod dossier;
mod export;
mod facts;
mod faults;
mod fixture;
mod fuzz;
mod gaps;
mod golden;
mod ground;
mod hostile;
mod hypotheses;
mod load;
mod map;
mod map_keys;
mod new;
mod pages;
mod pictures;
mod plan;
mod poor;
#[cfg(target_os = "linux")]
mod pty;
mod reliability;
mod reloaded;
mod rules;
mod scenario;
mod schema;
mod screen;
mod screens;
mod sections;
mod shell;
mod shipped;
mod supply;
mod theatre;
mod themes;
#[cfg(target_os = "linux")]
mod traced;
mod tutorial;
mod verify;
mod versions;
mod weighed;
mod without;

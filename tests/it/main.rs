//! All integration tests in one program: they loop over the tables of the library.

mod architecture;
mod board;
mod cli;
mod dossier;
mod export;
mod facts;
mod fixture;
mod golden;
mod load;
mod plan;
mod shipped;

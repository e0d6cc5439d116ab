//! All integration tests in one program: they loop over the tables of the library.

mod architecture;
mod as_of;
mod board;
mod dossier;
mod export;
mod facts;
mod faults;
mod fixture;
mod golden;
mod load;
mod plan;
mod shipped;

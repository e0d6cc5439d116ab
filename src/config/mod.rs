//! What a user may choose: themes, keys, options. Text in, values and faults out; no file is
//! touched here.

pub mod colour;
pub mod docs;
pub mod fault;
pub mod keys;
pub mod map;
pub mod options;
pub mod session;
pub mod signs;
mod source;
pub mod theme;

pub use options::Config;

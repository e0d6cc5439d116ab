//! What a user may choose: themes, keys, options. Text in, values and faults out; no file is
//! touched here.

pub mod theme;

//! The dossier that comes with the program, compiled in: name and text of each file, in reading order.

/// Every file below `data/`, in path order.
pub const FILES: &[(&str, &str)] = &[];

//! How large things may be, in one table. Measured: a file within these limits costs at most a
//! quarter of a gigabyte to read, and no dossier written by people comes near them. What it costs to
//! compare two maps of ground is not bounded here: their edges may cross each other as often as both
//! have points.

/// Bytes of one TOML file.
pub const FILE_BYTES: usize = 4 << 20;
/// Bytes of all TOML files of one dossier: some 250,000 claims, the most that is read and printed
/// within a quarter of a gigabyte.
pub const TOML_BYTES: usize = 32 << 20;
/// Bytes of all files of one dossier, attached ones too.
pub const TOTAL_BYTES: usize = 64 << 20;
/// TOML files of one dossier.
pub const FILES: usize = 4096;
/// Entries of a folder looked at in search of them; more is no dossier but, say, a home directory.
pub const ENTRIES: usize = 20_000;
/// Bytes of the path of an attached file.
pub const PATH_BYTES: usize = 1024;
/// Bytes of one attached `GeoJSON` file.
pub const ATTACHMENT_BYTES: usize = 32 << 20;
/// Points of one line or area.
pub const POINTS: usize = 1_000_000;
/// Crossings within one area; each costs some hundred bytes when it is measured.
pub const CROSSINGS: usize = 10_000;
/// Pairs of edges of one area that lie side by side, looked at to count its crossings.
pub const EDGE_PAIRS: usize = 400_000_000;
/// Parts of a dotted key.
pub const KEY_PARTS: usize = 8;
/// `.`, `[` and `{` in one file; each may cost a kilobyte.
pub const OPENERS: usize = 250_000;
/// `=` and `,` in one file; each may cost 150 bytes.
pub const SEPARATORS: usize = 1_000_000;
/// Brackets inside brackets.
pub const NESTING: usize = 16;
/// Keys of one table.
pub const KEYS: usize = 256;
/// Bytes of a text.
pub const TEXT_BYTES: usize = 64 << 10;
/// Bytes of a title or name.
pub const TITLE_BYTES: usize = 512;
/// Bytes of an id.
pub const ID_BYTES: usize = 64;
/// Faults kept of one load.
pub const FAULTS: usize = 1000;

/// The table of the documentation: what, and how much.
pub fn table() -> Vec<(&'static str, String)> {
    let mib = |bytes: usize| format!("{} MiB", bytes >> 20);
    vec![
        ("a TOML file", mib(FILE_BYTES)),
        ("all TOML files of a dossier", mib(TOML_BYTES)),
        ("all files of a dossier, attached ones too", mib(TOTAL_BYTES)),
        ("TOML files of a dossier", FILES.to_string()),
        ("entries of its folder and below", ENTRIES.to_string()),
        ("an attached GeoJSON file", mib(ATTACHMENT_BYTES)),
        ("the path of an attached file", format!("{PATH_BYTES} bytes")),
        ("points of a line or an area", POINTS.to_string()),
        ("crossings of the edges of an area", CROSSINGS.to_string()),
        ("pairs of its edges that lie side by side", EDGE_PAIRS.to_string()),
        ("parts of a dotted key", KEY_PARTS.to_string()),
        ("`.`, `[` and `{` in a file", OPENERS.to_string()),
        ("`=` and `,` in a file", SEPARATORS.to_string()),
        ("brackets inside brackets", NESTING.to_string()),
        ("keys of a table", KEYS.to_string()),
        ("a text", format!("{} KiB", TEXT_BYTES >> 10)),
        ("a title or name", format!("{TITLE_BYTES} bytes")),
        ("an id", format!("{ID_BYTES} bytes")),
        ("faults kept of one load", FAULTS.to_string()),
    ]
}

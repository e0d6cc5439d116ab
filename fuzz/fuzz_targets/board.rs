//! Feeds the target `board` with bytes that are made up.
#![no_main]

#[allow(dead_code, reason = "each program feeds one target of the table")]
#[path = "../../tests/it/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::board(bytes));

//! How fast a dossier loads, beside a plain scan for line ends and beside bare TOML reading of the
//! same bytes in the same run. `cargo bench --bench load`; with `-- memory 100000` the peak memory
//! of one load instead.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench measures and prints"
)]

mod common;
#[path = "common/typed.rs"]
mod typed;

use std::hint::black_box;
use std::time::Instant;

use common::inputs;
use sitroom::load::load;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|word| word == "memory") {
        let reports = arguments.get(at + 1).and_then(|word| word.parse().ok());
        memory(reports.unwrap_or(100_000), arguments.iter().any(|word| word == "toml"));
        return;
    }
    println!(
        "reports      MB   MB/s | times the speed of: line scan, typed toml, toml::Table, DeTable | ms, growth"
    );
    let mut before = None;
    for reports in [1_000, 10_000, 100_000] {
        let files = common::dossier(reports);
        let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
        let [scan, typed, table, borrowed, ours] =
            measure(&files, (200_000 / reports).clamp(5, 50));
        let growth = before.map_or(String::new(), |before| format!(", × {:.1}", ours / before));
        #[expect(clippy::cast_precision_loss, reason = "a size in megabytes")]
        let megabytes = bytes as f64 / 1e6;
        println!(
            "{reports:>7} {megabytes:>7.2} {:>6.1} | {:.4}, {:.2}, {:.2}, {:.2} | {:.2}{growth}",
            megabytes / ours,
            scan / ours,
            typed / ours,
            table / ours,
            borrowed / ours,
            ours * 1e3,
        );
        before = Some(ours);
    }
}

/// The shortest seconds of a scan, of three ways to read TOML, and of a load, taken in turns: on a
/// machine with other work the shortest time is the one least disturbed.
fn measure(files: &[(String, String)], rounds: usize) -> [f64; 5] {
    let mut best = [f64::MAX; 5];
    let texts = || files.iter().map(|(_, text)| text.as_str());
    for _ in 0..rounds {
        let inputs = inputs(files);
        let times = [
            seconds(|| {
                texts().map(|text| text.bytes().filter(|&byte| byte == b'\n').count()).sum()
            }),
            seconds(|| {
                texts()
                    .filter_map(|text| toml::from_str::<typed::Dossier>(text).ok())
                    .map(|it| it.claim.len())
                    .sum()
            }),
            seconds(|| {
                texts()
                    .filter_map(|text| toml::from_str::<toml::Table>(text).ok())
                    .map(|it| it.len())
                    .sum()
            }),
            seconds(|| {
                texts()
                    .filter_map(|text| toml::de::DeTable::parse(text).ok())
                    .map(|it| it.get_ref().len())
                    .sum()
            }),
            seconds(|| {
                let loaded = load(inputs, &|_, _| Err(String::new()));
                assert!(loaded.faults.is_empty(), "{:?}", loaded.faults.first());
                loaded.dataset.claims.len()
            }),
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = best.min(time);
        }
    }
    best
}

fn seconds(work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

/// Peak memory of one load, as a multiple of the text (Linux only).
fn memory(reports: usize, bare: bool) {
    let files = common::dossier(reports);
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    let inputs = inputs(&files);
    drop(files);
    let before = resident("VmRSS:");
    if bare {
        let tables: Vec<_> = inputs
            .iter()
            .filter_map(|input| std::str::from_utf8(&input.bytes).ok())
            .filter_map(|text| toml::from_str::<toml::Table>(text).ok())
            .collect();
        black_box(tables.len());
    } else {
        black_box(load(inputs, &|_, _| Err(String::new())).dataset.claims.len());
    }
    let peak = resident("VmHWM:") * 1024;
    // The texts were in memory before and belong to the load.
    let used = (peak + bytes).saturating_sub(before * 1024);
    println!("{reports} reports, {bytes} bytes of text, {used} bytes at the peak");
}

fn resident(line: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let number = status
        .lines()
        .find_map(|row| row.strip_prefix(line)?.split_whitespace().next()?.parse().ok());
    number.unwrap_or_default()
}

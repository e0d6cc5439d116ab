//! How fast a dossier loads, beside a plain scan for line ends and beside bare TOML reading of the
//! same bytes in the same run. `cargo bench --bench load`; with `-- memory 100000` the peak memory
//! of one load instead.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench measures and prints"
)]

mod common;

use std::hint::black_box;
use std::time::Instant;

use sitroom::load::{Input, load};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|word| word == "memory") {
        let reports = arguments.get(at + 1).and_then(|word| word.parse().ok());
        memory(reports.unwrap_or(100_000), arguments.iter().any(|word| word == "toml"));
        return;
    }
    println!("reports      MB   load MB/s   of scan   of toml::Table   of DeTable   ms, growth");
    let mut before = None;
    for reports in [1_000, 10_000, 100_000] {
        let files = common::dossier(reports);
        let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
        let rounds = (200_000 / reports).clamp(5, 50);
        let [scan, table, borrowed, ours] = measure(&files, rounds);
        let growth = before.map_or(String::new(), |before| format!(", × {:.1}", ours / before));
        #[expect(clippy::cast_precision_loss, reason = "a size in megabytes")]
        let megabytes = bytes as f64 / 1e6;
        println!(
            "{reports:>7} {megabytes:>7.2} {:>11.1} {:>9.4} {:>16.2} {:>12.2}   {:.2}{growth}",
            megabytes / ours,
            scan / ours,
            table / ours,
            borrowed / ours,
            ours * 1e3,
        );
        before = Some(ours);
    }
}

/// The median seconds of a scan, of two ways to read TOML, and of a load, taken in turns.
fn measure(files: &[(String, String)], rounds: usize) -> [f64; 4] {
    let mut times: [Vec<f64>; 4] = [const { Vec::new() }; 4];
    for _ in 0..rounds {
        times[0].push(seconds(|| {
            files
                .iter()
                .map(|(_, text)| text.bytes().filter(|&byte| byte == b'\n').count())
                .sum::<usize>()
        }));
        times[1].push(seconds(|| {
            files
                .iter()
                .filter_map(|(_, text)| toml::from_str::<toml::Table>(text).ok())
                .map(|table| table.len())
                .sum::<usize>()
        }));
        times[2].push(seconds(|| {
            files
                .iter()
                .filter_map(|(_, text)| toml::de::DeTable::parse(text).ok())
                .map(|table| table.get_ref().len())
                .sum::<usize>()
        }));
        let inputs = inputs(files);
        times[3].push(seconds(|| {
            let loaded = load(inputs, &|_, _| Err(String::new()));
            assert!(loaded.faults.is_empty(), "{:?}", loaded.faults.first());
            loaded.dataset.claims.len()
        }));
    }
    times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    })
}

fn inputs(files: &[(String, String)]) -> Vec<Input> {
    files
        .iter()
        .map(|(name, text)| Input { name: name.clone(), bytes: text.clone().into_bytes() })
        .collect()
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

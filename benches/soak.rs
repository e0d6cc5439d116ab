//! Random keys, mouse events, sizes, pastes and reloads on five dossiers, hostile ones among them:
//! every screen must be safe, nothing may fail, and what is held in memory may not grow.
//! `cargo bench --bench soak` types 100 000 events in all; `-- 1000000` types as many as told.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "a bench measures and prints, and stops at the first surprise"
)]

mod common;
#[allow(dead_code, reason = "the fuzzing uses the rest")]
#[path = "../tests/it/fuzz/targets.rs"]
mod targets;

use std::num::NonZero;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, available_parallelism};
use std::time::Instant;

use peak_alloc::PeakAlloc;
use sitroom::check;
use sitroom::load::assuming;
use sitroom::tui::message::{Fresh, Hold};

#[global_allocator]
static HELD: PeakAlloc = PeakAlloc;

/// Bytes by which the most that is held in the second half of the events may be over the most of the
/// first. What the allocator keeps for itself after a large moment does not count: it is no leak.
const GROWTH: usize = 5 << 20;
/// Where the random numbers begin; every run types the same.
const SEED: u64 = 0x51_74_72_6f_6f_6d;

type Dossier = Vec<(String, String)>;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let wanted = words.iter().find_map(|it| it.parse().ok()).unwrap_or(100_000);
    let dossiers: [(&str, Dossier); 5] = [
        ("shipped", common::shipped()),
        ("every-kind", one(targets::EVERY_KIND)),
        ("hostile-words", one(&hostile())),
        ("header-only", one(targets::HEADER)),
        ("1000-reports", common::dossier(1000)),
    ];
    if let Some((name, files)) = dossiers.iter().find(|it| words.iter().any(|word| word == it.0)) {
        soak(name, files, wanted);
        return;
    }
    println!("dossier         events  screens      s  MB held: 1st half  2nd half  MB resident");
    let names = dossiers.map(|it| it.0);
    let share = (wanted / names.len()).to_string();
    let next = AtomicUsize::new(0);
    let workers = available_parallelism().map_or(1, NonZero::get);
    // Each in a process of its own: memory is counted by process.
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let own = std::env::current_exe().unwrap();
                    let ended = Command::new(own).args([name, share.as_str()]).status().unwrap();
                    assert!(ended.success(), "{name}: {ended}");
                }
            });
        }
    });
}

fn one(text: &str) -> Dossier {
    vec![("a.toml".to_owned(), text.to_owned())]
}

/// The small dossier with names and sentences that terminals, columns and eyes stumble over.
fn hostile() -> String {
    let names = [
        ("Northland", "North\\u200bland\\ue000"),
        (
            "Southland",
            "\\u0645\\u06cc\\u200c\\u062e\\u0648\\u0627\\u0647\\u0645 \\u05e9\\u05dc\\u05d5\\u05dd",
        ),
        (
            "Soldiers",
            "e\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301 \\U0001f468\\u200d\\U0001f469\\u200d\\U0001f467",
        ),
        ("Town", "\\u5317\\u671d\\u9c9c\\u5317\\u671d\\u9c9c\\u5317\\u671d\\u9c9c"),
        ("They will fight.", "\\t\\r\\n\\ufeff 1\\ufe0f\\u20e3"),
    ];
    let long = ("The line", "Donaudampfschifffahrt".repeat(23));
    let text = names.iter().fold(targets::EVERY_KIND.to_owned(), |it, (a, b)| it.replace(a, b));
    text.replace(long.0, &long.1)
}

fn soak(name: &str, files: &[(String, String)], events: usize) {
    let held = common::inputs(files);
    let read = move || {
        let again = held.clone();
        let scenario: Box<Hold> = Box::new(move |names| {
            let loaded = assuming(again.clone(), names, &|_, _| Err(String::new()));
            (!check::assumed(&loaded).failed(false)).then_some(loaded)
        });
        Fresh {
            hold: Some(scenario),
            ..Fresh::of(assuming(held.clone(), &[], &|_, _| Err(String::new())))
        }
    };
    let report = check::check(&read().loaded);
    assert!(!report.failed(false), "{name}: {:?}", report.diagnostics);
    let bytes = random(events * 3);
    let (mut screens, mut most) = (0_usize, [0_usize; 2]);
    let started = Instant::now();
    targets::typed(&read, &bytes, &mut || {
        let half = usize::from(screens >= events / 2);
        most[half] = most[half].max(HELD.current_usage());
        screens += 1;
    });
    let seconds = started.elapsed().as_secs_f64();
    let [first, second] = most;
    println!(
        "{name:<14} {events:>7} {screens:>8} {seconds:>6.1} {:>18} {:>9} {:>12}",
        megabytes(first),
        megabytes(second),
        megabytes(resident()),
    );
    assert!(screens >= events / 2, "{name} stopped after {screens} screens");
    assert!(second < first + GROWTH, "{name} held {first} bytes, then {second}");
}

fn megabytes(bytes: usize) -> String {
    let tenths = (bytes * 10) >> 20;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Bytes of memory that the system has given to the program.
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap() * 4096
}

/// Random bytes, xorshift64* (Vigna 2016).
fn random(count: usize) -> Vec<u8> {
    let mut state = SEED;
    let mut next = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_be_bytes()[0]
    };
    (0..count).map(|_| next()).collect()
}

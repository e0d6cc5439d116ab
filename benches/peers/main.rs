//! The board beside other terminal programs, each on a terminal of its own, in turns, in one run:
//! `cargo bench --bench peers`, `-- 9` for nine rounds instead of five. A peer that is not installed
//! is named as such. The floor is a bare board on the same library: judge by the ratios to it.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bench measures and prints, and stops at the first surprise"
)]

mod floor;
mod terminal;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use terminal::{Session, Usage};

const SITROOM: &str = env!("CARGO_BIN_EXE_sitroom");
const SIZES: [(u16, u16); 2] = [(120, 40), (200, 60)];
/// Keys of one kind in a round.
const KEYS: usize = 20;
const IDLE: Duration = Duration::from_secs(2);
const DOWN: &str = "\x1b[B";

/// A program and the keys it is asked with.
struct Program {
    name: &'static str,
    command: Vec<String>,
    /// What is typed before anything is measured.
    before: &'static str,
    /// One row further; one step in time, where there is such a thing.
    down: &'static str,
    step: &'static str,
    quit: &'static str,
}

/// What was measured in one round.
#[derive(Default)]
struct Round {
    paint: f64,
    keys: Vec<f64>,
    key_bytes: Vec<f64>,
    steps: Vec<f64>,
    step_bytes: Vec<f64>,
    flood: (f64, f64),
    quit: Option<f64>,
    idle: (f64, f64, f64),
    usage: Usage,
}

fn main() {
    if std::env::args().any(|it| it == "floor") {
        floor::run().unwrap();
        return;
    }
    let rounds = std::env::args().skip(1).find_map(|it| it.parse().ok()).unwrap_or(5);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let brief = Command::new(SITROOM).arg("snapshot").output().unwrap().stdout;
    std::fs::write(path("brief.txt"), &brief).unwrap();
    let rows = (0..1000).map(|at| format!("2024-10-{:02},Place {at},said {at}\n", 1 + at % 28));
    let rows: String = std::iter::once("date,place,text\n".to_owned()).chain(rows).collect();
    std::fs::write(path("rows.csv"), rows).unwrap();
    let programs = programs(&path("brief.txt"), &path("rows.csv"));
    for size in SIZES {
        measure(&programs, folder.path(), (size, rounds));
    }
    printed(&path("brief.txt"), rounds * 4);
}

fn programs(brief: &str, rows: &str) -> Vec<Program> {
    let own = std::env::current_exe().unwrap().display().to_string();
    let program = |name, words: &[&str], before, down, step, quit| Program {
        name,
        command: words.iter().map(|&it| it.to_owned()).collect(),
        before,
        down,
        step,
        quit,
    };
    vec![
        program("floor", &[&own, "floor"], "", DOWN, "\x1b[C", "q"),
        program("sitroom", &[SITROOM, "--fresh"], "8", DOWN, "[", "q"),
        program("less", &["less", brief], "", DOWN, "", "q"),
        program("htop", &["htop"], "", DOWN, "", "q"),
        program("btop", &["btop"], "", DOWN, "", "q"),
        program("bottom", &["btm"], "", DOWN, "", "q"),
        program("csvlens", &["csvlens", rows], "", DOWN, "", "q"),
        program("tabiew", &["tw", rows], "", DOWN, "", ":q\r"),
        program("VisiData", &["vd", rows], "", DOWN, "", "q"),
    ]
}

fn measure(programs: &[Program], home: &Path, (size, rounds): ((u16, u16), usize)) {
    let mut all: Vec<Vec<Round>> = programs.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for (program, rounds) in programs.iter().zip(&mut all) {
            rounds.extend(round(program, home, size));
        }
    }
    println!(
        "\n{}x{}     first  key: ms        bytes  step: ms       bytes  200 keys at once  quit   idle, a second       peak RSS, of it\n\
         {:<9} paint  median    p95   a key  median    p95  a step     ms    bytes    ms    bytes  CPU %  wakes     MB   mapped",
        size.0, size.1, ""
    );
    for (program, rounds) in programs.iter().zip(&all) {
        println!("{:<9} {}", program.name, row(rounds));
    }
    let base = median(all[0].iter().map(|it| it.paint).collect());
    let keys = |rounds: &[Round]| rounds.iter().flat_map(|it| it.keys.clone()).collect::<Vec<_>>();
    let paint = median(all[1].iter().map(|it| it.paint).collect()) / base;
    let key = median(keys(&all[1])) / median(keys(&all[0]));
    println!("sitroom against the floor: first paint {paint:.2}, a key {key:.2}");
}

fn row(rounds: &[Round]) -> String {
    if rounds.is_empty() {
        return "not installed".to_owned();
    }
    let one = |take: &dyn Fn(&Round) -> f64| median(rounds.iter().map(take).collect());
    let many = |take: &dyn Fn(&Round) -> &Vec<f64>| {
        rounds.iter().flat_map(|it| take(it).clone()).collect::<Vec<f64>>()
    };
    let (keys, steps) = (many(&|it| &it.keys), many(&|it| &it.steps));
    let (key_bytes, step_bytes) = (many(&|it| &it.key_bytes), many(&|it| &it.step_bytes));
    let steps = if steps.is_empty() {
        format!("{:>6}  {:>5}  {:>6}", "-", "-", "-")
    } else {
        let (middle, slow) = (median(steps.clone()), quantile(steps, 0.95));
        format!("{middle:>6.2}  {slow:>5.2}  {:>6.0}", median(step_bytes))
    };
    let quit = median(rounds.iter().filter_map(|it| it.quit).collect());
    format!(
        "{:>5.1}  {:>6.2}  {:>5.2}  {:>6.0}  {steps}  {:>5.1}  {:>7.0}  {quit:>4.1}  {:>7.0}  {:>5.2}  {:>5.1}  {:>5.1}  {:>7.1}",
        one(&|it| it.paint),
        median(keys.clone()),
        quantile(keys, 0.95),
        median(key_bytes),
        one(&|it| it.flood.0),
        one(&|it| it.flood.1),
        one(&|it| it.idle.0),
        one(&|it| it.idle.1),
        one(&|it| it.idle.2),
        one(&|it| it.usage.peak),
        one(&|it| it.usage.mapped),
    )
}

/// Starts it, asks it everything, ends it.
fn round(program: &Program, home: &Path, size: (u16, u16)) -> Option<Round> {
    let mut session = Session::start(&program.command, home, size)?;
    let mut round = Round { paint: session.painted().ms, ..Round::default() };
    if !program.before.is_empty() {
        session.typed(program.before.as_bytes());
    }
    for _ in 0..KEYS {
        let answer = session.typed(program.down.as_bytes());
        if answer.bytes > 0 {
            round.keys.push(answer.ms);
            round.key_bytes.push(answer.bytes as f64);
        }
    }
    let flood = session.flooded(program.down.as_bytes(), 200);
    round.flood = (flood.ms, flood.bytes as f64);
    let steps = if program.step.is_empty() { 0 } else { KEYS };
    for _ in 0..steps {
        let answer = session.typed(program.step.as_bytes());
        if answer.bytes > 0 {
            round.steps.push(answer.ms);
            round.step_bytes.push(answer.bytes as f64);
        }
    }
    let before = session.usage();
    let bytes = session.idle(IDLE);
    let after = session.usage();
    let seconds = IDLE.as_secs_f64();
    let spent = after.cpu.saturating_sub(before.cpu).as_secs_f64();
    let wakes = after.wakes.saturating_sub(before.wakes) as f64;
    round.idle = (bytes as f64 / seconds, spent / seconds * 100.0, wakes / seconds);
    round.usage = after;
    round.quit = session.quit(program.quit.as_bytes());
    Some(round)
}

/// Whole processes that print and end: ours words its brief, the other copies the same text.
fn printed(brief: &str, rounds: usize) {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..rounds {
        let commands: [&[&str]; 2] = [&[SITROOM, "snapshot"], &["less", brief]];
        for (words, times) in commands.iter().zip(&mut times) {
            let start = Instant::now();
            let done = Command::new(words[0]).args(&words[1..]).stdout(Stdio::null()).status();
            if done.is_ok_and(|it| it.success()) {
                times.push(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    let [ours, less] = times.map(median);
    println!(
        "\nthe brief as text, whole process: sitroom snapshot {ours:.1} ms, less copying it {less:.1} ms"
    );
}

fn median(values: Vec<f64>) -> f64 {
    quantile(values, 0.5)
}

fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * part) as usize;
    values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

//! The whole road, step by step, on the shipped dossier and on made-up ones of 1 000, 10 000 and
//! 100 000 reports: load with all checks beside typed and bare TOML reading of the same bytes,
//! turning around, answering, a step of one day, and printing; and on dossiers of which all turned
//! within the last week. `cargo bench --bench road`, or with `-- 10000` one row of it.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench measures and prints"
)]

mod common;

use common::{median, median_of, shipped};
use serde::Deserialize;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::Receipt;
use sitroom::briefing::briefing;
use sitroom::export::{Options, text};
use sitroom::load::load;

/// Records as `serde` reads them with typed fields and no checks: the peer of load.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    claim: Vec<TypedRecord>,
    #[serde(default)]
    stance: Vec<TypedRecord>,
    #[serde(default)]
    event: Vec<TypedRecord>,
    #[serde(default)]
    state: Vec<TypedRecord>,
}

/// Every field the made-up records use, held as a record holds it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "read and held, never looked at")]
struct TypedRecord {
    id: Option<String>,
    says: Option<String>,
    by: Option<String>,
    via: Option<String>,
    reported: Option<toml::value::Datetime>,
    #[serde(default)]
    about: Vec<String>,
    metric: Option<String>,
    amount: Option<String>,
    when: Option<toml::Value>,
    rating: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    claim: Option<String>,
    is: Option<String>,
    title: Option<String>,
    status: Option<String>,
    kind: Option<String>,
    #[serde(default)]
    actors: Vec<String>,
    of: Option<String>,
    trend: Option<String>,
    r#for: Option<String>,
    #[serde(default)]
    rests_on: Vec<String>,
}

fn main() {
    let head = ["load+check", "of typed", "of bare", "of scan", "growth"];
    let head = head.map(|word| format!("{word:>10}")).join(" ");
    let steps = ["index", "answer", "step", "print"].map(|word| format!("{word:>8}")).join(" ");
    println!("{:>10} {:>6} {head} {steps}", "reports", "MB");
    println!(
        "{:>17} {:>10} {:>10} {:>10} {:>10} {:>10} {:>8}",
        "", "MB/s", "×", "×", "×", "×", "ms"
    );
    let mut before = None;
    let asked = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let wanted = |name: &str| asked.as_deref().is_none_or(|it| it == name);
    if wanted("shipped") {
        row("shipped", &shipped(), 100, None);
    }
    for (name, reports, rounds) in
        [("1000", 1_000, 100), ("10000", 10_000, 20), ("100000", 100_000, 5)]
    {
        if wanted(name) {
            before = Some(row(name, &common::dossier(reports), rounds, before));
        }
    }
    for (name, reports) in [("week-2500", 2_500), ("week-10000", 10_000)] {
        if wanted(name) {
            row(name, &common::week(reports), 3, None);
        }
    }
}

/// Prints one row and returns the seconds of load and check; growth is against those `before`.
fn row(name: &str, files: &[(String, String)], rounds: usize, before: Option<f64>) -> f64 {
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    #[expect(clippy::cast_precision_loss, reason = "a size in megabytes")]
    let megabytes = bytes as f64 / 1e6;
    let typed = median(rounds, || {
        let read = |text: &String| toml::from_str::<Typed>(text).ok();
        let records = files.iter().filter_map(|(_, text)| read(text));
        records.map(|it| it.claim.len() + it.stance.len() + it.event.len() + it.state.len()).sum()
    });
    let bare = median(rounds, || {
        let read = |text: &String| toml::from_str::<toml::Table>(text).ok();
        files.iter().filter_map(|(_, text)| read(text)).map(|table| table.len()).sum()
    });
    let inputs = common::inputs(files);
    let checked = median_of(
        rounds,
        || inputs.clone(),
        |inputs| {
            let loaded = load(inputs, &|_, _| Err(String::new()));
            sitroom::check::check(&loaded).diagnostics.len()
        },
    );
    let loaded = load(inputs, &|_, _| Err(String::new()));
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults.first());
    let data = &loaded.dataset;
    let turned = median(rounds, || Index::new(data).claims.len());
    let index = Index::new(data);
    let question = Question::of(data);
    let answer = median(rounds, || Board::answer(&index, &question).claims.rows.len());
    let day_before = question.at(question.as_of.pred_opt().unwrap_or(question.as_of));
    let step = median(rounds, || Board::answer(&index, &day_before).claims.rows.len());
    let print = median(rounds, || {
        let board = Board::answer(&index, &question);
        text::print(&briefing(&board, &[], Receipt::default()), &Options::default()).len()
    });
    let scan = median(rounds, || {
        files.iter().map(|(_, text)| text.bytes().filter(|&byte| byte == b'\n').count()).sum()
    });
    let growth = before.map_or("—".to_owned(), |before| format!("{:.1}", checked / before));
    println!(
        "{name:>10} {megabytes:>6.2} {:>10.1} {:>10.2} {:>10.2} {:>10.4} {growth:>10} {:>8.2} {:>8.2} {:>8.2} {:>8.2}",
        megabytes / checked,
        typed / checked,
        bare / checked,
        scan / checked,
        turned * 1e3,
        answer * 1e3,
        step * 1e3,
        print * 1e3,
    );
    checked
}

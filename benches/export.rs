//! How long a page takes to print: the sample of the tests and the shipped dossier.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

mod common;
#[path = "../tests/it/fixture.rs"]
mod fixture;

use divan::{Bencher, black_box};
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::{Briefing, Receipt};
use sitroom::briefing::briefing;
use sitroom::briefing::plan::plan;
use sitroom::export::{self, FORMATS, Options};
use sitroom::load::load;

fn main() {
    divan::main();
}

fn shipped() -> Briefing {
    let loaded = load(common::inputs(&common::shipped()), &|_, _| Err(String::new()));
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    briefing(&Board::answer(&index, &question), &[], Receipt::default())
}

fn formats() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

#[divan::bench(args = formats())]
fn sample(bencher: Bencher, format: &str) {
    let print = export::format(format).unwrap().print;
    let briefing = fixture::briefing();
    bencher.bench_local(|| print(black_box(&briefing), &Options::default()));
}

#[divan::bench(args = formats())]
fn shipped_dossier(bencher: Bencher, format: &str) {
    let print = export::format(format).unwrap().print;
    let briefing = shipped();
    bencher.bench_local(|| print(black_box(&briefing), &Options::default()));
}

#[divan::bench(args = [40, 80, 160])]
fn planner(bencher: Bencher, width: usize) {
    let table = fixture::supply();
    bencher.bench_local(|| plan(black_box(&table), width));
}

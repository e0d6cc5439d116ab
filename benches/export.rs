//! How long a page takes to print: the sample of the tests and the shipped dossier.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the dossier by itself")]

#[path = "../tests/it/fixture.rs"]
mod fixture;

use std::path::Path;

use divan::{Bencher, black_box};
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::{Briefing, Receipt};
use sitroom::briefing::briefing;
use sitroom::briefing::plan::plan;
use sitroom::export::{self, FORMATS, Options};
use sitroom::load::{Input, load};

fn main() {
    divan::main();
}

fn shipped() -> Briefing {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut inputs = Vec::new();
    collect(&root, &root, &mut inputs);
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    let loaded = load(inputs, &|_, path| Err(format!("{path} is not attached")));
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    briefing(&Board::answer(&index, &question), &[], Receipt::default())
}

fn collect(root: &Path, folder: &Path, inputs: &mut Vec<Input>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, inputs);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            inputs.push(Input { name, bytes: std::fs::read(&path).unwrap() });
        }
    }
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

//! A made-up dossier of any size, the same for the same size: what a desk writes, file by file.

#![allow(dead_code, reason = "each bench uses its part")]
#![allow(clippy::disallowed_methods, reason = "a bench reads files and clocks")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sitroom::load::Input;

/// Files of a dossier with so many reports: name and text, each far below the limit of a file.
pub fn dossier(reports: usize) -> Vec<(String, String)> {
    let mut files = vec![
        ("dossier.toml".to_owned(), HEADER.to_owned()),
        ("subjects.toml".to_owned(), subjects()),
    ];
    let mut at = 0;
    while at < reports {
        let day = at / 40;
        let end = (at + 5000).min(reports);
        files.push((format!("reports/{day:06}.toml"), report_file(at, end)));
        at = end;
    }
    files
}

const HEADER: &str = "\
[dataset]
schema  = 1
id      = \"bench\"
title   = \"A made-up conflict\"
as-of   = 2030-01-01
licence = \"CC0-1.0\"
";

const ACTORS: usize = 60;
const FLOWS: usize = 30;
const FRONTS: usize = 12;
const SOURCES: usize = 80;

fn subjects() -> String {
    let mut text = String::new();
    for at in 0..ACTORS {
        let _ = write!(
            text,
            "[[actor]]\nid   = \"actor-{at}\"\nname = \"Actor number {at}\"\nkind = \"state\"\n\n"
        );
    }
    for at in 0..SOURCES {
        let _ = write!(
            text,
            "[[source]]\nid        = \"source-{at}\"\ntitle     = \"Evening news, edition {at}\"\n\
             kind      = \"article\"\npublished = 2015-01-01\npublisher = \"The Paper\"\nreliability = \"B\"\n\n"
        );
    }
    for at in 0..FLOWS {
        let _ = write!(
            text,
            "[[flow]]\nid       = \"flow-{at}\"\nname     = \"Shells, route {at}\"\nfrom     = \"actor-{}\"\n\
             to       = \"actor-{}\"\ncategory = \"ammunition\"\nstart    = \"late 2022\"\n\n",
            at % ACTORS,
            (at + 1) % ACTORS
        );
    }
    for at in 0..FRONTS {
        let _ = write!(
            text,
            "[[front]]\nid    = \"front-{at}\"\nname  = \"Front {at}\"\norder = {at}\n\n"
        );
    }
    text
}

fn report_file(from: usize, to: usize) -> String {
    let mut text = String::from("[defaults]\nlang = \"en\"\n\n");
    for at in from..to {
        match at % 10 {
            0..=5 => claim(&mut text, at),
            6 | 7 => stance(&mut text, at),
            8 => event(&mut text, at),
            _ => state(&mut text, at),
        }
    }
    text
}

/// A dossier of so many reports in which all turns within its last week: claims that are denied or
/// replaced, judgements that take each other's place, decisions of one day, and one claim on which
/// a tenth of the reports take a position.
pub fn week(reports: usize) -> Vec<(String, String)> {
    let head = [("dossier.toml", HEADER.to_owned()), ("subjects.toml", subjects())];
    let mut files: Vec<_> = head.map(|(name, text)| (name.to_owned(), text)).into();
    for from in (0..reports).step_by(5000) {
        let mut text = String::from("[defaults]\nlang = \"en\"\n\n");
        (from..(from + 5000).min(reports)).for_each(|at| turn(&mut text, at));
        files.push((format!("reports/{from:06}.toml"), text));
    }
    files
}

fn turn(text: &mut String, at: usize) {
    let (by, via, flow, late) = (at % ACTORS, at % SOURCES, at % FLOWS, at % 6 + 26);
    let said = |claim: usize| {
        format!("reported = 2029-12-{late}\nvia = \"source-{via}\"\nclaim = \"claim-{claim}\"\n")
    };
    let _ = match at % 10 {
        0..=2 => write!(
            text,
            "[[claim]]\nid = \"claim-{at}\"\nsays = \"So many crossed, number {at}.\"\nby = \"actor-{by}\"\n\
             via = \"source-{via}\"\nreported = 2029-11-{:02}\nabout = [\"flow:flow-{flow}\"]\nmetric = \"rate\"\n\
             amount = \"{}k shell/month\"\n\n",
            at % 28 + 1,
            at % 90 + 1
        ),
        3 => write!(
            text,
            "[[claim]]\nid = \"claim-{at}\"\nsays = \"More crossed, number {at}.\"\nby = \"actor-{by}\"\n\
             via = \"source-{via}\"\nreported = 2029-12-{late}\nabout = [\"flow:flow-{flow}\"]\nmetric = \"rate\"\n\
             amount = \"{}k shell/month\"\nsupersedes = [\"claim-{}\"]\n\n",
            at % 90 + 91,
            at - 3
        ),
        4..=6 => write!(
            text,
            "[[stance]]\nis = \"denies\"\nby = \"actor-{}\"\n{}\n",
            (at + 11) % ACTORS,
            said(at - 4)
        ),
        7 => write!(text, "[[stance]]\nis = \"doubts\"\nby = \"actor-{by}\"\n{}\n", said(1)),
        8 => write!(
            text,
            "[[event]]\nid = \"event-{at}\"\ntitle = \"A train is due, number {at}\"\nwhen = 2029-12-28\n\
             reported = 2029-11-01\nvia = \"source-{via}\"\nstatus = \"expected\"\nabout = [\"flow:flow-{flow}\"]\n\n"
        ),
        _ => {
            let old = if at < 10 {
                String::new()
            } else {
                format!("supersedes = [\"judgement-{}\"]\n", at - 10)
            };
            write!(
                text,
                "[[judgement]]\nid = \"judgement-{at}\"\nsays = \"More will come, number {at}.\"\nlikelihood = \"likely\"\n\
                 reported = 2029-12-29\nrests-on = [\"claim:claim-{}\"]\n{old}\n",
                at - 7
            )
        }
    };
}

/// A day for the report of that number, from 2016 on.
fn day(at: usize) -> String {
    let day = at / 40;
    format!("{}-{:02}-{:02}", 2016 + day / 336 % 12, day / 28 % 12 + 1, day % 28 + 1)
}

fn claim(text: &mut String, at: usize) {
    let _ = write!(
        text,
        "[[claim]]\nid       = \"claim-{at}\"\n\
         says     = \"Deliveries along route {} have reached the figure given, the speaker said – more will follow.\"\n\
         by       = \"actor-{}\"\nvia      = \"source-{}\"\nreported = {}\nabout    = [\"flow:flow-{}\", \"actor:actor-{}\"]\n",
        at % FLOWS,
        at % ACTORS,
        at % SOURCES,
        day(at),
        at % FLOWS,
        (at + 7) % ACTORS
    );
    if at.is_multiple_of(2) {
        let _ = write!(
            text,
            "metric   = \"rate\"\namount   = \">={}k shell/month\"\nwhen     = \"{}~\"\n",
            at % 90 + 1,
            &day(at)[..7]
        );
    }
    text.push_str("rating   = \"C3\"\ntags     = [\"supply\"]\n\n");
}

fn stance(text: &mut String, at: usize) {
    let _ = write!(
        text,
        "[[stance]]\nclaim    = \"claim-{}\"\nby       = \"actor-{}\"\nis       = \"cannot-confirm\"\n\
         reported = {}\nvia      = \"source-{}\"\n\n",
        at - at % 10 + at % 6,
        (at + 11) % ACTORS,
        day(at),
        at % SOURCES
    );
}

fn event(text: &mut String, at: usize) {
    let _ = write!(
        text,
        "[[event]]\nid       = \"event-{at}\"\ntitle    = \"A train crossed the border, number {at}\"\n\
         when     = {}\nreported = {}\nvia      = \"source-{}\"\nstatus   = \"reported\"\nkind     = \"transfer\"\n\
         actors   = [\"actor-{}\"]\nabout    = [\"flow:flow-{}\"]\n\n",
        day(at),
        day(at),
        at % SOURCES,
        at % ACTORS,
        at % FLOWS
    );
}

fn state(text: &mut String, at: usize) {
    let _ = write!(
        text,
        "[[state]]\nof       = \"front:front-{}\"\nis       = \"holding\"\ntrend    = \"worsening\"\n\
         for      = \"actor-1\"\nwhen     = {}\nreported = {}\nrests-on = [\"event:event-{}\"]\n\n",
        at % FRONTS,
        day(at),
        day(at),
        at - 1
    );
}

/// The median seconds of the work.
pub fn median(rounds: usize, mut work: impl FnMut() -> usize) -> f64 {
    median_of(rounds, || (), |()| work())
}

/// The median seconds of the work; what it needs is made anew before each round, untimed.
pub fn median_of<T>(
    rounds: usize,
    mut make: impl FnMut() -> T,
    mut work: impl FnMut(T) -> usize,
) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let input = make();
            let start = Instant::now();
            black_box(work(input));
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Files as the reader of the program hands them on.
pub fn inputs(files: &[(String, String)]) -> Vec<Input> {
    let input = |(name, text): &(String, String)| Input {
        name: name.clone(),
        bytes: text.clone().into_bytes(),
    };
    files.iter().map(input).collect()
}

/// The shipped dossier's files.
pub fn shipped() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap_or(path).display().to_string();
    let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_default();
    paths.iter().map(|path| (name(path), read(path))).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|it| it == "toml") {
            paths.push(path);
        }
    }
}

//! A made-up dossier of any size, the same for the same size: what a desk writes, file by file.

use std::fmt::Write as _;

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

//! A briefing made by hand that holds every kind of block; all names and figures are fictional.

use sitroom::briefing::block::{
    Block, Briefing, Cell, Cite, Column, Form, Item, Receipt, Reference, Row, Run, Section,
    SourceLine, Table, Tone, Value,
};
use sitroom::dataset::words::Kind;

fn cite(at: u32) -> Cite {
    Cite { kind: Kind::Claim, at }
}

fn cites(at: &[u32]) -> Vec<Cite> {
    at.iter().map(|&at| cite(at)).collect()
}

fn run(text: &str, sources: &[u32]) -> Run {
    Run { text: text.into(), tone: Tone::Plain, sources: cites(sources) }
}

fn strong(text: &str, sources: &[u32]) -> Run {
    Run { tone: Tone::Strong, ..run(text, sources) }
}

fn cell(value: Value, sources: &[u32]) -> Cell {
    Cell { value, exact: None, tone: Tone::Plain, sources: cites(sources) }
}

fn name(text: &str) -> Cell {
    cell(Value::Name(text.into()), &[])
}

fn number(text: &str, sources: &[u32]) -> Cell {
    cell(Value::Number(text.into()), sources)
}

fn date(text: &str) -> Cell {
    cell(Value::Date(text.into()), &[])
}

fn code(text: &str) -> Cell {
    cell(Value::Code(text.into()), &[])
}

fn prose(text: &str) -> Cell {
    cell(Value::Prose(text.into()), &[])
}

fn missing() -> Cell {
    cell(Value::Missing, &[])
}

fn row(record: &str, cells: Vec<Cell>) -> Row {
    Row { cells, record: record.into(), below: Vec::new() }
}

fn column(head: &'static str, unit: &str, form: Form, drop: u8) -> Column {
    Column { head, unit: unit.into(), form, drop }
}

/// A table of flows with a number column, a long name, a total and a row with text below it.
pub fn supply() -> Table {
    let mut bridge = row(
        "flow:rockets",
        vec![
            name("Republic of Northland"),
            name("Expeditionary Corps of the Southern Federation"),
            number("≥7.25", &[3]),
            date("summer 2025"),
            code("◐ contested"),
            prose(
                "Guided rockets for the corps, said to come by rail; the Ministry denies any delivery.",
            ),
            missing(),
        ],
    );
    bridge.below = vec![
        vec![
            run("In return: fuel, ", &[]),
            run("about 1.2M barrels in 2025", &[4, 5]),
            run(".", &[]),
        ],
        vec![run("Counted once; the second route is not known.", &[])],
    ];
    Table {
        columns: vec![
            column("From", "", Form::Name, 0),
            column("To", "", Form::Name, 0),
            column("Flow", "kt/month", Form::Number, 0),
            column("Since", "", Form::Date, 2),
            column("Status", "", Form::Code, 1),
            column("What", "", Form::Prose, 3),
            column("Share", "%", Form::Number, 4),
        ],
        rows: vec![
            row(
                "flow:shells",
                vec![
                    name("Port Alfa"),
                    name("Hub North"),
                    number("14.2", &[1, 2]),
                    date("2025-08"),
                    code("◑ corroborated"),
                    prose("Artillery shells of old stock"),
                    number("61", &[1]),
                ],
            ),
            bridge,
            row(
                "flow:drones",
                vec![
                    name("State Delta"),
                    name("Hub North"),
                    missing(),
                    date("2025-11-30"),
                    code("○ single-source"),
                    prose("Drones; nobody gives a figure"),
                    number("12.5", &[2]),
                ],
            ),
        ],
        total: Some(row(
            "",
            vec![
                name("Total, 2 of 3"),
                missing(),
                number("≥21.45", &[1, 2, 3, 4]),
                missing(),
                missing(),
                prose("one flow without a figure"),
                missing(),
            ],
        )),
    }
}

fn actors() -> Table {
    Table {
        columns: vec![
            column("Actor", "", Form::Name, 0),
            column("Claims", "", Form::Number, 0),
            column("Rating", "", Form::Code, 1),
        ],
        rows: vec![
            row(
                "actor:northland",
                vec![name("Republic of Northland"), number("12", &[]), code("B2")],
            ),
            row("actor:delta", vec![name("State Delta"), number("3", &[]), code("C3")]),
        ],
        total: None,
    }
}

fn brief() -> Section {
    let judgement = Item {
        runs: vec![
            strong("Likely", &[]),
            run(
                " (55–80 %): the corps will be used in the south before the end of January",
                &[1, 3],
            ),
            run(".", &[]),
        ],
        record: "judgement:use".into(),
        below: vec![
            vec![run("Confidence: low. One origin for the number, two for the place.", &[])],
            vec![run("Against it: the bridge at Łódka is reported cut", &[4]), run(".", &[])],
        ],
    };
    let plain = Item {
        runs: vec![run("Very unlikely (5–20 %): a second corps this winter.", &[])],
        record: "judgement:second".into(),
        below: Vec::new(),
    };
    Section {
        id: "brief",
        title: "Brief",
        blocks: vec![
            Block::Prose(vec![
                run("Northland has sent soldiers to the Southern Federation: ", &[]),
                strong("≥10 000 by its neighbours’ count", &[1, 2]),
                run(", “volunteers” in its own words", &[3]),
                run(". Nobody outside has seen the contract", &[5]),
                run(".", &[5]),
            ]),
            Block::Heading("Key judgements".into()),
            Block::List(vec![judgement, plain]),
            Block::Note("Likelihood by ICD 203; confidence is a separate judgement.".into()),
        ],
    }
}

fn evidence() -> Section {
    Section {
        id: "evidence",
        title: "Evidence",
        blocks: vec![
            Block::Facts(vec![
                ("Claims".into(), vec![run("37, of which 5 disputed", &[])]),
                (
                    "Origins".into(),
                    vec![run(
                        "12 outlets · 2 origins; two organs of one government count once, and an outlet that relays is no origin",
                        &[],
                    )],
                ),
                ("Largest figure".into(), vec![strong("≥12 000", &[2]), run(" soldiers", &[2])]),
            ]),
            Block::List(vec![
                Item { runs: vec![run("no photograph of the handover", &[])], ..Item::default() },
                Item {
                    runs: vec![run("two actors have been silent for more than 30 days", &[])],
                    ..Item::default()
                },
            ]),
        ],
    }
}

fn reference(at: u32, who: &str, says: &str, rating: &str, sources: &[usize]) -> (Cite, Reference) {
    let reference = Reference {
        address: format!("claim:c{at}"),
        who: who.into(),
        says: says.into(),
        reported: format!("2026-01-{:02}", at + 9),
        rating: rating.into(),
        sources: sources.to_vec(),
    };
    (cite(at), reference)
}

fn source(number: usize, id: &str, title: &str, publisher: &str, url: &str) -> SourceLine {
    SourceLine {
        number,
        id: id.into(),
        title: title.into(),
        publisher: publisher.into(),
        published: format!("2026-01-{:02}", number + 9),
        reliability: if number.is_multiple_of(2) { "B" } else { "" }.into(),
        url: url.into(),
    }
}

/// The whole briefing.
pub fn briefing() -> Briefing {
    Briefing {
        title: "Sample conflict (fictional): the corps of Northland".into(),
        head: vec![
            ("As of".into(), "2026-01-15, as known then".into()),
            ("Data to".into(), "2026-01-14".into()),
            ("On the board".into(), "37 claims · 5 disputed · 2 stale".into()),
        ],
        sections: vec![
            brief(),
            Section {
                id: "supply",
                title: "Supply",
                blocks: vec![
                    Block::Table(supply()),
                    Block::Note(
                        "◑ two or more independent origins · ◐ somebody denies it · ○ one origin"
                            .into(),
                    ),
                ],
            },
            Section { id: "actors", title: "Actors", blocks: vec![Block::Table(actors())] },
            evidence(),
            Section {
                id: "gaps",
                title: "Gaps",
                blocks: vec![Block::Note("No gap is recorded for 2026-01-15.".into())],
            },
        ],
        sources: vec![
            source(
                1,
                "post-1",
                "Soldiers on the move",
                "The Daily Post",
                "https://example.org/post/soldiers-on-the-move",
            ),
            source(
                2,
                "mod-2",
                "Statement of the Ministry of Defence on the situation in the south and on the foreign contingent",
                "Ministry of Defence",
                "https://example.org/mod/2",
            ),
            source(3, "wire-3", "Is there a contract?", "", ""),
            source(
                4,
                "image-4",
                "Satellite pass of 12 January",
                "Overhead",
                "https://example.org/a/very/long/address/that/does/not/fit/into/a/narrow/line/of/text.html",
            ),
        ],
        references: [
            reference(
                1,
                "Ministry of Defence",
                "At least 10 000 soldiers have left",
                "B2",
                &[1, 2],
            ),
            reference(2, "The Daily Post", "The corps has 12 000 men", "C3", &[1]),
            reference(3, "Republic of Northland", "They are volunteers", "D4", &[3]),
            reference(4, "assessment", "The bridge is cut", "", &[4, 2]),
            reference(5, "Overhead", "No contract was seen.", "B6", &[4]),
        ]
        .into(),
        receipt: Receipt {
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            version: "0.1.0".into(),
            question: vec![("As of".into(), "2026-01-15".into()), ("Known".into(), "then".into())],
            command: [
                "sitroom",
                "snapshot",
                "sample",
                "--as-of 2026-01-15",
                "--known then",
                "--section brief",
                "--section supply",
                "--width 80",
                "--format text",
            ]
            .map(str::to_owned)
            .to_vec(),
        },
    }
}

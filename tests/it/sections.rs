//! Every section of the shipped brief, at every width and in every format: the page holds its
//! width, and nothing on it stands without a source.

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::{Block, Briefing, Receipt, Row, Run};
use sitroom::briefing::{SECTIONS, briefing};
use sitroom::dataset::date::Day;
use sitroom::export::{FORMATS, Glyphs, Options};

use crate::golden;
use crate::shipped::dataset;

fn brief(day: (i32, u32, u32), sections: &[&str]) -> Briefing {
    let index = Index::new(dataset());
    let day = Day::from_ymd_opt(day.0, day.1, day.2).unwrap();
    let question = Question::of(dataset()).at(day);
    briefing(&Board::answer(&index, &question), sections, Receipt::default())
}

/// Before anything, in the middle of it, on the dossier's day, and after all of it.
const DAYS: &[(i32, u32, u32)] =
    &[(2020, 1, 1), (2024, 10, 17), (2024, 10, 22), (2024, 10, 28), (2027, 1, 1)];

#[test]
fn every_section_keeps_to_its_width_and_every_format_takes_it() {
    for &day in DAYS {
        for section in SECTIONS {
            let page = brief(day, &[section.id]);
            assert_eq!(page.sections.len(), 1, "{}", section.id);
            for width in [40, 60, 80, 120, 200] {
                let options = Options { width, glyphs: Glyphs::Full };
                for format in FORMATS {
                    let text = (format.print)(&page, &options);
                    assert!(text.contains(section.title), "{} as {}", section.id, format.name);
                    let lines = text.lines().filter(|_| format.name == "text");
                    for line in lines.filter(|line| !line.contains("://")) {
                        let cells = unicode_width::UnicodeWidthStr::width(line);
                        assert!(cells <= width, "{} at {width}: {line}", section.id);
                        assert_eq!(line, line.trim_end(), "{} at {width}", section.id);
                    }
                }
            }
        }
    }
}

/// Sections with rows or items that need not be somebody's statement: they list or count records.
/// In every other section each row and item is a statement or rests on some.
const LISTS: &[&str] = &["map", "agreements", "actors", "without", "scenario", "record", "sources"];

#[test]
fn every_row_and_item_of_a_statement_leads_to_a_source() {
    let mut bare = Vec::new();
    for &day in DAYS {
        let statements = SECTIONS.iter().map(|row| row.id).filter(|id| !LISTS.contains(id));
        let page = brief(day, &statements.collect::<Vec<_>>());
        for section in &page.sections {
            for block in &section.blocks {
                match block {
                    Block::Table(table) => {
                        bare.extend(
                            table.rows.iter().filter(|row| !row_is_cited(row)).map(|row| {
                                format!("{} on {day:?}: row {}", section.id, row.record)
                            }),
                        );
                    }
                    Block::List(items) => bare.extend(
                        items
                            .iter()
                            .filter(|item| !is_cited(&item.runs))
                            .map(|item| format!("{} on {day:?}: {:?}", section.id, item.runs)),
                    ),
                    _ => {}
                }
            }
        }
        for reference in page.references.values() {
            assert!(!reference.sources.is_empty(), "{} has no source", reference.address);
        }
    }
    assert!(
        bare.is_empty(),
        "nothing is cited in these; a section that only lists or counts records stands in LISTS\n{}",
        bare.join("\n")
    );
}

fn is_cited(runs: &[Run]) -> bool {
    runs.iter().any(|run| !run.sources.is_empty())
}

fn row_is_cited(row: &Row) -> bool {
    row.cells.iter().any(|cell| !cell.sources.is_empty())
        || row.below.iter().any(|runs| is_cited(runs))
}

/// The brief as it is read: a change of a word shows here, to be looked at before it is taken.
#[test]
fn the_shipped_brief_reads_as_it_did() {
    for (name, day) in [
        ("brief-2024-10-17.txt", DAYS[1]),
        ("brief-2024-10-22.txt", DAYS[2]),
        ("brief-2024-10-28.txt", DAYS[3]),
    ] {
        let text = sitroom::export::text::print(&brief(day, &[]), &Options::default());
        golden::check(name, &text);
    }
}

/// The hypotheses of the shipped dossier as they are read: before and after units are seen in Kursk.
#[test]
fn the_shipped_hypotheses_read_as_they_did() {
    for (name, day) in
        [("hypotheses-2024-10-22.txt", DAYS[2]), ("hypotheses-2024-10-28.txt", DAYS[3])]
    {
        let text = sitroom::export::text::print(&brief(day, &["hypotheses"]), &Options::default());
        golden::check(name, &text);
    }
}

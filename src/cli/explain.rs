//! `sitroom explain`: what a code means, why it matters, and how to repair it.

use std::fmt::Write;

use crate::check::rules;
use crate::cli::prose::filled;
use crate::diagnostic::{Rule, did_you_mean};
use crate::text::Text;

/// Columns of prose.
const COLUMNS: usize = 80;

/// The explanation of a code, or the list of all codes if none is given.
///
/// # Errors
///
/// An unknown code is an error that names the nearest one.
pub fn explain(code: Option<&str>) -> Result<String, String> {
    let Some(code) = code else {
        return Ok(list());
    };
    let bare = |rule: &Rule| rule.code.split_once('-').is_some_and(|(_, it)| is(it, code));
    match rules().find(|rule| is(rule.code, code) || bare(rule)) {
        Some(rule) => Ok(page(rule)),
        None => Err(unknown(code)),
    }
}

/// Whether a code was meant, in capitals or not.
fn is(code: &str, written: &str) -> bool {
    code.eq_ignore_ascii_case(written)
}

/// One line per code.
fn list() -> String {
    let width = rules().map(|rule| rule.code.len()).max().unwrap_or(0);
    let mut page = String::new();
    for rule in rules() {
        let _ = writeln!(page, "{:width$}  {}", rule.code, rule.title);
    }
    page
}

/// Title and text; paragraphs are filled, examples stay as they are.
fn page(rule: &Rule) -> String {
    let severity = rule.severity.word();
    let mut page = format!("{severity}[{}]: {}\n", rule.code, rule.title);
    for paragraph in rule.explain.trim_end().split("\n\n") {
        page.push('\n');
        if paragraph.starts_with("    ") {
            page += paragraph;
        } else {
            let prose = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            page += &filled(&prose, COLUMNS);
        }
        page.push('\n');
    }
    page
}

fn unknown(code: &str) -> String {
    let written = Text::of(code);
    let near = did_you_mean(&written.to_ascii_lowercase(), rules().map(|rule| rule.code));
    let near = near.map_or(String::new(), |near| format!(", did you mean {near}?"));
    format!("unknown code {written}{near}; `sitroom explain` lists all")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_and_explained() {
        let list = list();
        for rule in rules() {
            assert!(list.contains(rule.code));
            assert!(page(rule).lines().all(|line| line.chars().count() <= 100), "{}", rule.code);
        }
        assert_eq!(list.lines().count(), rules().count());
    }

    #[test]
    fn a_misspelt_code_is_guessed() {
        assert!(explain(Some("e-duplicate-id")).is_ok_and(|page| page.starts_with("error[E-")));
        assert!(explain(Some("Bad-Date")).is_ok_and(|page| page.starts_with("error[E-bad-date]")));
        let wrong = explain(Some("E-dublicate-id")).err().unwrap_or_default();
        assert!(wrong.contains("did you mean E-duplicate-id?"), "{wrong}");
        let wrong = explain(Some("\u{1b}[2J")).err().unwrap_or_default();
        assert!(!wrong.contains('\u{1b}') && !wrong.contains("did you mean"), "{wrong}");
    }
}

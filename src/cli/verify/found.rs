//! The receipt of a printed briefing, read back from text, Markdown or JSON.

use serde::Deserialize;

/// What a receipt says, as far as it is needed to print the page again.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The checksum of the dossier.
    pub sha256: String,
    /// The checksum of the older version it was compared with.
    pub older: Option<String>,
    /// What it says of each scenario, without blanks, since a page breaks its lines.
    pub scenarios: Vec<String>,
    /// The version of the program.
    pub version: String,
    /// The command in one line.
    pub command: String,
}

/// The label of the older version's checksum.
const OLDER: &str = "Against";
/// The label of a scenario; one from beside the dossier has its checksum behind it.
const SCENARIO: &str = "Scenario";

#[derive(Deserialize)]
struct PageJson {
    receipt: Option<ReceiptJson>,
}

#[derive(Deserialize)]
struct ReceiptJson {
    sha256: String,
    version: String,
    #[serde(default)]
    question: Vec<PairJson>,
    command: String,
}

#[derive(Deserialize)]
struct PairJson {
    label: String,
    value: String,
}

const NONE: &str = "has no receipt, so it is no briefing: text, Markdown and JSON of \
    `sitroom snapshot` have one; pictures and drawings have none that can be verified";

/// Finds the receipt of a page.
///
/// # Errors
/// A sentence without its subject: there is none, there are two, or it is cut short.
pub fn find(page: &str) -> Result<Found, String> {
    if page.trim_start().starts_with('{') {
        return json(page);
    }
    let lines: Vec<&str> = page.lines().map(str::trim_end).collect();
    let places = |is: fn(&str) -> bool| -> Vec<usize> {
        lines.iter().enumerate().filter(|(_, line)| is(line)).map(|(at, _)| at).collect()
    };
    let (texts, marks) = (places(is_banner), places(|line| line == "## Receipt"));
    let after = |at: usize| lines.get(at + 1..).unwrap_or_default();
    match (&texts[..], &marks[..]) {
        ([at], _) => text(after(*at)),
        ([], [at]) => markdown(after(*at)),
        ([], []) => Err(NONE.to_owned()),
        _ => Err("has two receipts: it holds two briefings; verify one at a time".to_owned()),
    }
}

/// `== Receipt ====…`, as wide as the page.
fn is_banner(line: &str) -> bool {
    let bar = line.strip_prefix("== Receipt ");
    bar.is_some_and(|bar| bar.len() > 1 && bar.bytes().all(|byte| byte == b'='))
}

fn json(page: &str) -> Result<Found, String> {
    let mut pages = serde_json::Deserializer::from_str(page).into_iter::<PageJson>();
    let first = match pages.next() {
        Some(Ok(first)) => first,
        Some(Err(why)) if why.is_eof() => return Err(cut("it ends within its JSON")),
        Some(Err(why)) => return Err(format!("is no briefing in JSON: {why}")),
        None => return Err(NONE.to_owned()),
    };
    if pages.next().is_some() {
        return Err("goes on after its JSON: it must hold one briefing and nothing else".to_owned());
    }
    let receipt = first.receipt.ok_or_else(|| NONE.to_owned())?;
    let ReceiptJson { sha256, version, question, command } = receipt;
    let facts: Facts = question.into_iter().map(|it| (it.label, it.value)).collect();
    Ok(Found {
        older: value(&facts, OLDER),
        scenarios: scenarios(&facts),
        sha256,
        version,
        command,
    })
}

/// Labels and values, then the command over several lines, each but the last with a backslash.
fn text(lines: &[&str]) -> Result<Found, String> {
    let start = lines.iter().position(|line| *line == "Print it again:");
    let (facts, rest) = start.and_then(|at| lines.split_at_checked(at)).ok_or_else(no_command)?;
    let mut command = String::new();
    let mut open = true;
    for line in rest.iter().skip(1) {
        let line = line.trim_start();
        let part = line.strip_suffix('\\').filter(|part| part.ends_with(' '));
        command.push_str(part.unwrap_or(line));
        open = part.is_some();
        if !open {
            break;
        }
    }
    if open {
        return Err(no_command());
    }
    let mut pairs: Facts = Vec::new();
    for line in facts {
        match (line.split_once("  "), pairs.last_mut()) {
            (Some(("", more)), Some((_, value))) => {
                value.push(' ');
                value.push_str(more.trim());
            }
            (Some((label, value)), _) => pairs.push((label.to_owned(), value.trim().to_owned())),
            (None, _) => {}
        }
    }
    found(command, &pairs)
}

/// Labels and values in a fence, the command among them.
fn markdown(lines: &[&str]) -> Result<Found, String> {
    let start = lines.iter().position(|line| line.starts_with("```"));
    let inside = start.and_then(|at| lines.get(at + 1..)).unwrap_or_default();
    let end = inside.iter().position(|line| line.starts_with("```"));
    let inside = inside.get(..end.ok_or_else(|| cut("its frame does not end"))?);
    let inside = inside.unwrap_or_default();
    let pairs = inside.iter().filter_map(|line| line.split_once(':'));
    let pairs: Facts =
        pairs.map(|(label, value)| (label.to_owned(), value.trim().to_owned())).collect();
    let command = value(&pairs, "Command").filter(|it| !it.is_empty()).ok_or_else(no_command)?;
    found(command, &pairs)
}

/// Labels with their values, in order.
type Facts = Vec<(String, String)>;

/// The first value of a label.
fn value(facts: &Facts, label: &str) -> Option<String> {
    facts.iter().find(|it| it.0 == label).map(|it| it.1.clone())
}

fn scenarios(facts: &Facts) -> Vec<String> {
    facts.iter().filter(|it| it.0 == SCENARIO).map(|it| packed(&it.1)).collect()
}

/// A text without its blanks.
pub fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn found(command: String, facts: &Facts) -> Result<Found, String> {
    let sha256 = value(facts, "SHA-256").ok_or_else(|| cut("the checksum is missing"))?;
    let program = value(facts, "Program").ok_or_else(|| cut("the version is missing"))?;
    let version = program.strip_prefix("sitroom ").unwrap_or(&program).to_owned();
    Ok(Found { sha256, older: value(facts, OLDER), scenarios: scenarios(facts), version, command })
}

fn no_command() -> String {
    cut("the command is missing or does not end")
}

fn cut(what: &str) -> String {
    format!("has a receipt that is cut short: {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Title\n\n== Receipt =====\n\nProgram   sitroom 0.1.0\nSHA-256   da91\nAs of     \
        2024-10-22\n\nPrint it again:\n  sitroom snapshot \\\n     --width 50\n";
    const MARKDOWN: &str = "# T\n\n## Receipt\n\n````text\nProgram: sitroom 0.1.0\nSHA-256: da91\n\
        Command: sitroom snapshot --width 50\n````\n\n[^1]: A note.\n";
    const JSON: &str = r#"{"title": "T", "receipt": {"sha256": "da91", "version": "0.1.0",
        "question": [], "command": "sitroom snapshot --width 50"}}"#;

    #[test]
    fn three_kinds_of_paper_have_the_same_receipt() {
        for page in [TEXT, MARKDOWN, JSON, &TEXT.replace('\n', "\r\n")] {
            let found = find(page).unwrap();
            assert_eq!((&*found.sha256, &*found.version), ("da91", "0.1.0"));
            let words: Vec<&str> = found.command.split_whitespace().collect();
            assert_eq!(words, ["sitroom", "snapshot", "--width", "50"]);
        }
    }

    #[test]
    fn the_older_version_is_known_by_its_checksum() {
        let text = TEXT.replace("As of  ", "Against   77c0\nAs of  ");
        let markdown = MARKDOWN.replace("Command:", "Against: 77c0\nCommand:");
        let json = JSON.replace("[]", r#"[{"label": "Against", "value": "77c0"}]"#);
        for page in [&text, &markdown, &json] {
            assert_eq!(find(page).unwrap().older.as_deref(), Some("77c0"), "{page}");
        }
        assert_eq!(find(TEXT).unwrap().older, None);
    }

    #[test]
    fn a_scenario_is_read_over_its_line_breaks_and_only_in_the_receipt() {
        let lines = "Scenario  a long\n          name.toml,\n          SHA-256\n          77c0\n\
            Scenario  halt\nAs of  ";
        let text = TEXT.replace("As of  ", lines).replace("Title", "Scenario  other, SHA-256 11");
        let markdown = MARKDOWN.replace(
            "Command:",
            "Scenario: a long name.toml, SHA-256 77c0\nScenario: halt\nCommand:",
        );
        let json = JSON.replace(
            "[]",
            r#"[{"label": "Scenario", "value": "a long name.toml, SHA-256 77c0"},
                {"label": "Scenario", "value": "halt"}]"#,
        );
        for page in [&text, &markdown, &json] {
            let found = find(page).unwrap();
            assert_eq!(found.scenarios, ["alongname.toml,SHA-25677c0", "halt"], "{page}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let says = |page: &str, word: &str| {
            let why = find(page).unwrap_err();
            assert!(why.contains(word), "{page:?}: {why}");
        };
        says("", "no receipt");
        says("A letter.\n", "no receipt");
        says("<svg></svg>", "no receipt");
        says("{}", "no receipt");
        says(&format!("{TEXT}\n{TEXT}"), "two receipts");
        says(&format!("{MARKDOWN}\n{MARKDOWN}"), "two receipts");
        says(&format!("{JSON}\n{JSON}"), "goes on");
        says("{]", "no briefing in JSON");
        says(JSON.split_at(JSON.len() - 9).0, "within its JSON");
        says(TEXT.split_at(TEXT.find("Print").unwrap()).0, "command");
        says(TEXT.split_at(TEXT.find("     --width").unwrap()).0, "command");
        says(&TEXT.replace("SHA", "sha"), "checksum");
        says(&TEXT.replace("Program", "program"), "version");
        says(MARKDOWN.split_at(MARKDOWN.find("Command").unwrap()).0, "frame");
        says(&MARKDOWN.replace("Command:", "Befehl:"), "command");
    }
}

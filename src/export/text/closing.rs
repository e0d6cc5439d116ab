//! The end of the page: the sources that were cited, and how to print the page again.

use super::Page;
use crate::briefing::block::SourceLine;
use crate::briefing::wording::full_stop;
use crate::briefing::wrap::width;
use crate::export::cites;

/// A short list of the sources that were cited, unless the page has the full one.
pub(super) fn sources(page: &mut Page<'_>) {
    let cited = cites::cited(page.briefing);
    let Some(last) = cited.last() else { return };
    let widest = last.number.to_string().len() + 3;
    page.banner("Sources cited");
    for source in cited {
        let mark = format!("[{}]", source.number);
        let mark = format!("{mark:<widest$}");
        let text = page.fold(&line(source));
        page.paragraph(&mark, &text);
    }
}

/// `Publisher: Title. 2024-10-18. Reliability B. https://…`
fn line(source: &SourceLine) -> String {
    let mut text = String::new();
    if !source.publisher.is_empty() {
        text.push_str(&source.publisher);
        text.push_str(": ");
    }
    text.push_str(&full_stop(&source.title));
    if !source.published.is_empty() {
        text = format!("{text} {}.", source.published);
    }
    if !source.reliability.is_empty() {
        text = format!("{text} Reliability {}.", source.reliability);
    }
    if !source.url.is_empty() {
        text = format!("{text} {}", source.url);
    }
    text
}

/// The receipt: checksum, program, question, command.
pub(super) fn receipt(page: &mut Page<'_>) {
    let receipt = &page.briefing.receipt;
    page.banner("Receipt");
    let program = format!("sitroom {}", receipt.version);
    let mut facts = vec![("Program", program), ("SHA-256", receipt.sha256.clone())];
    facts.extend(receipt.question.iter().map(|(label, value)| (label.as_str(), value.clone())));
    page.facts(facts.into_iter());
    page.gap();
    page.line("Print it again:");
    command(page, &receipt.command);
}

/// The command over several lines, still ready to be pasted: it breaks between arguments only, with
/// a backslash. It keeps its own signs, since another sign would be another command.
fn command(page: &mut Page<'_>, command: &[String]) {
    let room = page.measure().saturating_sub(2);
    let mut line = "  ".to_owned();
    for word in command {
        if !line.trim().is_empty() && width(&line) + 1 + width(word) > room {
            line.push_str(" \\");
            page.line(&line);
            line.clear();
            line.push_str("     ");
        }
        if !line.ends_with(' ') {
            line.push(' ');
        }
        line.push_str(word);
    }
    page.line(&line);
}

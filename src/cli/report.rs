//! Diagnostics as text for people, as lines for tools and screen readers, and as JSON.

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
use unicode_width::UnicodeWidthChar;

use crate::check::Report;
use crate::cli::excerpt::{Excerpt, Places, excerpt, head};
use crate::cli::prose::filled;
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::{Files, Span};

/// Faults shown in full; more would scroll away.
const SHOWN: usize = 50;
/// Further places shown of one fault.
const ALSO: usize = 6;
/// Columns of a line: a message, a repair, the words at a mark, the name of a file, and all of it.
/// No line is wider than the last.
const MESSAGE: usize = 100;
const HELP: usize = 90;
const LABEL: usize = 80;
const PATH: usize = 140;
const WIDEST: usize = 200;
/// Columns of a message or a repair before it is cut.
const LONGEST: usize = 600;

/// How faults are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the line, a mark under the place, and what to do.
    #[default]
    Text,
    /// One line each; the form for screen readers and editors.
    Short,
    /// One JSON object; its names are stable.
    Json,
}

/// How the text form looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// With colours.
    pub colour: bool,
    /// With ASCII characters only, also in what is quoted.
    pub ascii: bool,
}

/// A report in one of the forms.
pub fn render(files: &Files, report: &Report, format: Format, style: Style) -> String {
    match format {
        Format::Text => text(files, report, style),
        Format::Short => short(files, report),
        Format::Json => json(files, report),
    }
}

/// The form for people: the first fifty faults in full, then the count.
pub fn text(files: &Files, report: &Report, style: Style) -> String {
    let mut page = String::new();
    let places = Places::of(files);
    for fault in report.diagnostics.iter().take(SHOWN) {
        page += &shown(&places, fault, style);
        page += "\n\n";
    }
    let more = report.diagnostics.len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(page, "{more} more; --format short lists all\n");
    }
    page + &summary(files, report) + "\n"
}

/// One fault in full, without a line end behind it.
pub fn one(files: &Files, fault: &Diagnostic, style: Style) -> String {
    shown(&Places::of(files), fault, style)
}

fn shown(places: &Places, fault: &Diagnostic, style: Style) -> String {
    let level = match fault.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let lines = |text: &str, columns| filled(&head(text, LONGEST), columns);
    let here = excerpt(places, fault.span);
    let also = fault.also.iter().take(ALSO);
    let also: Vec<_> = also.map(|(span, label)| (excerpt(places, *span), label)).collect();

    let title = level.primary_title(lines(&fault.message, MESSAGE)).id(fault.rule.code);
    let mut group = title.element(snippet(&here, &fault.label, AnnotationKind::Primary));
    for (place, label) in &also {
        group = group.element(snippet(place, label, AnnotationKind::Context));
    }
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(lines(help, HELP)));
    }
    let shown = renderer(style).render(&[group]);
    let places = std::iter::once(&here).chain(also.iter().map(|(place, _)| place));
    let shown = with_columns(shown, places);
    if style.ascii { ascii(&shown) } else { shown }
}

/// A marked line with the words at the mark.
fn snippet<'a>(
    place: &'a Excerpt,
    label: &str,
    kind: AnnotationKind,
) -> Snippet<'a, Annotation<'a>> {
    let mark = kind.span(place.mark.clone());
    let label = (!label.is_empty()).then(|| head(label, LABEL));
    Snippet::source(place.text.as_str())
        .line_start(place.line)
        .path(head(&place.path, PATH))
        .annotation(mark.label(label))
}

/// The renderer counts columns in the line as it is shown, which may be cut: puts the columns of the
/// file in place of them. Two places may be shown at the same column, so they are gone through in
/// order.
fn with_columns<'a>(mut shown: String, places: impl Iterator<Item = &'a Excerpt>) -> String {
    let mut from = 0;
    for place in places {
        let before = place.text.get(..place.mark.start).unwrap_or_default();
        let drawn = before.chars().count() + 1;
        let address = format!("{}:{}", head(&place.path, PATH), place.line);
        let (wrong, right) =
            (format!("{address}:{drawn}\n"), format!("{address}:{}\n", place.column));
        if let Some(at) = shown[from..].find(&wrong).map(|at| from + at) {
            shown.replace_range(at..at + wrong.len(), &right);
            from = at + right.len();
        }
    }
    shown
}

/// Drawn in ASCII like a compiler's messages: every font has the signs, and every tool knows them.
fn renderer(style: Style) -> Renderer {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(WIDEST).decor_style(DecorStyle::Ascii)
}

/// The text in ASCII: dashes, quotes and dots as they are typed, everything else a question mark.
fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            letter if letter.is_ascii() => plain.push(letter),
            '\u{2026}' => plain.push_str("..."),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            '\u{2018}' | '\u{2019}' => plain.push('\''),
            '\u{201c}' | '\u{201d}' => plain.push('"'),
            letter => plain.extend(std::iter::repeat_n('?', letter.width().unwrap_or(0))),
        }
    }
    plain
}

/// The form of one line per fault: `file:line:column: error[E-code]: message; what to do`.
pub fn short(files: &Files, report: &Report) -> String {
    let mut page = String::new();
    let places = Places::of(files);
    for fault in &report.diagnostics {
        let place = place(&places, fault.span);
        let _ = write!(
            page,
            "{}:{}:{}: {}[{}]: {}",
            head(place.file, PATH),
            place.line,
            place.column,
            fault.rule.severity.word(),
            fault.rule.code,
            head(&fault.message, LONGEST),
        );
        if let Some(help) = &fault.help {
            let _ = write!(page, "; {}", head(help, LONGEST));
        }
        page.push('\n');
    }
    page + &summary(files, report) + "\n"
}

/// The last line: `3 errors, 2 warnings in 4 files (5 warnings meant)`.
pub fn summary(files: &Files, report: &Report) -> String {
    let count = |number: usize, thing: &str| {
        format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
    };
    let faults = match (report.errors, report.warnings) {
        (0, 0) => "no faults".to_owned(),
        (errors, 0) => count(errors, "error"),
        (0, warnings) => count(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    };
    let mut line = format!("{faults} in {}", count(files.iter().count(), "file"));
    if report.meant > 0 {
        let _ = write!(line, " ({} meant)", count(report.meant, "warning"));
    }
    if report.dropped() > 0 {
        let _ = write!(line, "; the first {} are kept", report.diagnostics.len());
    }
    line
}

/// The form for programs. Names are only ever added.
pub fn json(files: &Files, report: &Report) -> String {
    let places = Places::of(files);
    let whole = Whole {
        schema: 1,
        errors: report.errors,
        warnings: report.warnings,
        meant: report.meant,
        files: files.iter().count(),
        diagnostics: report.diagnostics.iter().map(|fault| row(&places, fault)).collect(),
    };
    // Plain text and numbers can always be written; an empty object would still be JSON.
    serde_json::to_string_pretty(&whole).unwrap_or_else(|_| "{}".to_owned()) + "\n"
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    errors: usize,
    warnings: usize,
    meant: usize,
    files: usize,
    diagnostics: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    also: Vec<Also<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Also<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
}

fn row<'a>(places: &Places<'a>, fault: &'a Diagnostic) -> Row<'a> {
    let also = fault.also.iter().map(|(span, label)| Also { place: place(places, *span), label });
    Row {
        code: fault.rule.code,
        severity: fault.rule.severity.word(),
        place: place(places, fault.span),
        message: &fault.message,
        label: (!fault.label.is_empty()).then_some(fault.label.as_str()),
        help: fault.help.as_deref(),
        also: also.collect(),
    }
}

fn place<'a>(places: &Places<'a>, span: Span) -> Place<'a> {
    let (line, column) = places.place(span.file, span.start);
    let (end_line, end_column) = places.place(span.file, span.end.max(span.start));
    Place { file: places.file(span.file).0, line, column, end_line, end_column }
}

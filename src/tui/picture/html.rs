//! The frame as a web page: one file, no script, nothing fetched.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;

use crate::tui::picture::Options;
use crate::tui::picture::cells::{Ink, Palette, common, escaped, hex, rows};
use crate::tui::picture::strokes;

/// The page.
pub fn html(buffer: &Buffer, options: &Options<'_>) -> String {
    let palette = Palette::of(options);
    let mut inks: Vec<Ink> = Vec::new();
    let mut body = String::new();
    for row in rows(buffer) {
        let mut line = Line::default();
        for piece in &row {
            let ink = palette.ink(piece.cell);
            let class = inks.iter().position(|it| *it == ink).unwrap_or_else(|| {
                inks.push(ink);
                inks.len() - 1
            });
            let trusted = common(&piece.sign) || strokes::is_line(&piece.sign);
            line.add(class, trusted && piece.width == 1, piece.width, &piece.sign);
        }
        line.close(None);
        // Blanks at the end are kept: they may have a ground.
        body.push_str(&line.page);
        body.push('\n');
    }
    page(&palette, &inks, &body, options)
}

/// A line being written: runs of one look, and in them runs of signs that need their room given.
#[derive(Default)]
struct Line {
    page: String,
    class: Option<usize>,
    boxed: Option<(String, usize)>,
}

impl Line {
    fn add(&mut self, class: usize, trusted: bool, width: usize, sign: &str) {
        if self.class != Some(class) {
            self.close(Some(class));
        }
        if trusted {
            self.unbox();
            escaped(sign, &mut self.page);
        } else {
            let (signs, columns) = self.boxed.get_or_insert_default();
            escaped(sign, signs);
            *columns += width;
        }
    }

    fn unbox(&mut self) {
        if let Some((signs, columns)) = self.boxed.take() {
            let _ = write!(self.page, "<i style=\"width:{columns}ch\">{signs}</i>");
        }
    }

    /// Ends a run and begins the next, if there is one.
    fn close(&mut self, next: Option<usize>) {
        self.unbox();
        if self.class.is_some() {
            self.page.push_str("</span>");
        }
        if let Some(class) = next {
            let _ = write!(self.page, "<span class=\"c{class}\">");
        }
        self.class = next;
    }
}

fn page(palette: &Palette, inks: &[Ink], body: &str, options: &Options<'_>) -> String {
    let (mut title, mut description) = (String::new(), String::new());
    escaped(options.title, &mut title);
    escaped(options.description, &mut description);
    let (ground, ink) = (hex(palette.ground), hex(palette.ink));
    let mut styles = String::new();
    for (class, ink) in inks.iter().enumerate() {
        let _ = writeln!(styles, ".c{class}{{{}}}", style(*ink, palette));
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width\"/>\n\
         <meta name=\"description\" content=\"{description}\"/>\n<title>{title}</title>\n<style>\n\
         body{{margin:0;background:{ground};color:{ink};print-color-adjust:exact}}\n\
         pre{{margin:1em;font:15px/1.25 ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",\
         \"Liberation Mono\",monospace}}\n\
         i{{display:inline-block;font-style:inherit;white-space:pre;vertical-align:bottom}}\n\
         {styles}</style>\n</head>\n<body>\n<pre>\n{body}</pre>\n</body>\n</html>\n"
    )
}

fn style(ink: Ink, palette: &Palette) -> String {
    let mut style = String::new();
    if ink.fg != palette.ink {
        let _ = write!(style, "color:{};", hex(ink.fg));
    }
    if ink.bg != palette.ground {
        let _ = write!(style, "background:{};", hex(ink.bg));
    }
    if ink.bold {
        style.push_str("font-weight:bold;");
    }
    if ink.italic {
        style.push_str("font-style:italic;");
    }
    let lines = match (ink.underline, ink.strike) {
        (true, true) => "text-decoration:underline line-through;",
        (true, false) => "text-decoration:underline;",
        (false, true) => "text-decoration:line-through;",
        (false, false) => "",
    };
    style.push_str(lines);
    style.trim_end_matches(';').to_owned()
}

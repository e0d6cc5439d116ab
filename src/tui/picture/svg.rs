//! The frame as a drawing: words as text, everything that must join as geometry.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::Buffer;

use crate::tui::picture::Options;
use crate::tui::picture::cells::{Ink, Palette, Piece, Rgb, common, escaped, hex, mixed, rows};
use crate::tui::picture::strokes::{HEIGHT, Mark, WIDTH, marks};

/// Room around the cells.
const MARGIN: i32 = 12;
/// From the top of a cell to the line its letters stand on.
const BASELINE: i32 = 14;

/// Left, top, width, height.
type Rect = (i32, i32, i32, i32);

/// What is drawn, sorted by colour: few groups, and the same bytes each time.
#[derive(Default)]
struct Drawing {
    grounds: BTreeMap<Rgb, Vec<Rect>>,
    rects: BTreeMap<Rgb, Vec<Rect>>,
    fills: BTreeMap<Rgb, String>,
    lines: BTreeMap<Rgb, String>,
    dots: BTreeMap<Rgb, String>,
    texts: BTreeMap<(Rgb, bool, bool), String>,
}

/// The drawing.
pub fn svg(buffer: &Buffer, options: &Options<'_>) -> String {
    let palette = Palette::of(options);
    let mut drawing = Drawing::default();
    let mut y = 0;
    for row in rows(buffer) {
        let mut run = None;
        for piece in &row {
            drawing.piece(piece, y, palette.ink(piece.cell), &palette, &mut run);
        }
        drawing.end(run);
        y += HEIGHT;
    }
    drawing.page(i32::from(buffer.area.width) * WIDTH, y, &palette, options)
}

/// What may stand together in one text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Letters and signs that every font has in one width.
    Common,
    /// Letters of other scripts, which may join: they are set together, and fitted to their room.
    Letters,
    /// Each in its own place.
    Alone,
}

impl Kind {
    fn of(piece: &Piece<'_>) -> Self {
        if piece.width > 1 {
            Self::Alone
        } else if common(&piece.sign) {
            Self::Common
        } else if piece.sign.starts_with(char::is_alphabetic) {
            Self::Letters
        } else {
            Self::Alone
        }
    }
}

/// Signs that are set as one text.
struct Run {
    ink: Ink,
    kind: Kind,
    x: i32,
    y: i32,
    signs: String,
    columns: i32,
    /// A blank after the last sign, which belongs to the run only if more follows.
    blank: bool,
}

impl Run {
    fn continues(&self, ink: Ink, at: i32, y: i32, kind: Kind) -> bool {
        let same = |ink: Ink| (ink.fg, ink.bold, ink.italic);
        let end = self.x + (self.columns + i32::from(self.blank)) * WIDTH;
        let joins = self.kind == kind && kind != Kind::Alone;
        joins && same(self.ink) == same(ink) && (end, self.y) == (at, y)
    }
}

impl Drawing {
    fn piece(
        &mut self,
        piece: &Piece<'_>,
        y: i32,
        ink: Ink,
        palette: &Palette,
        run: &mut Option<Run>,
    ) {
        let columns = i32::try_from(piece.width).unwrap_or(1);
        let x = i32::try_from(piece.x).unwrap_or_default() * WIDTH;
        if ink.bg != palette.ground {
            self.grounds.entry(ink.bg).or_default().push((x, y, columns * WIDTH, HEIGHT));
        }
        for (drawn, below) in [(ink.underline, 16), (ink.strike, 9)] {
            if drawn {
                self.rects.entry(ink.fg).or_default().push((x, y + below, columns * WIDTH, 1));
            }
        }
        if piece.sign == " " || piece.sign == "\u{a0}" {
            if run.as_ref().is_some_and(|it| it.blank) {
                self.end(run.take());
            } else if let Some(run) = run {
                run.blank = true;
            }
            return;
        }
        let marks = marks(&piece.sign);
        if !marks.is_empty() {
            self.end(run.take());
            for mark in marks {
                self.mark(mark, x, y, ink);
            }
            return;
        }
        let kind = Kind::of(piece);
        if !run.as_ref().is_some_and(|it| it.continues(ink, x, y, kind)) {
            self.end(run.take());
        }
        let signs = String::new();
        let run = run.get_or_insert(Run { ink, kind, x, y, signs, columns: 0, blank: false });
        if std::mem::take(&mut run.blank) {
            run.signs.push(' ');
            run.columns += 1;
        }
        run.signs.push_str(&piece.sign);
        run.columns += columns;
    }

    fn mark(&mut self, mark: Mark, x: i32, y: i32, ink: Ink) {
        match mark {
            Mark::Rect(left, top, width, height) => {
                let rects = self.rects.entry(ink.fg).or_default();
                rects.push((x + left, y + top, width, height));
            }
            Mark::Tint(tenths) => {
                let rects = self.rects.entry(mixed(ink.fg, ink.bg, tenths)).or_default();
                rects.push((x, y, WIDTH, HEIGHT));
            }
            Mark::Fill(left, top, rest) => {
                start(self.fills.entry(ink.fg).or_default(), (x * 10 + left, y * 10 + top), rest);
            }
            Mark::Line(left, top, rest) => {
                start(self.lines.entry(ink.fg).or_default(), (x * 10 + left, y * 10 + top), rest);
            }
            // A line without length, which its round ends make a dot.
            Mark::Dot(left, top) => {
                start(self.dots.entry(ink.fg).or_default(), (x * 10 + left, y * 10 + top), "h0");
            }
        }
    }

    /// Sets a text. Its length is given, so that columns stand where they are in every font.
    fn end(&mut self, run: Option<Run>) {
        let Some(run) = run else { return };
        let texts = self.texts.entry((run.ink.fg, run.ink.bold, run.ink.italic)).or_default();
        let (x, y, long) = (run.x, run.y + BASELINE, run.columns * WIDTH);
        let _ = write!(texts, "<text x=\"{x}\" y=\"{y}\"");
        if run.columns > 1 {
            let _ = write!(texts, " textLength=\"{long}\"");
        }
        texts.push('>');
        escaped(&run.signs, texts);
        texts.push_str("</text>\n");
    }

    fn page(self, width: i32, height: i32, palette: &Palette, options: &Options<'_>) -> String {
        let (w, h) = (width + 2 * MARGIN, height + 2 * MARGIN);
        let mut page = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\" role=\"img\" aria-labelledby=\"title desc\" \
             font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',\
             monospace\" font-size=\"15\" xml:space=\"preserve\">\n<title id=\"title\">"
        );
        escaped(options.title, &mut page);
        page.push_str("</title>\n<desc id=\"desc\">");
        escaped(options.description, &mut page);
        let _ = writeln!(
            page,
            "</desc>\n<rect width=\"{w}\" height=\"{h}\" rx=\"6\" fill=\"{}\"/>\n\
             <g transform=\"translate({MARGIN} {MARGIN})\">",
            hex(palette.ground)
        );
        for (colour, rects) in self.grounds.into_iter().chain(self.rects) {
            let _ = writeln!(
                page,
                "<path shape-rendering=\"crispEdges\" fill=\"{}\" d=\"{}\"/>",
                hex(colour),
                outlines(rects)
            );
        }
        for (colour, path) in self.fills {
            let _ = writeln!(page, "<path fill=\"{}\" d=\"{path}\"/>", hex(colour));
        }
        for (colour, path) in self.lines {
            let _ = writeln!(page, "<path fill=\"none\" stroke=\"{}\" d=\"{path}\"/>", hex(colour));
        }
        for (colour, path) in self.dots {
            let round = "stroke-linecap=\"round\" stroke-width=\"2.4\"";
            let _ = writeln!(page, "<path {round} stroke=\"{}\" d=\"{path}\"/>", hex(colour));
        }
        for ((colour, bold, italic), texts) in self.texts {
            let bold = if bold { " font-weight=\"bold\"" } else { "" };
            let italic = if italic { " font-style=\"italic\"" } else { "" };
            let _ = writeln!(page, "<g fill=\"{}\"{bold}{italic}>\n{texts}</g>", hex(colour));
        }
        page + "</g>\n</svg>\n"
    }
}

/// Begins a part of a path at a place in tenths.
fn start(path: &mut String, (x, y): (i32, i32), rest: &str) {
    let tenths = |number: i32| match number % 10 {
        0 => format!("{}", number / 10),
        rest => format!("{}.{rest}", number / 10),
    };
    let _ = write!(path, "M{} {}{rest}", tenths(x), tenths(y));
}

/// Rectangles as one path, those that touch side by side or one below the other joined.
fn outlines(mut rects: Vec<Rect>) -> String {
    rects.sort_unstable_by_key(|&(x, y, w, h)| (y, h, x, w));
    rects.dedup_by(|next, last| {
        let joins = (last.1, last.3) == (next.1, next.3) && last.0 + last.2 >= next.0;
        if joins {
            last.2 = last.2.max(next.0 + next.2 - last.0);
        }
        joins
    });
    rects.sort_unstable_by_key(|&(x, y, w, h)| (x, w, y, h));
    rects.dedup_by(|next, last| {
        let joins = (last.0, last.2) == (next.0, next.2) && last.1 + last.3 >= next.1;
        if joins {
            last.3 = last.3.max(next.1 + next.3 - last.1);
        }
        joins
    });
    rects.sort_unstable_by_key(|&(x, y, ..)| (y, x));
    let mut path = String::new();
    for (x, y, w, h) in rects {
        let _ = write!(path, "M{x} {y}h{w}v{h}h-{w}z");
    }
    path
}

//! The three kinds of paper, as a reader sees them.

use sitroom::export::{self, FORMATS, Glyphs, Options};

use crate::{fixture, golden};

fn print(format: &str, width: usize, glyphs: Glyphs) -> String {
    let format = export::format(format).unwrap();
    (format.print)(&fixture::briefing(), &Options { width, glyphs })
}

#[test]
fn text_looks_as_it_should_at_every_width() {
    for width in [40, 80, 100, 160] {
        golden::check(&format!("sample-{width}.txt"), &print("text", width, Glyphs::Full));
    }
}

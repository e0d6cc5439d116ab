//! Text measured in cells.

use unicode_segmentation::UnicodeSegmentation;

use crate::briefing::wrap::width;

/// Cells a text takes; more than any screen has are not told apart, so that sums stay in range.
pub fn cells(text: &str) -> u16 {
    const MOST: u16 = 4000;
    u16::try_from(width(text)).unwrap_or(MOST).min(MOST)
}

/// What of a text stands right of so many cells.
pub fn from_cell(text: &str, cells: usize) -> String {
    let mut off = 0;
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        if off >= cells {
            kept.push_str(cluster);
        }
        off += width(cluster);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_scrolled_by_cells() {
        assert_eq!(from_cell("a長いb", 1), "長いb");
        assert_eq!(from_cell("a長いb", 3), "いb");
        assert_eq!(from_cell("ab", 9), "");
        assert_eq!(cells(&"x".repeat(70_000)) * 4, 16_000);
    }
}

//! Where the lines of the dossier's files begin: enough to find a record's line without its text.

use crate::span::{Files, Span};

/// Name and beginnings of lines of each file.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<(String, Vec<u32>)>);

impl Lines {
    /// The lines of loaded files.
    pub fn of(files: &Files) -> Self {
        let starts = |text: &str| {
            let ends = text.match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(ends).filter_map(|it| u32::try_from(it).ok()).collect()
        };
        Self(files.iter().map(|file| (file.name.to_string(), starts(&file.text))).collect())
    }

    /// The file and the line, counted from 1, where a span begins.
    pub fn place(&self, span: Span) -> Option<(&str, u32)> {
        let (name, starts) = self.0.get(span.file.0 as usize)?;
        let line = starts.partition_point(|&start| start <= span.start);
        Some((name, u32::try_from(line).ok()?))
    }
}

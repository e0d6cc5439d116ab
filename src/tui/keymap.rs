//! Which key does what: one table that gives dispatch, footer, help, menus and the docs.

use crate::dataset::words::Word;
use crate::tui::action::Action;
use crate::tui::key::{Code, Key};

/// What keys are about: the chapters of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// Within a list.
    Moving,
    /// Between panels.
    Panels,
    /// The questions of the analysis.
    Analysis,
    /// On the map.
    Map,
    /// The date of the board.
    Time,
    /// Filters, jumps, sorting.
    Finding,
    /// What is done with a record.
    Record,
    /// The brief as a file.
    Export,
    /// How it looks.
    Look,
    /// The program itself.
    Program,
}

impl Chapter {
    /// All chapters in the order of the help.
    pub const ALL: [Self; 10] = [
        Self::Moving,
        Self::Panels,
        Self::Analysis,
        Self::Map,
        Self::Time,
        Self::Finding,
        Self::Record,
        Self::Export,
        Self::Look,
        Self::Program,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Panels => "Panels",
            Self::Analysis => "Analysis",
            Self::Map => "The map (arrows move it)",
            Self::Time => "Time",
            Self::Finding => "Finding",
            Self::Record => "The selected record",
            Self::Export => "Export",
            Self::Look => "Look",
            Self::Program => "Program",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What the keys do.
    pub action: Action,
    /// The keys it has unless the user binds others: single keys, or two after one another.
    pub keys: &'static [&'static str],
    /// Where it stands in the help.
    pub chapter: Chapter,
    /// What it does, in one line.
    pub doc: &'static str,
    /// Its word in the footer and how long it stays there when room is short (1 longest); none
    /// for keys the footer does not name.
    pub foot: Option<(&'static str, u8)>,
}

const fn row(
    action: Action,
    keys: &'static [&'static str],
    chapter: Chapter,
    doc: &'static str,
) -> Row {
    Row { action, keys, chapter, doc, foot: None }
}

const fn foot(row: Row, word: &'static str, rank: u8) -> Row {
    Row { foot: Some((word, rank)), ..row }
}

/// Keys that open a menu of second keys, with its title.
const PREFIXES: &[(char, &str)] = &[
    ('s', "Sort by"),
    ('a', "Analysis"),
    ('S', "Scenario"),
    ('m', "Map: views"),
    ('e', "Export the view"),
    ('y', "Copy"),
    ('v', "View"),
];

/// Keys that close a menu, whatever is bound.
pub const CLOSES: [Key; 3] = [Key::plain(Code::Esc), Key::plain(Code::Backspace), Key::char('q')];

/// Every key of the board.
pub static KEYMAP: &[Row] = {
    use Action as A;
    use Chapter as C;
    &[
        row(A::Up, &["Up", "k"], C::Moving, "one row up"),
        row(A::Down, &["Down", "j"], C::Moving, "one row down"),
        row(A::PageUp, &["PgUp", "Ctrl-U", "Ctrl-B"], C::Moving, "one page up"),
        row(A::PageDown, &["PgDn", "Ctrl-D", "Ctrl-F"], C::Moving, "one page down"),
        row(A::Top, &["Home", "g"], C::Moving, "first row"),
        row(A::Bottom, &["End", "G"], C::Moving, "last row"),
        row(A::DetailUp, &["Shift-Up"], C::Moving, "scroll the detail up from the list"),
        row(A::DetailDown, &["Shift-Down"], C::Moving, "scroll the detail down from the list"),
        foot(
            row(A::Open, &["Enter"], C::Moving, "open the row; in the detail follow it"),
            "open",
            1,
        ),
        row(A::Back, &["Backspace"], C::Moving, "back to where you came from"),
        row(
            A::Escape,
            &["Esc"],
            C::Moving,
            "close, clear the filter, leave zoom or detail; never quits",
        ),
        foot(row(A::NextPanel, &["Tab"], C::Panels, "next panel"), "panel", 2),
        row(A::PreviousPanel, &["Shift-Tab"], C::Panels, "previous panel"),
        row(A::Right, &["Right", "l"], C::Panels, "next panel; in the timeline one report later"),
        row(
            A::Left,
            &["Left", "h"],
            C::Panels,
            "previous panel; in the timeline one report earlier",
        ),
        row(A::Brief, &["1"], C::Panels, "the brief; again zooms it, as for every panel"),
        row(A::Fronts, &["2"], C::Panels, "the fronts"),
        row(A::Actors, &["3"], C::Panels, "the actors"),
        row(A::Supply, &["4"], C::Panels, "supply, both ways"),
        row(A::Aid, &["5"], C::Panels, "aid"),
        row(A::Timeline, &["6"], C::Panels, "the timeline"),
        row(A::Map, &["7"], C::Panels, "the map"),
        row(A::Evidence, &["8"], C::Panels, "claims and gaps"),
        row(A::Analysis, &["9"], C::Panels, "the question asked last of those below"),
        foot(row(A::Zoom, &["z"], C::Panels, "the panel alone, and back"), "zoom", 5),
        row(A::AskChanges, &["a c"], C::Analysis, "what changed since the baseline"),
        row(
            A::AskWithout,
            &["a w"],
            C::Analysis,
            "what falls without those who are left out, or would fall without others",
        ),
        row(A::AskScenario, &["a s"], C::Analysis, "what the scenario that is held would change"),
        row(A::NoScenario, &["S 0"], C::Analysis, "no scenario; S 1 to S 9 hold one"),
        row(A::AskGaps, &["a g"], C::Analysis, "what is missing, and what hangs on it"),
        row(A::AskJudgements, &["a j"], C::Analysis, "our judgements with all their props"),
        row(A::AskTripwires, &["a t"], C::Analysis, "what to watch for, and what is due"),
        row(A::AskNumbers, &["a n"], C::Analysis, "figures of one measure side by side"),
        row(A::AskRecord, &["a r"], C::Analysis, "what became of what each claimant said"),
        row(A::AskHypotheses, &["a h"], C::Analysis, "what speaks against each hypothesis"),
        row(A::Nearer, &["+", "="], C::Map, "nearer; Enter selects what the cross is on"),
        row(A::Farther, &["-"], C::Map, "farther"),
        row(A::Fit, &["f"], C::Map, "the fighting as a whole, as Home"),
        row(A::MapTheatre, &["m t"], C::Map, "the theatre; m 1 to m 9 the front of that number"),
        row(A::MapSupply, &["m s"], C::Map, "who sends what where"),
        row(A::MapWorld, &["m w"], C::Map, "the world"),
        row(A::MapList, &["m l"], C::Map, "the map, or a list of what is on it"),
        foot(
            row(
                A::StepBack,
                &["["],
                C::Time,
                "as of the dated report before; ◆ marks what changed",
            ),
            "earlier",
            3,
        ),
        foot(row(A::StepForward, &["]"], C::Time, "as of the next dated report"), "later", 3),
        row(A::WeekBack, &["{"], C::Time, "a week earlier"),
        row(A::WeekForward, &["}"], C::Time, "a week later"),
        foot(row(A::Date, &["t"], C::Time, "type a date"), "date", 6),
        row(A::HomeDate, &["0"], C::Time, "back to the dossier's own date"),
        foot(row(A::Known, &["K"], C::Time, "as known then, or with hindsight"), "hindsight", 7),
        row(
            A::Baseline,
            &["b"],
            C::Time,
            "compare with this date: ◆ marks what changed since; again ends it",
        ),
        foot(
            row(A::Filter, &["/"], C::Finding, "filter the panel: words, field:word, since:date"),
            "filter",
            4,
        ),
        row(A::NextMatch, &["n"], C::Finding, "next match of the filter"),
        row(A::PreviousMatch, &["N"], C::Finding, "previous match of the filter"),
        row(A::Jump, &["Ctrl-P"], C::Finding, "jump to any record on the board"),
        foot(row(A::Palette, &[":"], C::Finding, "find a command by name"), "commands", 8),
        row(A::Sort, &["s"], C::Finding, "sort by a column; the same column again turns it round"),
        row(A::Undo, &["u"], C::Finding, "undo a change of date, filter, order or zoom"),
        row(A::Redo, &["Ctrl-R"], C::Finding, "redo it"),
        row(
            A::Mute,
            &["x"],
            C::Record,
            "leave out the actor or source that is selected or shown; again hears it",
        ),
        row(A::HearAll, &["X"], C::Record, "hear everybody again"),
        row(A::CopyRow, &["y y"], C::Record, "the row as text"),
        row(A::CopyCitation, &["y c"], C::Record, "what is said, with its citation"),
        row(A::CopyId, &["y i"], C::Record, "the record's address"),
        row(A::CopyLink, &["y u"], C::Record, "the link of its source"),
        row(A::OpenLink, &["o"], C::Record, "open the link of its source, after showing it"),
        row(A::Edit, &["O"], C::Record, "open the record in your editor, at its line"),
        row(A::ExportText, &["e t"], C::Export, "the brief as text"),
        row(A::ExportMarkdown, &["e m"], C::Export, "the brief as Markdown with footnotes"),
        row(A::ExportJson, &["e j"], C::Export, "the brief as JSON"),
        row(A::ExportSvg, &["e s"], C::Export, "this screen as an SVG picture"),
        row(A::ExportAnsi, &["e a"], C::Export, "this screen as coloured text"),
        row(A::ExportHtml, &["e h"], C::Export, "this screen as a web page"),
        row(A::Glyphs, &["v g"], C::Look, "signs: full, block, ascii"),
        row(
            A::MapSigns,
            &["v s"],
            C::Look,
            "signs of the map: octants, braille, quarters, halves, ascii",
        ),
        row(A::Theme, &["v t"], C::Look, "next theme"),
        row(A::Mouse, &["v m"], C::Look, "mouse on or off; with Shift the terminal selects text"),
        row(A::Reload, &["r"], C::Program, "read the dossier again; changes are seen anyway"),
        row(A::Faults, &["w"], C::Program, "faults and warnings of the dossier"),
        row(A::Help, &["?", "F1"], C::Program, "this help"),
        row(A::About, &["F2"], C::Program, "about the program: licences, credits, whose borders"),
        row(A::Redraw, &["Ctrl-L"], C::Program, "draw everything anew"),
        row(A::Suspend, &["Ctrl-Z"], C::Program, "stop; `fg` in the shell continues"),
        row(A::Quit, &["q"], C::Program, "quit; in a window close it"),
        row(A::QuitPrint, &["Q"], C::Program, "quit and print the view"),
        row(A::Abort, &["Ctrl-C"], C::Program, "quit at once, from anywhere"),
    ]
};

/// Whether a key opens a menu, and the menu's title.
pub fn prefix(key: Key) -> Option<&'static str> {
    PREFIXES.iter().find(|it| Key::char(it.0) == key).map(|it| it.1)
}

/// The table as a page of Markdown, for the docs and `sitroom keys`.
pub fn docs() -> String {
    use std::fmt::Write as _;
    let mut out = String::from(
        "# Keys\n\nEvery key of the board, as `sitroom keys` prints it. An action can be bound to \
         other keys\nin the `[keys]` table of the configuration by the name in the last column.\n",
    );
    for chapter in Chapter::ALL {
        let _ = write!(
            out,
            "\n## {}\n\n| keys | what they do | action |\n| --- | --- | --- |\n",
            chapter.title()
        );
        for row in KEYMAP.iter().filter(|row| row.chapter == chapter) {
            let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(out, "| {} | {} | `{}` |", keys.join(" "), row.doc, row.action.word());
        }
    }
    out
}

/// The table as plain text, for `sitroom keys`: keys, what they do, and the name of the action.
pub fn text() -> String {
    use std::fmt::Write as _;
    let names: Vec<String> = KEYMAP.iter().map(|row| row.keys.join("  ")).collect();
    let column = names.iter().map(String::len).max().unwrap_or(0) + 2;
    let mut out = String::new();
    for chapter in Chapter::ALL {
        let blank = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{blank}{}", chapter.title());
        for (row, names) in KEYMAP.iter().zip(&names).filter(|it| it.0.chapter == chapter) {
            let _ = writeln!(out, "  {names:column$}{} ({})", row.doc, row.action.word());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::bindings::Chord;

    #[test]
    fn every_key_is_a_key_and_has_one_meaning() {
        let mut seen = Vec::new();
        for row in KEYMAP {
            for name in row.keys {
                if row.action == Action::Sort {
                    continue;
                }
                let chord = Chord::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
                assert!(!seen.contains(&chord), "{name} has two meanings");
                assert!(
                    chord.prefix.is_some() || prefix(chord.key).is_none(),
                    "{name} opens a menu"
                );
                seen.push(chord);
            }
        }
    }

    #[test]
    fn every_action_has_a_row_and_every_row_another_action() {
        for &action in Action::ALL {
            let rows = KEYMAP.iter().filter(|row| row.action == action).count();
            assert_eq!(rows, 1, "{}", action.word());
        }
    }
}

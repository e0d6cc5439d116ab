//! What may be chosen: one table that reads files, the environment and flags, and writes the docs.

use std::path::{Path, PathBuf};

use toml::de::DeValue;

use crate::config::colour::Coloured;
use crate::config::fault::{Fault, meant, quoted};
use crate::config::keys::{Binding, keys};
use crate::config::signs::{MapSigns, Signs};
use crate::config::source::{Entry, Source, entries};
use crate::config::theme::THEMES;
use crate::dataset::words::{Word, words};

words! {
    /// The panels, as the pages are called.
    Panel, "panel":
    Brief = "brief", Fronts = "fronts", Actors = "actors", Supply = "supply", Aid = "aid",
    Timeline = "timeline", Map = "map", Evidence = "evidence",
    Analysis = "analysis",
}

/// Which theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// One that comes with the program.
    Named(&'static str),
    /// One of the user's own.
    File(PathBuf),
}

/// All choices, each with a value.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Config {
    /// `theme`
    pub theme: ThemeChoice,
    /// `color`
    pub color: Coloured,
    /// `glyphs`
    pub glyphs: Signs,
    /// `map`
    pub map: MapSigns,
    /// `cell-aspect`; `None` asks the terminal.
    pub cell_aspect: Option<f64>,
    /// `mouse`
    pub mouse: bool,
    /// `panel`
    pub panel: Panel,
    /// `restore`
    pub restore: bool,
    /// `watch`
    pub watch: bool,
    /// `clipboard`
    pub clipboard: bool,
    /// `width`
    pub width: usize,
    /// `editor`; empty for the environment's.
    pub editor: String,
    /// `[keys]`
    pub keys: Vec<Binding>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Named(THEMES[0].name),
            color: Coloured::Auto,
            glyphs: Signs::Auto,
            map: MapSigns::Auto,
            cell_aspect: None,
            mouse: false,
            panel: Panel::Brief,
            restore: true,
            watch: true,
            clipboard: true,
            width: 80,
            editor: String::new(),
            keys: Vec::new(),
        }
    }
}

/// What an option takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// One of some words.
    Words(fn() -> Vec<&'static str>),
    /// `true` or `false`.
    Flag,
    /// A whole number within bounds.
    Number(usize, usize),
    /// A number with a fraction within bounds, or `auto`.
    Ratio(f64, f64),
    /// A text.
    Text,
}

/// Heights of a cell over its width that a terminal may have: outside of them a map would be of no
/// use.
pub const ASPECTS: (f64, f64) = (1.2, 3.5);

/// One option.
#[derive(Debug)]
pub struct Choice {
    /// Its key in the file; `SITROOM_` and the same in capitals in the environment, with `_` for
    /// `-`.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Its value when nothing is said, as written in the file.
    pub default: &'static str,
    /// What it does.
    pub doc: &'static str,
    set: fn(&mut Config, &str) -> Result<(), String>,
}

/// Every option, in the order of the documentation.
pub const OPTIONS: &[Choice] = &[
    Choice {
        name: "theme",
        takes: Takes::Text,
        default: "\"terminal\"",
        doc: "The look of the board: a theme by its name, or the path of a theme file of your own. \
              A relative path counts from the folder of the configuration.",
        set: |it, text| theme(text, &mut it.theme),
    },
    Choice {
        name: "color",
        takes: Takes::Words(words_of::<Coloured>),
        default: "\"auto\"",
        doc: "How many colours. `auto` asks `NO_COLOR`, `COLORTERM` and `TERM`, and uses none where \
              no terminal is; `always` asks only how many the terminal knows.",
        set: |it, text| word(text, &mut it.color),
    },
    Choice {
        name: "glyphs",
        takes: Takes::Words(words_of::<Signs>),
        default: "\"auto\"",
        doc: "The signs to draw with. `auto` takes ASCII unless the locale is UTF-8, and block signs \
              on the Linux console.",
        set: |it, text| word(text, &mut it.glyphs),
    },
    Choice {
        name: "map",
        takes: Takes::Words(words_of::<MapSigns>),
        default: "\"auto\"",
        doc: "The signs that lines of the map are drawn with. `auto` follows `glyphs`: braille, \
              quarters of a cell, or ASCII. `octant` fills its dots and needs a font of 2024 or later.",
        set: |it, text| word(text, &mut it.map),
    },
    Choice {
        name: "cell-aspect",
        takes: Takes::Ratio(ASPECTS.0, ASPECTS.1),
        default: "\"auto\"",
        doc: "How much higher than wide a character of your font is, such as `2.1`, so that the map is \
              not stretched. `auto` asks the terminal, and takes 2 if it does not tell.",
        set: |it, text| ratio(text, ASPECTS, &mut it.cell_aspect),
    },
    Choice {
        name: "mouse",
        takes: Takes::Flag,
        default: "false",
        doc: "Whether clicks and the wheel go to the board. The terminal's own selection of text then \
              needs Shift.",
        set: |it, text| flag(text, &mut it.mouse),
    },
    Choice {
        name: "panel",
        takes: Takes::Words(words_of::<Panel>),
        default: "\"brief\"",
        doc: "The panel that has the focus at the start.",
        set: |it, text| word(text, &mut it.panel),
    },
    Choice {
        name: "restore",
        takes: Takes::Flag,
        default: "true",
        doc: "Whether the board opens as it was left: panel, dates, filters, order, selection.",
        set: |it, text| flag(text, &mut it.restore),
    },
    Choice {
        name: "watch",
        takes: Takes::Flag,
        default: "true",
        doc: "Whether the dossier is read again when its files change.",
        set: |it, text| flag(text, &mut it.watch),
    },
    Choice {
        name: "clipboard",
        takes: Takes::Flag,
        default: "true",
        doc: "Whether copying asks the terminal to take the text (OSC 52).",
        set: |it, text| flag(text, &mut it.clipboard),
    },
    Choice {
        name: "width",
        takes: Takes::Number(40, 400),
        default: "80",
        doc: "Columns of a printed brief.",
        set: |it, text| number(text, (40, 400), &mut it.width),
    },
    Choice {
        name: "editor",
        takes: Takes::Text,
        default: "\"\"",
        doc: "The command that opens a record at its line, in which `{file}` and `{line}` stand for the place; empty for `$VISUAL`, then `$EDITOR`.",
        set: |it, text| command(text, &mut it.editor),
    },
];

/// How the variables of the environment begin.
pub const PREFIX: &str = "SITROOM_";
/// The variable that names a configuration file.
pub const CONFIG: &str = "SITROOM_CONFIG";

impl Choice {
    /// Its variable in the environment.
    pub fn variable(&self) -> String {
        format!("{PREFIX}{}", self.name.to_ascii_uppercase().replace('-', "_"))
    }
}

impl Config {
    /// Takes over what a file says; `name` is its name in messages. What is wrong is left as it
    /// was.
    pub fn file(&mut self, text: &str, name: &str) -> Vec<Fault> {
        let mut source = Source::new(name, text);
        let Some(table) = source.table() else {
            return source.faults;
        };
        for entry in entries(&table) {
            if let Some(option) = OPTIONS.iter().find(|it| it.name == entry.key) {
                self.entry(&mut source, &entry, option);
            } else if entry.key != "keys" {
                let known = OPTIONS.iter().map(|it| it.name).chain(["keys"]);
                source.unknown("option", &entry, known);
            } else if let DeValue::Table(table) = entry.value.get_ref() {
                self.keys = keys(&mut source, table);
            } else {
                source.wrong(&entry, "a table such as [keys] with lines action = \"key\"");
            }
        }
        source.faults
    }

    fn entry(&mut self, source: &mut Source, entry: &Entry, option: &Choice) {
        let written = match (option.takes, entry.value.get_ref()) {
            (Takes::Words(_) | Takes::Ratio(..) | Takes::Text, DeValue::String(text)) => {
                text.to_string()
            }
            (Takes::Ratio(..), DeValue::Float(number)) => number.as_str().to_owned(),
            // Depths are words that look like other things.
            (Takes::Words(_) | Takes::Ratio(..), DeValue::Integer(number)) => {
                number.as_str().to_owned()
            }
            (Takes::Words(_) | Takes::Flag, DeValue::Boolean(value)) => value.to_string(),
            (Takes::Number(..), DeValue::Integer(number)) if number.radix() == 10 => {
                number.as_str().to_owned()
            }
            (takes, _) => return source.wrong(entry, takes.name()),
        };
        if let Err(help) = (option.set)(self, &written) {
            let message = format!("`{}` cannot be {}", option.name, quoted(&written));
            source.fault(entry.value.span(), message, help);
        }
    }

    /// Takes over what the environment says. Only variables that begin with [`PREFIX`] are looked
    /// at, and an empty one says nothing.
    pub fn environment<'a>(
        &mut self,
        variables: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (variable, value) in variables {
            let ours = variable.starts_with(PREFIX) && variable != CONFIG;
            let tests = variable == "SITROOM_BLESS" || variable.starts_with("SITROOM_TEST_");
            if !ours || tests || value.is_empty() {
                continue;
            }
            let known = OPTIONS.iter().find(|it| it.variable() == variable);
            let Some(option) = known else {
                let names: Vec<String> = OPTIONS.iter().map(Choice::variable).collect();
                let names = names.iter().map(String::as_str).chain([CONFIG]);
                faults.push(Fault::new(variable, "no option is called so", meant(variable, names)));
                continue;
            };
            if let Err(help) = (option.set)(self, value) {
                faults.push(Fault::new(variable, format!("cannot be {}", quoted(value)), help));
            }
        }
        faults
    }

    /// Takes over one option from the command line.
    ///
    /// # Errors
    /// The value is none that the option takes.
    pub fn flag(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let place = format!("--{name}");
        let Some(option) = OPTIONS.iter().find(|it| it.name == name) else {
            let known = OPTIONS.iter().map(|it| it.name);
            return Err(Fault::new(place, "no option is called so", meant(name, known)));
        };
        let set = (option.set)(self, value);
        set.map_err(|help| Fault::new(place, format!("cannot be {}", quoted(value)), help))
    }

    /// Lets the path of a theme count from that folder.
    pub fn beside(&mut self, folder: &Path) {
        if let ThemeChoice::File(path) = &mut self.theme {
            *path = folder.join(&path);
        }
    }
}

impl Takes {
    /// What is wanted, in a sentence.
    fn name(self) -> &'static str {
        match self {
            Self::Words(_) => "a word",
            Self::Flag => "true or false",
            Self::Number(..) => "a whole number",
            Self::Ratio(..) => "a number or \"auto\"",
            Self::Text => "a text",
        }
    }
}

fn words_of<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|it| it.word()).collect()
}

fn word<W: Word>(text: &str, place: &mut W) -> Result<(), String> {
    *place = W::parse(text).ok_or_else(|| meant(text, words_of::<W>()))?;
    Ok(())
}

fn flag(text: &str, place: &mut bool) -> Result<(), String> {
    *place = match text {
        "true" | "1" | "yes" | "on" => true,
        "false" | "0" | "no" | "off" => false,
        _ => return Err("write true or false".into()),
    };
    Ok(())
}

fn number(text: &str, (low, high): (usize, usize), place: &mut usize) -> Result<(), String> {
    let number = text.replace('_', "").parse().ok();
    let number = number.filter(|number| (low..=high).contains(number));
    *place = number.ok_or_else(|| format!("it goes from {low} to {high}"))?;
    Ok(())
}

fn ratio(text: &str, (low, high): (f64, f64), place: &mut Option<f64>) -> Result<(), String> {
    let number = text.parse().ok().filter(|number| (low..=high).contains(number));
    if number.is_none() && text != "auto" {
        return Err(format!("write auto, or a number from {low} to {high}"));
    }
    *place = number;
    Ok(())
}

fn theme(text: &str, place: &mut ThemeChoice) -> Result<(), String> {
    let named = THEMES.iter().find(|it| it.name == text);
    *place = match named {
        Some(row) => ThemeChoice::Named(row.name),
        None if Path::new(text).extension().is_some_and(|it| it == "toml") => {
            ThemeChoice::File(text.into())
        }
        None => {
            let near = meant(text, THEMES.iter().map(|it| it.name));
            let all = !near.starts_with("did");
            return Err(if all { near + " and files that end in .toml" } else { near });
        }
    };
    Ok(())
}

fn command(text: &str, place: &mut String) -> Result<(), String> {
    if text.chars().any(char::is_control) {
        return Err("a command is one line of plain text".into());
    }
    text.trim().clone_into(place);
    Ok(())
}

//! The configuration in effect: defaults, then the file, the environment and the flags.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use crate::briefing::glyphs::Glyphs;
use crate::cli::Stop;
use crate::cli::files::open;
use crate::config::Config;
use crate::config::colour::{Coloured, Depth, Screen, depth};
use crate::config::fault::Fault;
use crate::config::options::{CONFIG, PREFIX, ThemeChoice};
use crate::config::signs::{Locale, Signs};
use crate::config::theme::Theme;

/// Bytes of a configuration or a theme that are looked at, and that are taken.
const MOST: u64 = 1 << 20;
/// See [`MOST`].
const TAKEN: usize = 64 << 10;

/// What the environment says that matters here.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// Variables with their values.
    pub variables: Vec<(String, String)>,
    /// The folder of configurations, `$XDG_CONFIG_HOME` or what stands for it.
    pub folder: Option<PathBuf>,
}

impl Outside {
    /// Asks the environment.
    pub fn read() -> Self {
        const OTHERS: [&str; 6] = ["NO_COLOR", "COLORTERM", "TERM", "LC_ALL", "LC_CTYPE", "LANG"];
        let text = |it: std::ffi::OsString| it.to_string_lossy().into_owned();
        let all = std::env::vars_os().map(|(name, value)| (text(name), text(value)));
        let ours = |name: &str| name.starts_with(PREFIX) || OTHERS.contains(&name);
        let mut variables: Vec<_> = all.filter(|(name, _)| ours(name)).collect();
        variables.sort();
        Self { variables, folder: Xdg::new().ok().map(|it| it.config_dir()) }
    }

    /// The value of a variable; empty if it is not set.
    fn get(&self, name: &str) -> &str {
        self.variables.iter().find(|it| it.0 == name).map_or("", |it| &it.1)
    }

    /// How many colours an output may have.
    pub fn depth(&self, choice: Coloured, terminal: bool) -> Depth {
        let [no_color, colorterm, term] = ["NO_COLOR", "COLORTERM", "TERM"].map(|it| self.get(it));
        depth(choice, Screen { terminal, no_color, colorterm, term })
    }

    /// The signs to draw with.
    pub fn glyphs(&self, choice: Signs) -> Glyphs {
        let [term, lc_all, lc_ctype, lang] =
            ["TERM", "LC_ALL", "LC_CTYPE", "LANG"].map(|it| self.get(it));
        match choice.resolved(Locale { term, lc_all, lc_ctype, lang }) {
            Signs::Auto | Signs::Full => Glyphs::Full,
            Signs::Block => Glyphs::Block,
            Signs::Ascii => Glyphs::Ascii,
        }
    }
}

/// What the user chose.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Every option.
    pub config: Config,
    /// The theme, in all its colours.
    pub theme: Theme,
    /// What was wrong on the way, for the reader; what is wrong has its default.
    pub faults: Vec<Fault>,
}

/// Finds out what the user chose. `file` is the file that was asked for; `flags` are options by
/// their names with the values of the command line, and go before everything else.
///
/// # Errors
/// What was asked for in so many words is not to be had: the flags, or the file that was named.
/// Other mistakes are no reason not to start.
pub fn chosen(
    file: Option<&Path>,
    flags: &[(&str, &str)],
    outside: &Outside,
) -> Result<Chosen, Stop> {
    let named = file.map(Path::to_owned).or_else(|| {
        let named = outside.get(CONFIG);
        (!named.is_empty()).then(|| named.into())
    });
    let mut config = Config::default();
    let mut faults = match &named {
        Some(path) => {
            let faults = read(&mut config, path).map_err(|why| Stop::files(message(path, &why)))?;
            strict(&faults)?;
            faults
        }
        None => usual(&mut config, outside),
    };
    let variables = outside.variables.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    faults.extend(config.environment(variables));
    for (name, value) in flags {
        config.flag(name, value).map_err(|fault| Stop::usage(format!("error: {fault}")))?;
    }
    let (theme, wrong) = theme(&config.theme);
    if named.is_some() || flags.iter().any(|flag| flag.0 == "theme") {
        strict(&wrong)?;
    }
    faults.extend(wrong);
    Ok(Chosen { config, theme, faults })
}

/// The file in its usual place, if there is one.
fn usual(config: &mut Config, outside: &Outside) -> Vec<Fault> {
    let Some(folder) = &outside.folder else {
        return Vec::new();
    };
    let path = folder.join("sitroom").join("config.toml");
    if path.symlink_metadata().is_err() {
        return Vec::new();
    }
    read(config, &path).unwrap_or_else(|why| vec![Fault::new(name(&path), why, "")])
}

fn read(config: &mut Config, path: &Path) -> Result<Vec<Fault>, String> {
    let faults = config.file(&text(path)?, &name(path));
    config.beside(path.parent().unwrap_or(Path::new("")));
    Ok(faults)
}

/// The theme of that choice, or the default and what is wrong.
fn theme(choice: &ThemeChoice) -> (Theme, Vec<Fault>) {
    let path = match choice {
        ThemeChoice::Named(name) => return (Theme::named(name).unwrap_or_default(), Vec::new()),
        ThemeChoice::File(path) => path,
    };
    let read = text(path).map_err(|why| vec![Fault::new(name(path), why, "")]);
    match read.and_then(|text| Theme::parse(&text, &name(path))) {
        Ok(theme) => (theme, Vec::new()),
        Err(faults) => (Theme::default(), faults),
    }
}

fn text(path: &Path) -> Result<String, String> {
    let bytes = open::read(open::named(path)?, MOST)?.bytes;
    if bytes.len() > TAKEN {
        return Err("is larger than 64 KiB; is it the right file?".into());
    }
    let text = String::from_utf8(bytes).map_err(|_| "is not UTF-8 text; save it as UTF-8")?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// What was named must be right.
fn strict(faults: &[Fault]) -> Result<(), Stop> {
    if faults.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = faults.iter().map(|fault| format!("error: {fault}")).collect();
    Err(Stop::usage(lines.join("\n")))
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn message(path: &Path, why: &str) -> String {
    format!("error: {}: {why}", name(path))
}

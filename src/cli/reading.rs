//! A dossier that was read, with what is laid over it and what it is compared with: scenarios, and an
//! older version.

use std::path::{Path, PathBuf};

use super::Stop;
use super::args::{self, Dossier, QuestionArgs};
use super::files::{self, Attachments, STDIN, Unreadable};
use super::moment;
use super::receipt::Checksum;
use super::report::{self, Format, Style};
use crate::board::index::Index;
use crate::board::scenarios::clash;
use crate::check::{self, Report};
use crate::dataset::Dataset;
use crate::dataset::record::Record;
use crate::diagnostic::did_you_mean;
use crate::load::{self, Input, Loaded};
use crate::tui::message::{FaultLine, Fresh};

/// A file that was named beside the dossier: a scenario or an older version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// As it was named.
    pub path: String,
    /// The name of its scenario; empty for a version.
    pub scenario: String,
    /// The checksum of what was read.
    pub sha256: String,
}

/// A dossier that was read.
pub struct Reading {
    /// What was loaded, with the scenarios that are held, faults included.
    pub loaded: Loaded,
    /// The same without scenarios, if one is held.
    pub base: Option<Loaded>,
    /// The older version it is compared with.
    pub old: Option<Loaded>,
    /// The checksum of all files of the dossier.
    pub sha256: String,
    /// The files, to be spared by exports.
    pub identities: Vec<files::Identity>,
    /// The files it attaches, as paths below its folder.
    pub attached: Vec<String>,
    /// What was named beside it.
    pub extras: Vec<Extra>,
    stdin: bool,
    /// Its texts, if scenarios can be laid over it.
    pub texts: Option<Texts>,
}

/// The texts of a dossier, from which it is loaded with one scenario or another.
pub struct Texts {
    inputs: Vec<Input>,
    /// How many of them, the last, are scenarios that were named beside the dossier.
    beside: usize,
    attachments: Attachments,
}

impl Texts {
    /// The dossier with the scenarios of those names laid over it.
    pub fn load(&self, scenarios: &[String]) -> Loaded {
        let beside = self.beside();
        let attach = |asks: &str, path: &str| attached(&self.attachments, beside, asks, path);
        let mut loaded = load::assuming(self.inputs.clone(), scenarios, &attach);
        note_beside(&mut loaded.dataset, self.inputs.len().saturating_sub(self.beside));
        loaded
    }

    fn beside(&self) -> &[Input] {
        &self.inputs[self.inputs.len().saturating_sub(self.beside)..]
    }
}

/// Notes which scenarios come from the files after so many.
fn note_beside(dataset: &mut Dataset, files: usize) {
    let beside = dataset.scenarios.iter().filter(|it| it.span.file.0 as usize >= files);
    dataset.beside = beside.map(|it| it.id).collect();
}

/// The bytes of an attached file. Its checksum is part of the dossier's, so only files of the dossier
/// may attach one.
fn attached(
    attachments: &Attachments,
    beside: &[Input],
    asks: &str,
    path: &str,
) -> Result<Vec<u8>, String> {
    if beside.iter().any(|it| it.name == asks) {
        let why = "its scenario lies beside the dossier; put it into the dossier's folder";
        return Err(why.to_owned());
    }
    attachments.get(asks, path)
}

/// Reads and loads a dossier with what is asked beside it.
///
/// # Errors
/// What could not be read, or a scenario that there is not.
pub fn read(dossier: &Dossier, asked: &QuestionArgs) -> Result<Reading, Stop> {
    let path = dossier.path.as_deref();
    let stdin = path == Some(Path::new(STDIN));
    let read = || {
        let files = files::read(path).map_err(|faults| unreadable(path, &faults))?;
        let read = Reading { stdin, ..loaded(files, &[], !asked.scenario.is_empty()) };
        read.beside(asked)
    };
    // What feeds standard input may have something to say on the terminal itself.
    if stdin { read() } else { moment::told("reading the dossier", read) }
}

/// Reads and loads a dossier alone, with files of scenarios that were named before.
///
/// # Errors
/// What could not be read.
pub fn reading(path: Option<&Path>, scenarios: &[Input]) -> Result<Reading, Vec<Unreadable>> {
    Ok(loaded(files::read(path)?, scenarios, true))
}

/// The same of a dossier that lies elsewhere than it did: a single file keeps the name it had, since
/// its name is part of the checksum.
///
/// # Errors
/// What could not be read.
pub fn reading_as(path: &Path, name: Option<String>) -> Result<Reading, Vec<Unreadable>> {
    let mut dossier = files::read(Some(path))?;
    if let (false, Some(name), [input]) = (path.is_dir(), name, &mut dossier.inputs[..]) {
        input.name = name;
    }
    Ok(loaded(dossier, &[], true))
}

/// Loads what was read. The texts are kept only where they may be wanted again.
fn loaded(dossier: files::Dossier, scenarios: &[Input], keep: bool) -> Reading {
    let files::Dossier { mut inputs, attachments, mut identities } = dossier;
    let mut sum = Checksum::of(&inputs);
    let own = inputs.len();
    inputs.extend_from_slice(scenarios);
    let keep = keep || inputs.iter().any(load::is_scenario);
    let kept = keep.then(|| inputs.clone());
    let attach = |asks: &str, path: &str| attached(&attachments, scenarios, asks, path);
    let mut loaded = load::load(inputs, &attach);
    note_beside(&mut loaded.dataset, own);
    let mut names = Vec::new();
    for (name, bytes) in attachments.used().iter() {
        sum.add(name, bytes);
        names.push(name.clone());
    }
    identities.extend(attachments.identities());
    Reading {
        loaded,
        base: None,
        old: None,
        sha256: sum.digits(),
        identities,
        attached: names,
        extras: Vec::new(),
        stdin: false,
        texts: kept.map(|inputs| Texts { inputs, beside: scenarios.len(), attachments }),
    }
}

impl Reading {
    /// Lays over it and puts beside it what is asked for.
    ///
    /// # Errors
    /// A scenario that there is not, or a file that cannot be read.
    pub fn beside(mut self, asked: &QuestionArgs) -> Result<Self, Stop> {
        let mut held = Vec::new();
        for word in &asked.scenario {
            let name = self.scenario(word)?;
            if !held.contains(&name) {
                held.push(name);
            }
        }
        if let Some(texts) = self.texts.as_ref().filter(|_| !held.is_empty()) {
            self.base = Some(texts.load(&[]));
            self.loaded = texts.load(&held);
            if let Some(key) = clash(&self.loaded.dataset) {
                let what = self.loaded.dataset.address(key);
                let why = format!("both assume something of {what}, and not the same");
                let repair = "help: hold one at a time, or leave that to one of them";
                return Err(Stop::usage(format!(
                    "error: --scenario {}: {why}\n{repair}",
                    asked.scenario.join(" --scenario ")
                )));
            }
        }
        if let Some(path) = &asked.against {
            if path.as_path() == Path::new(STDIN) && self.stdin {
                let why = "only one of two versions can come on it; name the file of the other";
                return Err(unreadable(None, &[Unreadable::new(Path::new("standard input"), why)]));
            }
            let files =
                files::read(Some(path)).map_err(|faults| unreadable(Some(path), &faults))?;
            let old = loaded(files, &[], false);
            let path = path.to_string_lossy().into_owned();
            let (scenario, sha256) = (String::new(), old.sha256);
            self.extras.push(Extra { path, scenario, sha256 });
            self.identities.extend(old.identities);
            self.old = Some(old.loaded);
        }
        Ok(self)
    }

    /// The name of a scenario that is asked for by its name or by its file.
    fn scenario(&mut self, word: &str) -> Result<String, Stop> {
        if names(&self.loaded.dataset).any(|name| name == word) {
            return Ok(word.to_owned());
        }
        if let Some(extra) = self.extras.iter().find(|it| it.path == word) {
            return Ok(extra.scenario.clone());
        }
        let path = PathBuf::from(word);
        let usage = |why: String| Stop::usage(format!("error: --scenario {word}: {why}"));
        if std::fs::symlink_metadata(&path).is_err() {
            return Err(usage(unknown(&self.loaded.dataset, word)));
        }
        let (input, identity) =
            files::scenario(&path).map_err(|fault| Stop::files(format!("error: {fault}")))?;
        let name = load::scenario(&input).ok_or_else(|| {
            usage("the file holds no `[scenario]` with an `id`; its first lines name it".to_owned())
        })?;
        let known: Vec<_> = names(&self.loaded.dataset).collect();
        if known.contains(&name.as_str()) {
            return Err(usage(format!("the dossier has a scenario `{name}` of its own")));
        }
        if let Some(other) = self.extras.iter().find(|it| it.scenario == name) {
            let other = crate::text::Text::of(&other.path);
            return Err(usage(format!("its scenario is called `{name}`, as that of {other} is")));
        }
        let mut sum = Checksum::default();
        sum.add(&input.name, &input.bytes);
        self.extras.push(Extra {
            path: word.to_owned(),
            scenario: name.clone(),
            sha256: sum.digits(),
        });
        self.identities.push(identity);
        if let Some(texts) = &mut self.texts {
            texts.inputs.push(input);
            texts.beside += 1;
        }
        Ok(name)
    }

    /// The files of scenarios that were named beside the dossier.
    pub fn scenario_files(&self) -> Vec<Input> {
        self.texts.as_ref().map_or_else(Vec::new, |texts| texts.beside().to_vec())
    }

    /// What the check found in the dossier itself, which has no error.
    ///
    /// # Errors
    /// Why no board can be made of it, as a finished report: the faults of the dossier, of the
    /// scenarios that are held, of the older version.
    pub fn checked(&self, style: Style) -> Result<Report, Stop> {
        let report = check::check(self.own());
        let held = self.base.is_some().then(|| check::assumed(&self.loaded));
        let held = held.as_ref().map(|report| ("", &self.loaded, report));
        let old = self.old.as_ref().map(|old| (old, check::check(old)));
        // Its files may have the same names.
        let old = old.as_ref().map(|(old, report)| ("in the older version:\n", *old, report));
        let all = [Some(("", self.own(), &report)), held, old].into_iter().flatten();
        let failed = all.filter(|(_, _, report)| report.failed(false));
        let reports: Vec<String> = failed
            .map(|(which, loaded, report)| {
                format!("{which}{}", report::render(&loaded.files, report, Format::Text, style))
            })
            .collect();
        if reports.is_empty() { Ok(report) } else { Err(Stop::data(reports.join("\n"))) }
    }

    /// What was loaded, without the scenarios that are held.
    pub fn own(&self) -> &Loaded {
        self.base.as_ref().unwrap_or(&self.loaded)
    }

    /// Does something with the dossier turned around, and with those it is compared with.
    pub fn index<T>(&self, with: impl FnOnce(&Index<'_>) -> T) -> T {
        let base = self.base.as_ref().map(|it| Index::new(&it.dataset));
        let old = self.old.as_ref().map(|it| Index::new(&it.dataset));
        let index = Index::new(&self.loaded.dataset);
        with(&index.beside(base.as_ref(), old.as_ref()))
    }

    /// The names of the scenarios that are held.
    pub fn held(&self) -> Vec<String> {
        let dataset = &self.loaded.dataset;
        dataset.assumed.iter().map(|&id| dataset.word(id).to_owned()).collect()
    }

    /// The same for a screen.
    pub fn fresh(self, faults: Vec<FaultLine>) -> Fresh {
        let texts = self.texts;
        Fresh {
            loaded: self.base.unwrap_or(self.loaded),
            old: self.old,
            sha256: self.sha256,
            faults,
            hold: texts.map(|texts| {
                let hold: Box<crate::tui::message::Hold> = Box::new(move |scenarios| {
                    let loaded = texts.load(scenarios);
                    let failed = check::assumed(&loaded).failed(false);
                    (!failed).then_some(loaded)
                });
                hold
            }),
        }
    }
}

/// The names of the scenarios of a dossier.
fn names(dataset: &Dataset) -> impl Iterator<Item = &str> {
    dataset.scenarios.iter().filter_map(Record::id).map(|id| dataset.word(id))
}

fn unknown(dataset: &Dataset, word: &str) -> String {
    let all: Vec<_> = names(dataset).collect();
    match did_you_mean(word, all.iter().copied()) {
        Some(near) => format!("no scenario is called so; did you mean `{near}`?"),
        None if all.is_empty() => {
            "the dossier has no scenarios, and no such file is here".to_owned()
        }
        None => format!(
            "no scenario is called so, and no such file is here; there are {}",
            all.join(", ")
        ),
    }
}

fn unreadable(path: Option<&Path>, faults: &[Unreadable]) -> Stop {
    let mut lines: Vec<String> = faults.iter().map(|fault| format!("error: {fault}")).collect();
    let missing = path.filter(|path| std::fs::symlink_metadata(path).is_err());
    let meant = missing.and_then(Path::to_str).and_then(args::meant_command);
    lines.extend(meant.map(|meant| format!("help: {meant}")));
    Stop::files(lines.join("\n"))
}

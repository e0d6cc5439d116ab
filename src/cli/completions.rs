//! `sitroom completions`: what a shell needs to complete commands, options and their values.

use clap::Command;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap_complete::{Shell, generate};

use crate::check::rules;
use crate::config::theme::THEMES;

/// Sizes of a picture that are worth a word; any other may be written.
const SIZES: [&str; 5] = ["80x24", "100x30", "120x36", "160x48", "200x60"];
/// Views of the map that every dossier may have.
const VIEWS: [&str; 3] = ["theatre", "supply", "world"];

/// The script for a shell.
pub fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    generate(shell, &mut offering(super::args::command()), "sitroom", &mut script);
    script
}

/// The command line with values to offer where the program takes more than can be listed: a shell
/// completes to them and refuses nothing.
fn offering(cli: Command) -> Command {
    let themes = || THEMES.iter().map(|it| PossibleValue::new(it.name).help(it.doc));
    let cli = cli.mut_arg("theme", |it| it.value_parser(PossibleValuesParser::new(themes())));
    let cli = cli.mut_subcommand("snapshot", |it| {
        it.mut_arg("screen", |it| it.value_parser(PossibleValuesParser::new(SIZES)))
            .mut_arg("view", |it| it.value_parser(PossibleValuesParser::new(VIEWS)))
    });
    cli.mut_subcommand("explain", |it| {
        let codes = rules().map(|it| PossibleValue::new(it.code).help(it.title));
        it.mut_arg("code", |it| it.value_parser(PossibleValuesParser::new(codes)))
    })
}

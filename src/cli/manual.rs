//! `sitroom man`: the manual pages, as roff, made from the same table as `--help`.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::args::{self, EXAMPLES, EXIT_CODES};

/// The manual page of the program, or of one of its commands; nothing for a command it does not have.
pub fn page(command: Option<&str>) -> Vec<u8> {
    let cli = args::command();
    let Some(name) = command else {
        return roff(&cli, Some(extra()));
    };
    cli.find_subcommand(name).map(|it| roff(it, None)).unwrap_or_default()
}

/// A page is written into memory, which takes everything.
fn roff(command: &Command, extra: Option<Roff>) -> Vec<u8> {
    // The help after it would become a section EXTRA, and an option under a heading a second OPTIONS.
    let command = command.clone().after_help(None).mut_arg("color", |it| it.help_heading(None));
    let man =
        Man::new(command).source(concat!("sitroom ", env!("CARGO_PKG_VERSION"))).manual("sitroom");
    let mut page = Vec::new();
    let _ = man.render(&mut page);
    if let Some(extra) = extra {
        let _ = extra.to_writer(&mut page);
    }
    page
}

/// What stands after the help, in sections of its own; the examples keep their lines.
fn extra() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]).control("nf", []);
    for line in EXAMPLES.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []).control("SH", ["EXIT STATUS"]).text([roman(EXIT_CODES)]);
    roff
}

//! What is only assumed: how it is read, laid over the dossier, marked, printed and shown, and that
//! it is never shown without saying so.

mod cli;
mod loaded;
mod marks;
mod screen;

use sitroom::load::{Input, Loaded, assuming};
use sitroom::tui::message::{Fresh, Hold};

use crate::cli::SMALL;

/// The scenarios of the shipped dossier, by their digits.
pub const SHIPPED: [&str; 4] = ["formations-in-combat", "harris-wins", "rear-roles", "trump-wins"];

/// A scenario of the small dossier, in which the claim is taken back.
pub const HALT: &str = r#"
[defaults]
via = "halt-paper"
reported = 2026-01-15

[scenario]
id = "halt"
title = "They halt"
says = "The soldiers halt."
reported = 2026-01-15
rests-on = ["claim:moving"]

[[source]]
id = "halt-paper"
title = "A scenario of our own"
kind = "document"
published = 2026-01-15

[[event]]
id = "halted"
title = "The soldiers halt"
when = 2026-01-20
status = "expected"
kind = "deployment"
actors = ["delta"]
"#;

/// Files of a dossier: name, text.
pub fn inputs(files: &[(&str, &str)]) -> Vec<Input> {
    let input = |&(name, text): &(&str, &str)| Input { name: name.into(), bytes: text.into() };
    files.iter().map(input).collect()
}

/// The small dossier with these files beside it, and these scenarios held.
pub fn small(files: &[(&str, &str)], held: &[&str]) -> Loaded {
    let all = [&[("small.toml", SMALL)], files].concat();
    hold(inputs(&all), held)
}

/// A dossier with these scenarios held.
pub fn hold(inputs: Vec<Input>, held: &[&str]) -> Loaded {
    let held: Vec<String> = held.iter().map(ToString::to_string).collect();
    assuming(inputs, &held, &|_, path| Err(format!("{path} is not attached")))
}

/// A dossier as the screen gets it, which can hold its scenarios.
pub fn fresh(inputs: Vec<Input>) -> Fresh {
    let again = inputs.clone();
    let held: Box<Hold> = Box::new(move |names| {
        let loaded = assuming(again.clone(), names, &|_, _| Err(String::new()));
        (!sitroom::check::assumed(&loaded).failed(false)).then_some(loaded)
    });
    Fresh { hold: Some(held), ..Fresh::of(hold(inputs, &[])) }
}

#[test]
fn the_list_of_the_shipped_scenarios_is_whole() {
    let dataset = crate::shipped::dataset();
    let all = dataset.scenarios_in_order().into_iter().map(|it| dataset.word(it.id));
    assert_eq!(all.collect::<Vec<_>>(), SHIPPED);
}

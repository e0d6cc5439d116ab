//! E-quote-too-long: more than fifteen words of somebody else's text.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// Words that may be quoted.
const LONGEST: usize = 15;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-quote-too-long",
    severity: Severity::Error,
    title: "a quote of more than fifteen words",
    explain: "\
A dossier tells what was said in its own words (`says`) and may quote a few of the original, where
the very words matter. More than fifteen is no longer a short quotation but a copy, which publishers
may object to and readers cannot take in on one line. Keep the telling words:

    [[claim]]
    says  = \"Seoul has no doubt that soldiers were sent.\"
    quote = \"a grave security threat\"",
};

/// Finds long quotes.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for claim in &context.data.claims {
        let words = claim.quote.as_ref().map_or(0, |quote| quote.split_whitespace().count());
        if words > LONGEST {
            let what = format!("a quote of {words} words");
            found.push(
                Diagnostic::new(&RULE, context.field(claim.span, "quote"), what)
                    .label(format!("{words} words, {LONGEST} are allowed"))
                    .help("keep the words that matter and tell the rest in `says`"),
            );
        }
    }
}

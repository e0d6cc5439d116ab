//! The documentation of the format, written from the tables that read it, so that the two agree.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::dataset::amount::{Amount, Bound};
use crate::dataset::date::{Day, When};
use crate::dataset::state::{ControlClass, Standing};
use crate::dataset::unit;
use crate::dataset::words::Word;
use crate::load::form::{Field, Form, one};
use crate::load::records::{RECORDS, RecordForm};
use crate::load::{defaults, faults, limits};

const INTRODUCTION: &str = "\
# The dossier

A dossier is what an analyst writes by hand and keeps under version control: one `.toml` file, or a folder whose
`*.toml` files are read together, subfolders too. The daily habit is to drop one new file with what was said today.
Nothing is deleted or overwritten: newer records supersede.

*Subjects* are what is watched, and have no date of their own: source, actor, place, front, flow, aid, agreement,
indicator. *Reports* have a day on which they were said or made: `claim` and `stance` are other people's statements,
`event` happened or is due, `control` is somebody's map of ground held, `state`, `judgement`, `ach` and `evidence` are
your own assessments and rest on statements.

A dossier is TOML. Keys and words are kebab-case. An `id` is a slug: lower-case letters, digits and hyphens, at most
64, beginning with a letter or digit; it is unique among the records of its kind. A field that always means the same
kind of record holds a bare id (`by = \"budanov\"`); a field that may mean several holds the kind too
(`about = [\"flow:nk-shells\"]`). Where a list is taken, a single value may be written without brackets. Unknown keys
and words are errors. Columns of your own go into a table `ext`, which every record may have and the program ignores.

File boundaries carry no meaning, except for `[defaults]` and `[scenario]`.
";

const DATES: &str = "
## Dates

Three times are kept apart: `when` (true in the world), `reported` (said or published), and the date of the board.
`reported`, `published` and other days are whole days, with or without quotes: `2024-10-22`. A `when` may also be less
exact:

| written | earliest | latest |
| --- | --- | --- |
";

const DATES_END: &str = "
A `~` or `?` after a time marks it as approximate or uncertain: `\"2024-10~\"`. Seasons are those of the northern
half of the earth; `winter 2023` begins in December 2023 and ends in February 2024. Years run from 1000 to 9999.
Words such as `last week` are no dates; write the date they mean, and the words in `says-when`.
";

const AMOUNTS: &str = "
## Amounts

A number, or a text `[op]number[scale] [unit][/period]`. Scales are `k`, `M` and `bn`. Numbers are exact decimals of at
most 28 digits, without thousands separators, and never below zero.

| written | low | best | high |
| --- | --- | --- | --- |
";

const GROUND: &str = "
## Ground held

A `[[control]]` is a map that somebody drew for a day: one area, one holder, one class. A map of several holders or
classes is several records. Its `area` is a GeoJSON file beside the TOML, or rings typed by hand, latitude first:

```toml
[[control]]
id       = \"northland-2024-10-22\"
by       = \"map-makers\"
via      = \"daily-map-2024-10-22\"
reported = 2024-10-22               # not on the board of an earlier day
when     = 2024-10-22               # the ground as of this day
area     = \"maps/2024-10-22.geojson\" # or [[48.3, 37.2], [48.2, 37.3], [48.2, 37.2]]
holder   = \"northland\"
```

A GeoJSON file holds a Polygon or MultiPolygon, bare, in a Feature or in a FeatureCollection, longitude first. Rings
may be closed or not and run in either direction; a ring within a ring is a hole, and a ring that crosses itself is
filled where an odd number of turns go round a point. What two polygons share counts once. Between neighbours more than
half the earth apart an edge takes the short way, over the antimeridian.

Maps of the same `by`, `holder` and `class` are one series. The board shows the newest of each series and compares it
with the newest of an earlier time: what was gained, what was lost. Areas are those of the sphere of 6,371,008.8 m, with
edges that are straight on the cylindrical equal-area map (the formula of Chamberlain and Duquette, 2007).
";

const HYPOTHESES: &str = "
## Competing hypotheses

An `[[ach]]` asks one question and writes down every answer that could be true; each `[[evidence]]` holds one item against
all of them (Heuer, *Psychology of Intelligence Analysis*, 1999, chapter 8). Of each answer ask: if it were true, how
surprising would this item be?

```toml
[[ach]]
id       = \"how-troops-fight\"
question = \"How will the soldiers be used?\"
reported = 2024-10-22

[[ach.hypothesis]]
id   = \"h1\"
says = \"They fight as formations.\"

[[ach.hypothesis]]
id   = \"h2\"
says = \"They serve as gunners and engineers only.\"

[[evidence]]
id           = \"no-move-seen\"
ach          = \"how-troops-fight\"
reported     = 2024-10-22
rests-on     = [\"claim:no-large-scale-movement\"]
consistent   = [\"h2\"]
inconsistent = [\"h1\"]         # a hypothesis in no list: the item says nothing about it
```

The section `hypotheses` counts what speaks *against* each answer and ranks by that: the fewest inconsistent items first, of
equals the fewest strongly inconsistent ones. What speaks for an answer is shown and never added up, since it often
fits the others as well; nothing is weighed, and there is no score. Items that tell the most pairs of hypotheses apart
stand first, and the section says which single item, if it were wrong, would change what has the least against it.

An item counts while something it rests on is on the board, so leaving out a source (`--without`) takes its items out of the
matrix. Several items of one origin are several counts of one voice: leave that origin out and look again. When
an item is overtaken, write a new one that `supersedes` it; when an answer was forgotten, a new `[[ach]]`.
";

const EDITORS: &str = "
## In an editor

`sitroom schema > dossier.schema.json` writes a JSON Schema (draft-07) of this page, made from the same tables. taplo, and with
it *Even Better TOML* in VS Code and others, then completes fields and words, shows what they mean, and marks
what is misspelt or missing while you type. Name it in the first line of a file:

```toml
#:schema ./dossier.schema.json
```

or for a whole folder in `.taplo.toml`:

```toml
[[rule]]
include = [\"mine/**/*.toml\"]

[rule.schema]
path = \"./dossier.schema.json\"
```

It sees one file at a time and the form of its values; whether references lead anywhere, days are in order and what is said can
be so is for `sitroom check`.
";

/// The whole page, for `docs/dataset.md`.
pub fn dataset_md() -> String {
    let mut page = String::from(INTRODUCTION);
    dates(&mut page);
    amounts(&mut page);
    page.push_str("\n## Records\n\n`!` marks a required field.\n");
    for form in RECORDS {
        record(&mut page, form);
    }
    defaults_section(&mut page);
    words_of_is(&mut page);
    page.push_str(GROUND);
    page.push_str(HYPOTHESES);
    page.push_str(EDITORS);
    tables(&mut page);
    page
}

fn dates(page: &mut String) {
    page.push_str(DATES);
    for written in [
        "2024-10-13",
        "2024-06",
        "2022-Q4",
        "2024-W42",
        "summer 2023",
        "winter 2023",
        "2023",
        "early 2023",
        "mid 2023",
        "late 2022",
        "late 2024-10",
        "2019/2022",
        "late 2023/..",
        "../2024-10-31",
    ] {
        if let Ok(when) = When::parse(written) {
            let day = |day: Option<Day>| day.map_or_else(|| "open".into(), |day| day.to_string());
            row(page, &[&format!("`\"{written}\"`"), &day(when.earliest), &day(when.latest)]);
        }
    }
    page.push_str(DATES_END);
}

fn amounts(page: &mut String) {
    page.push_str(AMOUNTS);
    for written in [
        "2600 person",
        ">=11000 person",
        ">600k person",
        "<=50 %",
        "<11000 person",
        "~1000 km",
        "10000..12000 person",
        "10000..11000..12000",
        "2.8M shell/year",
        "some missile",
        "?",
    ] {
        if let Ok(amount) = Amount::parse(written, Decimal::new(1, 1)) {
            let best = amount.best.map_or_else(|| "–".into(), |best| best.to_string());
            let written = format!("`\"{written}\"`");
            row(page, &[&written, &bound(amount.low), &best, &bound(amount.high)]);
        }
    }
    let units: Vec<String> = unit::BUILT_IN.iter().map(|unit| format!("`{}`", unit.id)).collect();
    let _ = write!(
        page,
        "\n`~` is ±10 % unless `[dataset]` says otherwise with `about`. The built-in units are {}, and the currency\n\
         codes of ISO 4217; `[dataset.units]` adds more. Money of one currency is never added to another.\n",
        units.join(", ")
    );
}

fn bound(bound: Bound) -> String {
    match bound {
        Bound::Unknown => "–".into(),
        Bound::Unlimited => "no limit".into(),
        Bound::Closed(value) => value.to_string(),
        Bound::Open(value) => format!("{value}, itself outside"),
    }
}

fn record(page: &mut String, form: &RecordForm) {
    let header =
        if form.is_many() { format!("[[{}]]", form.word) } else { format!("[{}]", form.word) };
    let _ = write!(page, "\n### `{header}`\n\n{}.\n\n", capital(form.doc));
    fields(page, form.fields);
    for field in form.fields {
        if let Form::Parts(parts) = field.form {
            let _ = write!(page, "\nIn `{}`:\n\n", field.name);
            fields(page, parts);
        }
    }
}

fn fields(page: &mut String, fields: &[Field]) {
    page.push_str("| field | takes | meaning |\n| --- | --- | --- |\n");
    for field in fields {
        let mark = if field.required { "!" } else { "" };
        let name = format!("`{}`{mark}", field.name);
        row(page, &[&name, &takes(field.form), field.doc]);
    }
}

fn takes(form: Form) -> String {
    match form {
        Form::Word(list) | Form::Words(list) => {
            list().1.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ")
        }
        Form::Id => "a slug".into(),
        Form::Text => "text".into(),
        Form::Title => "short text".into(),
        Form::Free(kinds) | Form::Frees(kinds) if kinds.len() > 5 => match form {
            Form::Free(_) => "`kind:id`".into(),
            _ => "`kind:id`, one or a list".into(),
        },
        Form::Names(part) => format!("id of {}, one or a list", one(part)),
        Form::Ref(kind) => format!("id of {}", one(kind.word())),
        Form::Refs(kind) => format!("id of {}, one or a list", one(kind.word())),
        form => form.expects(),
    }
}

fn defaults_section(page: &mut String) {
    page.push_str(
        "\n### `[defaults]`\n\nFilled into each record of the same file that takes the field and lacks it, wherever in \
         the file it stands. The `via`\nof an aid package and the `rating` of an actor mean something else and are not \
         filled. A `[[state]]` takes the `via` only\nwhere it has no `rests-on`: what an assessment rests on is said there, and an \
         empty list is a fault.\n\n",
    );
    fields(page, defaults::FIELDS);
}

fn words_of_is(page: &mut String) {
    page.push_str("\n## The words of `is`\n\nA `[[state]]` says how its subject stands, in the words of the subject's kind:\n\n");
    page.push_str("| subject | words |\n| --- | --- |\n");
    for kind in Standing::KINDS {
        let words: Vec<String> =
            Standing::words(kind).iter().map(|word| format!("`{word}`")).collect();
        row(page, &[kind.word(), &words.join(" ")]);
    }
    let classes: Vec<String> =
        ControlClass::ALL.iter().map(|class| format!("`{}`", class.word())).collect();
    let _ = write!(page, "\nThe classes of control are {}.\n", classes.join(" "));
}

fn tables(page: &mut String) {
    page.push_str("\n## Limits\n\n| what | at most |\n| --- | --- |\n");
    for (what, much) in limits::table() {
        row(page, &[what, &much]);
    }
    page.push_str("\n## Faults of reading\n\n`sitroom explain CODE` says more.\n\n| code | what |\n| --- | --- |\n");
    for rule in faults::RULES {
        row(page, &[&format!("`{}`", rule.code), rule.title]);
    }
}

fn row(page: &mut String, cells: &[&str]) {
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

/// The words with a capital letter in front.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

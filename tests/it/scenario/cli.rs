//! Scenarios on the command line: named by id and by file, printed again by the receipt, verified.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use sitroom::export::FORMATS;
use tempfile::TempDir;

use super::HALT;
use crate::cli::SMALL;

/// A folder with a dossier `d` that has the scenario, and the same two as files.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir(place.path().join("d")).unwrap();
        place.write("d/small.toml", SMALL);
        place.write("d/halt.toml", HALT);
        place.write("small.toml", SMALL);
        place.write("it's halt.toml", HALT);
        place
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    fn fed(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sitroom"))
            .args(arguments)
            .current_dir(self.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that refuses its arguments does not wait to be fed.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    #[track_caller]
    fn printed(&self, arguments: &[&str]) -> String {
        let output = self.fed(arguments, "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What is said, on both streams, with this exit code.
    #[track_caller]
    fn said(&self, arguments: &[&str], code: i32) -> String {
        let output = self.fed(arguments, "");
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        said
    }
}

#[test]
fn the_brief_alone_and_every_other_page_has_the_scenario() {
    let place = Place::new();
    for arguments in [
        &["d", "--scenario", "halt"][..],
        &["snapshot", "d", "--scenario", "halt"],
        &["changes", "d", "--scenario", "halt", "--since", "2026-01-01"],
        &["snapshot", "d", "--scenario", "halt", "--format", "json"],
        &["snapshot", "d", "--scenario", "halt", "--section", "map", "--format", "svg"],
        &["snapshot", "d", "--scenario", "halt", "--screen", "100x30"],
        &["snapshot", "d", "--scenario", "halt", "--screen", "30x6"],
    ] {
        let page = place.printed(arguments);
        assert!(page.contains("SCENARIO"), "{arguments:?}\n{page}");
        let bare: Vec<&str> =
            arguments.iter().filter(|it| !["--scenario", "halt"].contains(it)).copied().collect();
        assert!(!place.printed(&bare).contains("SCENARIO"), "{bare:?}");
    }
    let page = place.printed(&["d", "--scenario", "halt"]);
    assert!(page.contains("\nScenario  halt\n") && page.contains("--scenario halt"), "{page}");
}

#[test]
fn a_receipt_prints_the_same_again_and_says_when_its_scenario_changed() {
    let place = Place::new();
    let binary = Path::new(env!("CARGO_BIN_EXE_sitroom")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let file = "it's halt.toml";
    for (dossier, scenario) in [("d", "halt"), ("small.toml", file)] {
        for format in FORMATS.iter().map(|it| it.name) {
            let asked = ["snapshot", dossier, "--scenario", scenario, "--format", format];
            let page = place.printed(&asked);
            place.write("page", &page);
            assert!(place.said(&["verify", "page"], 0).starts_with("same: "), "{asked:?}");
            if format == "text" {
                let command = page.split("Print it again:\n").nth(1).unwrap();
                let again = Command::new("/bin/sh")
                    .args(["-c", command])
                    .env("PATH", &path)
                    .current_dir(place.path())
                    .output()
                    .unwrap();
                assert_eq!(String::from_utf8(again.stdout).unwrap(), page, "{command}");
            }
        }
    }
    place.write("page", &place.printed(&["snapshot", "small.toml", "--scenario", file]));
    place.write(file, &HALT.replace("The soldiers halt.", "They turn back."));
    let said = place.said(&["verify", "page"], 1);
    assert!(said.contains("The scenario it's halt.toml changed."), "{said}");
    assert!(!said.contains("The dossier changed"), "{said}");

    place.write("page", &place.printed(&["snapshot", "d", "--scenario", "halt"]));
    place.write("d/halt.toml", &HALT.replace("The soldiers halt.", "They turn back."));
    assert!(place.said(&["verify", "page"], 1).contains("The dossier changed."));
}

#[test]
fn a_scenario_whose_file_begins_with_a_hyphen_is_printed_again() {
    let place = Place::new();
    place.write("-halt.toml", HALT);
    for format in FORMATS.iter().map(|it| it.name) {
        let asked = ["snapshot", "small.toml", "--scenario=-halt.toml", "--format", format];
        place.write("page", &place.printed(&asked));
        assert!(place.said(&["verify", "page"], 0).starts_with("same: "));
    }
}

#[test]
fn a_dossier_from_standard_input_holds_a_scenario_from_a_file() {
    let place = Place::new();
    let output = place.fed(&["snapshot", "-", "--scenario", "it's halt.toml"], SMALL);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("SCENARIO      They halt."), "{page}");
    place.write("page", &page);
    assert!(place.said(&["verify", "page", "small.toml"], 0).starts_with("same: "));
    let said = place.said(&["snapshot", "small.toml", "--scenario", "-"], 2);
    assert!(said.contains("--scenario -: the dossier has no scenarios"), "{said}");
}

#[test]
fn a_scenario_that_there_is_not_is_refused_with_what_there_is() {
    let place = Place::new();
    let said = |scenario: &str, code: i32| place.said(&["d", "--scenario", scenario], code);
    assert!(said("hallt", 2).contains("did you mean `halt`?"));
    assert!(said("nowhere.toml", 2).contains("no such file is here; there are halt"));
    assert!(said("small.toml", 2).contains("holds no `[scenario]` with an `id`"));
    assert!(said("it's halt.toml", 2).contains("the dossier has a scenario `halt` of its own"));
    assert!(said("d", 3).contains("d: "), "a folder is no scenario");
    place.write("nameless.toml", &HALT.replace("id = \"halt\"\n", ""));
    assert!(said("nameless.toml", 2).contains("holds no `[scenario]` with an `id`"));
    place.write("broken.toml", &HALT.replace("\"halt\"", "\"b\"").replace("delta", "nobody"));
    let told = said("broken.toml", 1);
    assert!(told.contains("broken.toml:") && told.contains("nobody"), "{told}");
    place.write("other.toml", HALT);
    let both = ["small.toml", "--scenario", "other.toml", "--scenario", "it's halt.toml"];
    assert!(place.said(&both, 2).contains("is called `halt`, as that of other.toml is"));
    let twice = ["small.toml", "--scenario", "other.toml", "--scenario", "other.toml"];
    assert!(place.said(&twice, 0).contains("SCENARIO"), "named twice is held once");
}

#[test]
fn two_scenarios_are_held_in_the_order_asked() {
    let place = Place::new();
    let other = HALT.replace("halt", "turn").replace("They turn", "They turn back");
    place.write("d/turn.toml", &other);
    for [first, second] in [["halt", "turn"], ["turn", "halt"]] {
        let asked = ["snapshot", "d", "--scenario", first, "--scenario", second];
        let page = place.printed(&[&asked[..], &["--section", "scenario,timeline"]].concat());
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
        assert_eq!(
            at("SCENARIO      They halt") < at("SCENARIO      They turn back"),
            first == "halt"
        );
        assert!(page.contains(&format!("\nScenario  {first}\nScenario  {second}\n")), "{page}");
        let screen = place.printed(&[&asked[..], &["--screen", "120x36"]].concat());
        assert!(screen.contains("SCENARIO They "), "{screen}");
        place.write("page", &page);
        assert!(place.said(&["verify", "page"], 0).starts_with("same: "));
    }
}

#[test]
fn check_covers_every_scenario_once_with_file_and_line() {
    let place = Place::new();
    let bad = HALT.replace("kind = \"deployment\"", "kin = 1");
    place.write("d/halt.toml", &bad);
    let said = place.said(&["check", "d"], 1);
    assert!(said.contains("halt.toml:24:1") && said.contains("`kin`"), "{said}");
    assert_eq!(said.matches("E-unknown-key").count(), 1, "{said}");
    assert!(place.printed(&["d"]).contains("== Receipt =="), "the base opens");
    assert!(place.said(&["d", "--scenario", "halt"], 1).contains("`kin`"));
    place.write("d/halt.toml", &HALT.replace("title = \"They halt\"\n", ""));
    let said = place.said(&["check", "d"], 1);
    assert_eq!(said.matches("E-missing-field").count(), 1, "{said}");
    assert!(place.said(&["d"], 1).contains("halt.toml"), "its header is the dossier's");
}

#[test]
fn a_line_that_a_scenario_attaches_belongs_to_the_dossier() {
    let place = Place::new();
    let front = "\n[[front]]\nid = \"north\"\nname = \"North\"\n";
    let state = "\n[[state]]\nof = \"front:north\"\nis = \"holding\"\nwhen = 2026-01-20\nline = \"x.geojson\"\nrests-on = [\"claim:moving\"]\n";
    place.write("d/halt.toml", &format!("{HALT}{front}{state}"));
    let line =
        |east: f64| format!(r#"{{"type":"LineString","coordinates":[[30.0,50.0],[{east},51.0]]}}"#);
    place.write("d/x.geojson", &line(31.0));
    let asked = ["snapshot", "d", "--scenario", "halt"];
    place.write("page", &place.printed(&asked));
    assert!(place.said(&["verify", "page"], 0).starts_with("same: "));
    place.write("d/x.geojson", &line(32.0));
    assert!(place.said(&["verify", "page"], 1).contains("The dossier changed."));
    place.write("beside.toml", &format!("{HALT}{front}{state}"));
    place.write("x.geojson", &line(31.0));
    let said = place.said(&["small.toml", "--scenario", "beside.toml"], 1);
    assert!(said.contains("its scenario lies beside the dossier"), "{said}");
}

#[test]
fn somebody_of_the_scenario_alone_can_be_left_out() {
    let place = Place::new();
    let actor = "\n[[actor]]\nid = \"omega\"\nname = \"State Omega\"\nkind = \"state\"\n\
        [[claim]]\nid = \"halts\"\nsays = \"They halt.\"\nby = \"omega\"\nabout = [\"actor:delta\"]\n\
        rating = \"C3\"\n";
    place.write("d/halt.toml", &format!("{HALT}{actor}"));
    let asked = ["snapshot", "d", "--scenario", "halt", "--without", "omega"];
    let page = place.printed(&asked);
    assert!(page.contains("Left out      actor:omega"), "{page}");
    let screen = place.printed(&[&asked[..], &["--screen", "120x36"]].concat());
    assert!(screen.contains("without actor:omega"), "{screen}");
}

#[test]
fn a_scenario_and_an_older_version_stand_on_one_page() {
    let place = Place::new();
    place.write("old.toml", &SMALL.replace("on the move", "at rest"));
    let file = "it's halt.toml";
    let asked = ["changes", "small.toml", "--scenario", file, "--against", "old.toml"];
    let page = place.printed(&asked);
    assert!(page.contains("SCENARIO      They halt."), "{page}");
    let versions = page.split("Between the two versions").nth(1).unwrap();
    let versions = versions.split("Between the two dates").next().unwrap();
    assert!(versions.contains("0 records gone, 2 records written otherwise."), "{versions}");
    assert!(versions.contains("claim:moving: says"), "{versions}");
    // The file lies beside the dossier, so no version of it has the scenario.
    assert!(!versions.contains("scenario:halt"), "{versions}");
    let inside = ["changes", "d", "--scenario", "halt", "--against", "old.toml"];
    assert!(place.printed(&inside).contains("scenario:halt: They halt"));
    for format in FORMATS.iter().map(|it| it.name) {
        place.write(format, &place.printed(&[&asked[..], &["--format", format]].concat()));
        assert!(place.said(&["verify", format], 0).starts_with("same: "), "{format}");
    }
    place.write("old.toml", &SMALL.replace("on the move", "asleep"));
    place.write(file, &HALT.replace("The soldiers halt.", "They turn back."));
    for format in FORMATS.iter().map(|it| it.name) {
        let said = place.said(&["verify", format], 1);
        assert!(said.contains("The older version changed.\n  receipt  "), "{said}");
        assert!(said.contains("The scenario it's halt.toml changed.\n  receipt  "), "{said}");
        assert!(!said.contains("The dossier changed"), "{said}");
    }
}

#[test]
fn a_scenario_without_somebody_is_printed_again() {
    let place = Place::new();
    for dossier in [["d", "halt"], ["small.toml", "it's halt.toml"]] {
        let [dossier, scenario] = dossier;
        let asked = ["snapshot", dossier, "--scenario", scenario, "--without", "delta"];
        for format in FORMATS.iter().map(|it| it.name) {
            let page = place.printed(&[&asked[..], &["--format", format]].concat());
            assert!(page.contains("actor:delta"), "{page}");
            place.write("page", &page);
            assert!(place.said(&["verify", "page"], 0).starts_with("same: "), "{asked:?}");
            place.write("page", &page.replace("--without actor:delta", "--without source:post"));
            assert!(place.said(&["verify", "page"], 1).contains("the file was edited"));
        }
    }
}

#[test]
fn what_came_out_since_a_scenario_was_written_is_told() {
    let place = Place::new();
    let vote = "\n[[event]]\nid = \"vote\"\ntitle = \"They vote\"\nwhen = 2026-01-20\nreported = \
        2026-01-14\nvia = \"post\"\nstatus = \"expected\"\noutcome = \"They voted for \
        peace.\"\noutcome-when = 2026-01-21\n";
    place.write("small.toml", &format!("{SMALL}{vote}"));
    let halt = HALT.replace("[\"claim:moving\"]\n\n[[source]]", "[\"event:vote\"]\n\n[[source]]");
    place.write("halt.toml", &halt);
    let told = |day: &str| {
        let asked = ["snapshot", "small.toml", "--scenario", "halt.toml", "--as-of", day];
        let page = place.printed(&[&asked[..], &["--section", "scenario"]].concat());
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let part = "“They vote” has come out since it was written; the dossier now holds, from \
        2026-01-21: They voted for peace.";
    assert!(told("2026-01-21").contains(part), "{}", told("2026-01-21"));
    assert!(!told("2026-01-20").contains("come out"), "{}", told("2026-01-20"));
}

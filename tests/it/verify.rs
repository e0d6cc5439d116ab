//! `sitroom verify` as a shell sees it: what is the same, what differs and why, what is no briefing.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use sitroom::export::FORMATS;
use tempfile::TempDir;

use crate::cli::SMALL;

/// A folder with a small dossier, `small.toml`, in which the program is run.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.write("small.toml", SMALL);
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

    /// The page that arguments print.
    fn printed(&self, arguments: &[&str]) -> String {
        let output = self.fed(arguments, "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Verifies, expects this exit code, and gives what was said.
    #[track_caller]
    fn said(&self, arguments: &[&str], code: i32) -> String {
        let output = self.fed(&[&["verify"], arguments].concat(), "");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(!said.contains('\u{1b}'), "{said:?}");
        said
    }
}

#[test]
fn a_briefing_of_any_paper_and_question_is_the_same() {
    let place = Place::new();
    place.write("it's - here.toml", SMALL);
    let asked: &[&[&str]] = &[
        &["small.toml"],
        &["it's - here.toml", "--width", "40"],
        &["--section", "brief,map", "--view", "supply", "--glyphs", "ascii", "--width", "120"],
        &["--as-of", "2024-10-28", "--known", "now", "--since", "2024-10-17", "--without", "hur"],
        // A week before it no day can be written.
        &["--as-of", "1000-01-03"],
    ];
    for asked in asked {
        for format in FORMATS.iter().map(|it| it.name) {
            let arguments = [&["snapshot", "--format", format], *asked].concat();
            place.write("brief", &place.printed(&arguments));
            let said = place.said(&["brief"], 0);
            assert!(said.starts_with("same: brief is what its command prints."), "{said}");
            assert!(said.contains("SHA-256  ") && said.contains("Command  sitroom snapshot "));
        }
    }
    let page = place.printed(&["snapshot", "small.toml"]);
    let output = place.fed(&["verify", "-"], &page);
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("same: standard input is "));
}

#[test]
fn a_changed_dossier_is_the_reason_with_both_checksums() {
    let place = Place::new();
    let page = place.printed(&["snapshot", "small.toml"]);
    place.write("brief.txt", &page);
    place.write("small.toml", &SMALL.replace("A small dossier", "A dossier, renamed"));
    let said = place.said(&["brief.txt"], 1);
    let sum = |page: &str| page.split("SHA-256 ").nth(1).unwrap().trim_start()[..64].to_owned();
    let now = place.printed(&["snapshot", "small.toml"]);
    for part in [
        "differs: brief.txt is not what its command prints.",
        "The dossier changed.",
        &format!("receipt  {}", sum(&page)),
        &format!("now      {}", sum(&now)),
        "First in line 1:\n  file   A small dossier\n  again  A dossier, renamed\n",
        "3 lines of the file not printed again, 3 lines printed again not in the file.",
    ] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
    assert!(!said.contains("The program changed"), "{said}");

    place.write("small.toml", &SMALL.replace("reported = 2026-01-14", "reported = 2026-99-14"));
    let said = place.said(&["brief.txt"], 1);
    assert!(said.contains("cannot be printed again: the dossier has errors"), "{said}");
}

#[test]
fn the_older_version_it_was_compared_with_is_checked_too() {
    let place = Place::new();
    place.write("old.toml", &SMALL.replace("on the move", "at rest"));
    for format in FORMATS.iter().map(|it| it.name) {
        let asked = ["changes", "small.toml", "--against", "old.toml", "--format", format];
        place.write(format, &place.printed(&asked));
        assert!(place.said(&[format], 0).starts_with("same: "));
    }
    place.write("old.toml", &SMALL.replace("on the move", "asleep"));
    for format in FORMATS.iter().map(|it| it.name) {
        let said = place.said(&[format], 1);
        assert!(said.contains("The older version changed.\n  receipt  "), "{said}");
        assert!(!said.contains("The dossier changed"), "{said}");
    }
    let page = fs::read_to_string(place.path().join("text")).unwrap();
    place.write("stdin", &page.replace("--against old.toml", "--against -"));
    assert!(place.said(&["stdin"], 2).contains("its older version came on standard input"));
}

#[test]
fn a_scenario_file_that_changed_is_the_reason() {
    let place = Place::new();
    let scenario = "[scenario]\nid = \"halt\"\ntitle = \"They halt\"\nsays = \"They halt.\"\n\
        reported = 2026-01-15\nrests-on = [\"claim:moving\"]\n";
    place.write("halt.toml", scenario);
    let asked = ["snapshot", "small.toml", "--scenario", "./halt.toml", "--format"];
    for format in FORMATS.iter().map(|it| it.name) {
        place.write(format, &place.printed(&[&asked[..], &[format]].concat()));
        assert!(place.said(&[format], 0).starts_with("same: "));
    }
    place.write("halt.toml", &scenario.replace("They halt.", "They turn back."));
    for format in FORMATS.iter().map(|it| it.name) {
        let said = place.said(&[format], 1);
        assert!(said.contains("The scenario ./halt.toml changed.\n  receipt  "), "{said}");
        assert!(!said.contains("the file was edited"), "{said}");
    }
}

#[test]
fn a_checksum_elsewhere_on_the_page_is_no_receipt() {
    let place = Place::new();
    let scenario = "[scenario]\nid = \"halt\"\ntitle = \"They halt\"\nsays = \"They halt.\"\n\
        reported = 2026-01-15\nrests-on = [\"claim:moving\"]\n";
    let folder = place.path().join("a folder with quite a long name, SHA-256");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("halt.toml");
    fs::write(&file, scenario).unwrap();
    let named = "a folder with quite a long name, SHA-256/halt.toml";
    let asked = ["snapshot", "small.toml", "--scenario", named, "--width", "40"];
    let page = place.printed(&asked);
    place.write("brief.txt", &page);
    assert!(place.said(&["brief.txt"], 0).starts_with("same: "), "{page}");
    fs::write(&file, scenario.replace("They halt.", "They turn back.")).unwrap();
    let now = place.printed(&asked);
    let sum = |page: &str| page.rsplit("SHA-256\n").next().unwrap().trim_start()[..64].to_owned();
    assert_ne!(sum(&page), sum(&now));
    // Somebody wrote today's checksum above the receipt.
    place.write("brief.txt", &page.replacen('\n', &format!(" SHA-256 {}\n", sum(&now)), 1));
    let said = place.said(&["brief.txt"], 1);
    let part = format!(
        "The scenario {named} changed.\n  receipt  {}\n  now      {}\n",
        sum(&page),
        sum(&now)
    );
    assert!(said.contains(&part), "{part} is not in {said}");
}

#[test]
fn another_version_is_a_reason_and_an_edited_file_too() {
    let place = Place::new();
    let page = place.printed(&["snapshot", "small.toml"]);
    place.write("old.txt", &page.replace("sitroom 0.", "sitroom 9."));
    let said = place.said(&["old.txt"], 1);
    assert!(said.contains("The program changed.\n  receipt  sitroom 9."), "{said}");
    assert!(!said.contains("The dossier changed"), "{said}");

    place.write("edited.txt", &page.replace("on the move", "at rest \u{1b}[31m"));
    let said = place.said(&["edited.txt"], 1);
    assert!(said.contains("the file was edited"), "{said}");
    assert!(said.contains("at rest ␛[31m") && said.contains("on the move"), "{said}");
}

#[test]
fn what_a_mailer_changed_is_called_by_its_name() {
    let place = Place::new();
    let page = place.printed(&["snapshot", "small.toml"]);
    place.write("dos.txt", &page.replace('\n', "\r\n"));
    let said = place.said(&["dos.txt"], 1);
    assert!(said.contains("Every word is the same"), "{said}");
    assert!(said.contains("Windows line ends"), "{said}");
    place.write("long.txt", &format!("{page}\n\n"));
    assert!(place.said(&["long.txt"], 1).contains("the file has blank lines at its end"));
}

#[test]
fn a_dossier_that_moved_is_named() {
    let place = Place::new();
    fs::create_dir(place.path().join("away")).unwrap();
    place.write("brief.txt", &place.printed(&["snapshot", "small.toml"]));
    fs::rename(place.path().join("small.toml"), place.path().join("away/other.toml")).unwrap();
    let said = place.said(&["brief.txt"], 3);
    assert!(said.contains("small.toml: does not exist"), "{said}");
    assert!(said.contains("from the folder it was printed in"), "{said}");
    assert!(said.contains("`sitroom verify brief.txt DOSSIER`"), "{said}");
    assert!(place.said(&["brief.txt", "away/other.toml"], 0).starts_with("same: "));
}

#[test]
fn a_dossier_without_an_ending_may_move_and_a_folder_gives_no_name() {
    let place = Place::new();
    place.write("ground", SMALL);
    place.write("brief.txt", &place.printed(&["snapshot", "ground"]));
    fs::rename(place.path().join("ground"), place.path().join("moved.txt")).unwrap();
    assert!(place.said(&["brief.txt", "moved.txt"], 0).starts_with("same: "));

    fs::create_dir(place.path().join("d.toml")).unwrap();
    place.write("d.toml/small.toml", SMALL);
    place.write("brief.txt", &place.printed(&["snapshot", "d.toml"]));
    assert!(place.said(&["brief.txt", "d.toml/small.toml"], 0).starts_with("same: "));
}

#[test]
fn a_dossier_from_standard_input_must_be_named() {
    let place = Place::new();
    let output = place.fed(&["snapshot", "-"], SMALL);
    place.write("brief.txt", &String::from_utf8(output.stdout).unwrap());
    let said = place.said(&["brief.txt"], 2);
    assert!(said.contains("its dossier came on standard input"), "{said}");
    assert!(place.said(&["brief.txt", "small.toml"], 0).starts_with("same: "));
    let again = place.fed(&["verify", "brief.txt", "-"], SMALL);
    assert!(again.status.success());
    assert!(place.said(&["-", "-"], 2).contains("no receipt"));
    let page = place.printed(&["snapshot", "small.toml"]);
    let both = place.fed(&["verify", "-", "-"], &page);
    assert_eq!(both.status.code(), Some(2));
    assert!(String::from_utf8(both.stderr).unwrap().contains("cannot both come"));
}

#[test]
fn what_is_no_briefing_is_refused() {
    let place = Place::new();
    let page = place.printed(&["snapshot", "small.toml"]);
    let told = |text: &str, word: &str| {
        place.write("x", text);
        let said = place.said(&["x"], 2);
        assert!(said.starts_with("error: x: ") && said.contains(word), "{said}");
    };
    told("", "has no receipt");
    told("A letter.\n", "has no receipt");
    told(&place.printed(&["snapshot", "--section", "map", "--format", "svg"]), "drawings");
    told(&place.printed(&["snapshot", "--screen", "100x30"]), "pictures");
    told(&page.repeat(2), "has two receipts");
    told(page.split_at(page.find("Print it").unwrap()).0, "cut short");
    let command = |other: &str| page.replace("sitroom snapshot small.toml", other);
    told(&command("sitroom check small.toml"), "is not understood");
    told(&command("rm -rf ~; sitroom snapshot"), "is not written as a receipt writes it");
    told(&command("sitroom snapshot -o victim.txt"), "does not print a page");
    told(&command("sitroom snapshot --screen 80x24"), "does not print a page");
    told(&command("sitroom snapshot --future"), "is not understood: error: unexpected");
    assert!(!place.path().join("victim.txt").exists());
    fs::write(place.path().join("x"), b"\xff\xfe").unwrap();
    assert!(place.said(&["x"], 2).contains("not text in UTF-8"));
    assert!(place.said(&["nowhere"], 3).contains("nowhere: does not exist"));
    assert!(place.said(&["."], 3).contains("is a folder"));
}

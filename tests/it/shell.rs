//! What the program gives to the shell around it: completions and manual pages.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitroom"));
    let output = command.stdin(Stdio::null()).args(arguments).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands, by the list under `Commands:` of the help.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let list = help.split_once("Commands:\n").unwrap().1.split("\n\n").next().unwrap();
    let heads = list.lines().filter(|it| it.starts_with("  ") && !it.starts_with("   "));
    let names: Vec<String> =
        heads.map(|it| it.split_whitespace().next().unwrap().to_owned()).collect();
    assert!(names.len() > 8, "{list}");
    names
}

/// The long options that the help of a command has at the start of its lines.
fn options(command: &[&str]) -> BTreeSet<String> {
    let help = printed(&[command, &["--help"]].concat());
    let lines = help.lines().map(str::trim_start);
    let long = lines.filter_map(|line| {
        let line =
            line.split_once(", ").filter(|(head, _)| head.len() == 2).map_or(line, |it| it.1);
        let word = line.strip_prefix("--")?;
        let end = word.find(|it: char| !it.is_ascii_alphanumeric() && it != '-');
        Some(word.get(..end.unwrap_or(word.len())).unwrap().to_owned())
    });
    let long: BTreeSet<String> = long.collect();
    assert!(long.contains("help"), "{help}");
    long
}

/// Runs what stands in `script` if there is such a program.
fn other(program: &str, arguments: &[&str], script: &str) -> Option<(bool, String)> {
    use std::io::Write;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take().unwrap();
    let script = script.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(script.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    Some((output.status.success(), told.into_owned()))
}

#[test]
fn every_command_and_option_is_completed_in_every_shell() {
    let commands = commands();
    let mut wanted: Vec<(String, BTreeSet<String>)> =
        commands.iter().map(|it| (it.clone(), options(&[it]))).collect();
    wanted.push(("snapshot".into(), options(&[])));
    for shell in SHELLS {
        let script = printed(&["completions", shell]);
        assert!(!script.chars().any(|it| it.is_control() && it != '\n' && it != '\t'), "{shell}");
        for (command, options) in &wanted {
            assert!(script.contains(command.as_str()), "{shell}: {command}");
            for option in options {
                // fish writes options without their hyphens.
                let written =
                    if shell == "fish" { format!("-l {option}") } else { format!("--{option}") };
                assert!(script.contains(&written), "{shell}: {command} {written}");
            }
        }
        // Elvish and PowerShell complete names only, fish no values without an option.
        let options = ["judgements", "markdown", "120x36", "octant", "theatre"];
        let known = match shell {
            "bash" | "zsh" => [&options[..], &["E-bad-date"]].concat(),
            "fish" => options.to_vec(),
            _ => Vec::new(),
        };
        for value in known {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
}

#[test]
fn bash_completes_commands_and_values() {
    let script = printed(&["completions", "bash"]);
    let Some((fine, told)) = other("bash", &["-n"], &script) else {
        return;
    };
    assert!(fine, "{told}");
    let offers = |line: &str, last: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let at = words.len();
        let before = words.last().unwrap();
        let ask = format!(
            "COMP_WORDS=({line} '{last}')\nCOMP_CWORD={at}\n_sitroom sitroom '{last}' {before}\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
        );
        other("bash", &["--norc"], &format!("{script}\n{ask}")).unwrap().1
    };
    assert_eq!(offers("sitroom", "ch"), "changes\ncheck\n");
    assert_eq!(offers("sitroom snapshot --section", "ju"), "judgements\n");
    assert_eq!(offers("sitroom snapshot --format", "m"), "markdown\n");
    assert_eq!(offers("sitroom snapshot --screen", "120"), "120x36\n");
    assert_eq!(offers("sitroom explain", "E-bad-d"), "E-bad-date\n");
    assert_eq!(offers("sitroom check --st", "--st"), "--strict\n");
}

#[test]
fn every_command_has_a_manual_page_with_its_options() {
    let commands = commands();
    let main = printed(&["man"]);
    for command in &commands {
        assert!(main.contains(&format!("sitroom\\-{command}(1)")), "{command}");
    }
    assert!(main.contains(".SH EXAMPLES") && main.contains(".SH \"EXIT STATUS\""), "{main}");
    let pages = commands.iter().map(|it| (printed(&["man", it]), options(&[it])));
    for (page, options) in pages.chain([(main.clone(), options(&[]))]) {
        assert!(page.contains("\n.SH NAME\nsitroom"), "{page}");
        assert!(!page.contains("EXTRA") && page.matches("\n.SH OPTIONS\n").count() == 1, "{page}");
        assert!(!page.chars().any(|it| it.is_control() && it != '\n'), "{page}");
        for option in options {
            let written = format!("\\fB\\-\\-{}\\fR", option.replace('-', "\\-"));
            assert!(page.contains(&written), "{written}: {page}");
        }
    }
}

#[test]
fn formatters_of_manual_pages_have_nothing_to_say() {
    let pages = std::iter::once(vec!["man".to_owned()])
        .chain(commands().into_iter().map(|it| vec!["man".to_owned(), it]));
    for page in pages {
        let page: Vec<&str> = page.iter().map(String::as_str).collect();
        let text = printed(&page);
        for (program, arguments) in
            [("groff", &["-man", "-ww", "-Tutf8", "-z"][..]), ("mandoc", &["-Tlint", "-Wwarning"])]
        {
            if let Some((fine, told)) = other(program, arguments, &text) {
                assert!(fine && told.is_empty(), "{program} {page:?}: {told}");
            }
        }
    }
}

#[test]
fn a_shell_or_command_that_is_not_known_is_refused() {
    for (arguments, says) in
        [(["completions", "tcsh"], "possible values: bash"), (["man", "chek"], "'check'")]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sitroom"));
        let output = command.args(arguments).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{told}");
        assert!(told.contains(says), "{told}");
    }
}

//! What the program is built from and with: read off the files that say so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn table(name: &str) -> Table {
    read(name).parse().unwrap()
}

#[test]
fn unsafe_code_is_forbidden_and_sums_are_checked_in_releases() {
    let cargo = table("Cargo.toml");
    assert_eq!(cargo["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    let release = cargo["profile"]["release"].as_table().unwrap();
    assert_eq!(release["overflow-checks"].as_bool(), Some(true));
    // One crate is excused, by name.
    let excused = release["package"].as_table().unwrap();
    assert_eq!(excused.keys().collect::<Vec<_>>(), ["crossterm"]);
    let mut sources =
        crate::shipped::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs");
    sources.extend(crate::shipped::files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("benches"),
        "rs",
    ));
    for path in sources {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("allow(unsafe"), "{}", path.display());
    }
}

#[test]
fn the_oldest_compiler_is_the_same_wherever_it_is_named() {
    let cargo = table("Cargo.toml");
    let version = cargo["package"]["rust-version"].as_str().unwrap();
    assert_eq!(table("clippy.toml")["msrv"].as_str(), Some(version));
    assert_eq!(cargo["lints"]["clippy"]["incompatible_msrv"].as_str(), Some("deny"));
    assert!(read(".ci/run").contains(&format!("install Rust {version} or newer")));
}

/// Every table of dependencies in the manifest, those of a platform too.
fn dependencies(cargo: &Table) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (key, value) in cargo {
        let Value::Table(inner) = value else { continue };
        if key.ends_with("dependencies") {
            found.extend(inner.clone());
        } else if key == "target" {
            found.extend(inner.values().flat_map(|it| dependencies(it.as_table().unwrap())));
        }
    }
    found
}

#[test]
fn every_crate_comes_from_crates_io_in_a_version_that_is_pinned() {
    let cargo = table("Cargo.toml");
    let asked = dependencies(&cargo);
    assert!(asked.len() > 30, "{asked:?}");
    let lock = table("Cargo.lock");
    let packages = lock["package"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().map(|it| it["name"].as_str().unwrap()).collect();
    for (name, value) in &asked {
        let version = value.as_str().or_else(|| value["version"].as_str()).unwrap();
        assert!(version.starts_with(|it: char| it.is_ascii_digit()), "{name}: {version}");
        for elsewhere in ["git", "path", "registry"] {
            assert!(value.get(elsewhere).is_none(), "{name} comes from a {elsewhere}");
        }
        assert!(names.contains(name.as_str()), "{name} is not in Cargo.lock");
    }
    for package in packages {
        let name = package["name"].as_str().unwrap();
        if name == "sitroom" {
            assert!(package.get("source").is_none());
            continue;
        }
        assert_eq!(package["source"].as_str(), Some(CRATES_IO), "{name}");
        assert_eq!(package["checksum"].as_str().unwrap().len(), 64, "{name}");
    }
}

#[test]
fn every_crate_that_is_asked_for_has_a_line_that_says_why() {
    let manifests = [table("Cargo.toml"), table("fuzz/Cargo.toml")];
    let asked: BTreeSet<String> = manifests
        .iter()
        .flat_map(dependencies)
        .map(|(name, _)| name)
        .filter(|name| name != "sitroom")
        .collect();
    let page = read("docs/decisions.md");
    // The first column of the table, of which a line may name two crates.
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let heads = rows.filter_map(|line| line.split('|').nth(1));
    let told: BTreeSet<String> =
        heads.flat_map(|head| head.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    let without: Vec<_> = asked.difference(&told).collect();
    let gone: Vec<_> = told.difference(&asked).collect();
    assert!(
        without.is_empty() && gone.is_empty(),
        "docs/decisions.md has no line for {without:?}, and one too many for {gone:?}"
    );
}

#[test]
fn what_must_pass_is_built_from_the_lock_file_and_asks_for_licences() {
    let run = read(".ci/run");
    let steps: Vec<&str> =
        run.lines().map(str::trim).filter(|it| it.starts_with("step cargo ")).collect();
    assert!(steps.len() > 4, "{steps:?}");
    for step in &steps {
        assert!(step.contains("--locked") || *step == "step cargo fmt --check", "{step}");
    }
    assert!(steps.iter().any(|it| it.ends_with("check bans licenses sources")), "{steps:?}");
    let deny = table("deny.toml");
    assert_eq!(deny["bans"]["wildcards"].as_str(), Some("deny"));
    assert_eq!(deny["licenses"]["unused-allowed-license"].as_str(), Some("deny"));
    for unknown in ["unknown-registry", "unknown-git"] {
        assert_eq!(deny["sources"][unknown].as_str(), Some("deny"));
    }
    let from = deny["sources"]["allow-registry"].as_array().unwrap();
    assert_eq!(from.len(), 1);
    assert!(CRATES_IO.ends_with(from[0].as_str().unwrap()));
}

/// The archive with a small program in place of the built one, which hands on to it.
#[cfg(target_os = "linux")]
fn packed(folder: &Path) -> Vec<(String, Vec<u8>)> {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    let program = folder.join("program");
    let script = format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_sitroom"));
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let out = folder.join("out");
    let output = Command::new("bash")
        .args([".ci/package".as_ref(), out.as_os_str(), program.as_os_str()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("SOURCE_DATE_EPOCH", "1000000000")
        .env("CARGO", env!("CARGO"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = fs::read_dir(out).unwrap().map(|it| it.unwrap());
    let mut files: Vec<_> = files
        .map(|it| (it.file_name().into_string().unwrap(), fs::read(it.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[cfg(target_os = "linux")]
#[test]
fn the_archive_is_the_same_twice_and_holds_what_it_should() {
    use std::process::Command;
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (packed(one.path()), packed(two.path()));
    assert!(first == second, "two runs differ");
    let names: Vec<&str> = first.iter().map(|it| it.0.as_str()).collect();
    assert!(names.contains(&"SHA256SUMS"), "{names:?}");
    let archive = names.iter().find(|it| it.ends_with(".tar.gz")).unwrap();
    let name = archive.strip_suffix(".tar.gz").unwrap();
    assert!(name.starts_with(concat!("sitroom-", env!("CARGO_PKG_VERSION"), "-")), "{name}");
    let path = one.path().join("out").join(archive);
    let unpacked = Command::new("tar").arg("-xzf").arg(path).current_dir(one.path()).status();
    assert!(unpacked.unwrap().success());
    let root = one.path().join(name);
    let doc = root.join("share/doc/sitroom");
    for file in [
        "bin/sitroom",
        "share/man/man1/sitroom.1",
        "share/man/man1/sitroom-changes.1",
        "share/bash-completion/completions/sitroom",
        "share/zsh/site-functions/_sitroom",
        "share/fish/vendor_completions.d/sitroom.fish",
        "share/doc/sitroom/README.md",
        "share/doc/sitroom/NOTICE",
        "share/doc/sitroom/LICENSE-DATA",
        "share/doc/sitroom/dossier.schema.json",
    ] {
        assert!(fs::metadata(root.join(file)).unwrap().len() > 0, "{file}");
    }
    let crates = fs::read_to_string(doc.join("crates.txt")).unwrap();
    let rows: Vec<&str> = crates.lines().skip(1).collect();
    assert!(rows.len() > 50, "{crates}");
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        assert!(cells.len() == 4 && !cells[1].is_empty() && cells[2].len() == 64, "{row}");
        let texts = doc.join("licences").join(cells[0].replace(' ', "-"));
        assert!(fs::read_dir(texts).unwrap().next().is_some(), "{row}: no text");
    }
    for asked in ["clap ", "ratatui-core ", "nucleo-matcher "] {
        assert!(crates.contains(&format!("\n{asked}")), "{asked}");
    }
    assert!(!crates.contains("\nproptest "), "the tests are not in the program");
}

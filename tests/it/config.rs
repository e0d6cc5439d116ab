//! The configuration: what counts, in which order, and what is said about mistakes.

use std::path::{Path, PathBuf};

use sitroom::briefing::pages::PAGES;
use sitroom::config::colour::Coloured;
use sitroom::config::options::{OPTIONS, Panel, Takes, ThemeChoice};
use sitroom::config::signs::Signs;
use sitroom::config::{Config, docs};
use sitroom::dataset::words::Word;
use sitroom::export;
use sitroom::tui::key::Key;

use crate::golden;

#[test]
fn the_table_says_what_the_program_does() {
    assert!(OPTIONS.len() < 25);
    for option in OPTIONS {
        let mut config = Config::default();
        let line = format!("{} = {}", option.name, option.default);
        assert_eq!(config.file(&line, "config.toml"), [], "{line}");
        assert_eq!(config, Config::default(), "{line} is not the default");
        assert!(option.doc.ends_with('.'), "{}", option.name);
        if let Takes::Words(all) = option.takes {
            for word in all() {
                assert_eq!(config.flag(option.name, word), Ok(()));
            }
        }
    }
    let pages: Vec<&str> = PAGES.iter().map(|page| page.id).collect();
    assert_eq!(Panel::ALL.iter().map(|it| it.word()).collect::<Vec<_>>(), pages);
    let config = Config::default();
    assert_eq!(config.width, export::DEFAULT_WIDTH);
    let widths = OPTIONS.iter().find(|it| it.name == "width").map(|it| it.takes);
    let bounds = (export::MIN_WIDTH, export::MAX_WIDTH);
    assert!(matches!(widths, Some(Takes::Number(low, high)) if (low, high) == bounds));
}

#[test]
fn flags_go_before_the_environment_and_that_before_the_file() {
    let mut config = Config::default();
    let file = "theme = \"dark\"\ncolor = 256\nglyphs = \"ascii\"\nwidth = 100\nmouse = true\n";
    assert_eq!(config.file(file, "config.toml"), []);
    let environment = [
        ("SITROOM_THEME", "light"),
        ("SITROOM_WIDTH", "120"),
        ("SITROOM_MOUSE", "0"),
        ("SITROOM_GLYPHS", ""),
        ("SITROOM_BLESS", "1"),
        ("SITROOM_TEST_X", "1"),
        ("SITROOM_CONFIG", "x.toml"),
        ("HOME", "/"),
    ];
    assert_eq!(config.environment(environment), []);
    assert_eq!(config.flag("theme", "monochrome"), Ok(()));
    assert_eq!(config.theme, ThemeChoice::Named("monochrome"));
    assert_eq!((config.color, config.glyphs), (Coloured::C256, Signs::Ascii));
    assert_eq!((config.width, config.mouse), (120, false));
}

#[test]
fn a_theme_of_ones_own_lies_beside_the_configuration() {
    let mut config = Config::default();
    assert_eq!(config.file("theme = \"themes/dusk.toml\"", "config.toml"), []);
    config.beside(Path::new("/home/a/.config/sitroom"));
    let path = PathBuf::from("/home/a/.config/sitroom/themes/dusk.toml");
    assert_eq!(config.theme, ThemeChoice::File(path));
    config.flag("theme", "/tmp/x.toml").unwrap();
    config.beside(Path::new("/home"));
    assert_eq!(config.theme, ThemeChoice::File("/tmp/x.toml".into()));
}

#[test]
fn every_mistake_is_reported_and_the_rest_counts() {
    let mut config = Config::default();
    let file = "them = \"dark\"\nwidth = 1000\nmouse = \"yes\"\nglyphs = \"asci\"\ncolor = true\n\
                panel = \"map\"\neditor = \"a\\nb\"\ntheme = \"drak\"\n[keys]\nzoom = \"\"\n\
                quit = [\"q\", 3, \"Ctrl-C\"]\nhelp = 1\nmute = []\nopen = \"Enter\"\n";
    let faults: Vec<String> = config.file(file, "c.toml").iter().map(ToString::to_string).collect();
    let expected = [
        "c.toml:1:1: there is no option `them`; did you mean `theme`?",
        "c.toml:2:9: `width` cannot be `1000`; it goes from 40 to 400",
        "c.toml:3:9: `mouse` is true or false, not a text",
        "c.toml:4:10: `glyphs` cannot be `asci`; did you mean `ascii`?",
        "c.toml:7:10: `editor` cannot be `a b`; a command is one line of plain text",
        "c.toml:8:9: `theme` cannot be `drak`; did you mean `dark`?",
        "c.toml:10:8: no key is called ``; names look like x, Ctrl-P, Shift-Tab, F1, Space",
        "c.toml:11:14: a key is a text; such as \"Ctrl-P\"",
        "c.toml:12:8: `help` is a key such as \"Ctrl-P\", or a list of keys, not a number",
    ];
    assert_eq!(faults, expected);
    let keys: Vec<(&str, Vec<&str>)> = config
        .keys
        .iter()
        .map(|it| (it.action.word.as_str(), it.keys.iter().map(|it| it.word.as_str()).collect()))
        .collect();
    assert_eq!(keys, [("quit", vec!["q", "Ctrl-C"]), ("mute", vec![]), ("open", vec!["Enter"])]);
    assert_eq!(config.keys[0].action.place, "c.toml:11:1");
    assert_eq!(config.keys[0].keys[1].place, "c.toml:11:17");
    let given = (config.panel, config.color, config.width, config.mouse);
    assert_eq!(given, (Panel::Map, Coloured::True, 80, false));
}

#[test]
fn a_file_that_is_no_toml_changes_nothing() {
    let mut config = Config::default();
    let faults = config.file("theme = dark\nmouse = true\nwidth = \n", "c.toml");
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].place.starts_with("c.toml:1:"), "{faults:?}");
    assert_eq!(config, Config::default());
    let many = "= 1\n".repeat(5_000);
    assert_eq!(config.file(&many, "c.toml").len(), 50);
    let hostile = config.file("\"a\\u001b[2J\" = 1", "c.toml");
    assert!(!hostile[0].to_string().contains('\u{1b}'));
}

#[test]
fn unknown_variables_and_flags_are_named() {
    let mut config = Config::default();
    let faults = config.environment([("SITROOM_TEHME", "dark"), ("SITROOM_WIDTH", "wide")]);
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let expected = [
        "SITROOM_TEHME: no option is called so; did you mean `SITROOM_THEME`?",
        "SITROOM_WIDTH: cannot be `wide`; it goes from 40 to 400",
    ];
    assert_eq!(faults, expected);
    assert_eq!(config, Config::default());
    let fault = config.flag("glyphs", "fill").unwrap_err();
    assert_eq!(fault.to_string(), "--glyphs: cannot be `fill`; did you mean `full`?");
}

#[test]
fn the_documentation_is_written_from_the_tables() {
    let page = docs::config_md();
    golden::check("../../../docs/config.md", &page);
    let examples: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(examples.len(), 2);
    let mut config = Config::default();
    assert_eq!(config.file(examples[0], "example"), []);
    for key in config.keys.iter().flat_map(|it| &it.keys) {
        assert!(Key::parse(&key.word).is_some(), "{}", key.word);
    }
    assert!(sitroom::config::theme::Theme::parse(examples[1], "example").is_ok());
}

//! The configuration: what counts, in which order, and what is said about mistakes.

use std::path::{Path, PathBuf};

use sitroom::briefing::pages::PAGES;
use sitroom::config::colour::Coloured;
use sitroom::config::options::{OPTIONS, Panel, Takes, ThemeChoice};
use sitroom::config::signs::{MapSigns, Signs};
use sitroom::config::{Config, docs};
use sitroom::dataset::words::Word;
use sitroom::export;
use sitroom::tui::bindings::Keys;
use sitroom::tui::key::Key;
use sitroom::tui::rebound::rebind;

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
    let panels: Vec<&str> = Panel::ALL.iter().map(|it| it.word()).collect();
    assert_eq!(panels, pages, "the words of Panel are not those of PAGES, in their order");
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
fn the_shape_of_a_cell_is_a_number_in_or_out_of_quotes_or_asked_of_the_terminal() {
    for (written, aspect) in [
        ("2.1", Some(2.1)),
        ("\"2.1\"", Some(2.1)),
        ("2", Some(2.0)),
        ("1.2", Some(1.2)),
        ("\"auto\"", None),
    ] {
        let mut config = Config { cell_aspect: Some(3.0), ..Config::default() };
        assert_eq!(config.file(&format!("cell-aspect = {written}"), "c.toml"), []);
        assert_eq!(config.cell_aspect, aspect, "{written}");
    }
    for written in ["0", "1.1", "nan", "inf", "\"\"", "\"two\"", "true", "[2]"] {
        let mut config = Config::default();
        let faults = config.file(&format!("cell-aspect = {written}"), "c.toml");
        assert_eq!((faults.len(), config), (1, Config::default()), "{written}");
    }
}

#[test]
fn the_signs_of_the_map_are_those_it_is_drawn_with() {
    let drawn: Vec<&str> = sitroom::chart::Signs::ALL.iter().map(|it| it.word()).collect();
    let chosen: Vec<&str> = MapSigns::ALL.iter().map(|it| it.word()).collect();
    assert_eq!(chosen.split_first(), Some((&"auto", &drawn[..])));
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
                quit = [\"q\", 3, \"Ctrl-C\"]\nhelp = 1\nmute = []\nopen = \"Enter\"\n\
                copy-id = \"y z\"\n";
    let faults: Vec<String> = config.file(file, "c.toml").iter().map(ToString::to_string).collect();
    let expected = [
        "c.toml:1:1: there is no option `them`; did you mean `theme`?",
        "c.toml:2:9: `width` cannot be `1000`; it goes from 40 to 400",
        "c.toml:3:9: `mouse` is true or false, not a text",
        "c.toml:4:10: `glyphs` cannot be `asci`; did you mean `ascii`?",
        "c.toml:7:10: `editor` cannot be `a b`; a command is one line of plain text",
        "c.toml:8:9: `theme` cannot be `drak`; did you mean `dark`?",
        "c.toml:10:8: no key is called ``; names look like x, Ctrl-P, Shift-Tab, F1, Space, \
         or y c for two after another",
        "c.toml:11:14: a key is a text; such as \"Ctrl-P\"",
        "c.toml:12:8: `help` is a key such as \"Ctrl-P\", or a list of keys, not a number",
    ];
    assert_eq!(faults, expected);
    let keys: Vec<(&str, Vec<&str>)> = config
        .keys
        .iter()
        .map(|it| (it.action.word.as_str(), it.keys.iter().map(|it| it.word.as_str()).collect()))
        .collect();
    let expected = [
        ("quit", vec!["q", "Ctrl-C"]),
        ("mute", vec![]),
        ("open", vec!["Enter"]),
        ("copy-id", vec!["y z"]),
    ];
    assert_eq!(keys, expected);
    assert_eq!(config.keys[0].action.place, "c.toml:11:1");
    assert_eq!(config.keys[0].keys[1].place, "c.toml:11:17");
    let given = (config.panel, config.color, config.width, config.mouse);
    assert_eq!(given, (Panel::Map, Coloured::True, 80, false));
}

/// What is said about the keys of this file.
fn remarks(file: &str) -> Vec<String> {
    let mut config = Config::default();
    assert!(config.file(file, "c.toml").is_empty(), "{file}");
    let told = rebind(&mut Keys::default(), &config.keys);
    told.iter().map(|it| format!("{}: {}; {}", it.place, it.says, it.help)).collect()
}

#[test]
fn a_key_that_another_action_had_is_told() {
    let told = remarks("[keys]\npalette = [\":\", \"Ctrl-P\"]\nzoom = \"F1\"\n");
    let expected = [
        "c.toml:2:17: `Ctrl-P` was a key of `jump`, which has no key now; give `jump` a key of \
         yours, or `[]` for none",
        "c.toml:3:8: `F1` was a key of `help`, which is left with `?`; give `help` a key of yours, \
         or `[]` for none",
    ];
    assert_eq!(told, expected);
    for known in ["jump = []", "jump = \"F3\""] {
        for file in [
            format!("[keys]\npalette = \"Ctrl-P\"\n{known}\n"),
            format!("[keys]\n{known}\npalette = \"Ctrl-P\"\n"),
        ] {
            assert_eq!(remarks(&file), [""; 0], "{file}");
        }
    }
    let twice = remarks("[keys]\nzoom = \"F3\"\npalette = [\":\", \"F3\"]\n");
    let expected = "c.toml:3:17: `F3` is given to `zoom` and to `palette`; the last has it; give \
                    one of them another key";
    assert_eq!(twice, [expected]);
    assert_eq!(remarks("[keys]\nzoom = [\"z\", \"F3\"]\n"), [""; 0]);
}

#[test]
fn the_example_of_the_documentation_takes_no_key_away() {
    let page = docs::config_md();
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(example.contains("[keys]"), "{example}");
    assert_eq!(remarks(example), [""; 0]);
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
    for deep in
        ["a = ".to_owned() + &"[".repeat(60_000), "[a".to_owned() + &".a".repeat(30_000) + "]"]
    {
        assert!(!config.file(&deep, "c.toml").is_empty());
    }
    let hostile = config.file("\"a\\u001b[2J\" = 1", "c.toml");
    assert!(!hostile[0].to_string().contains('\u{1b}'));
}

#[test]
fn unknown_variables_and_flags_are_named() {
    let mut config = Config::default();
    let faults = config.environment([("SITROOM_TEHME", "dark"), ("SITROOM_WIDTH", "wide")]);
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(config.environment([("SITROOM_CELL_ASPECT", "2.1"), ("SITROOM_MAP", "half")]), []);
    assert_eq!((config.cell_aspect, config.map), (Some(2.1), MapSigns::Half));
    config = Config::default();
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
    assert_eq!(examples.len(), 3);
    let mut config = Config::default();
    assert_eq!(config.file(examples[0], "example"), []);
    for key in config.keys.iter().flat_map(|it| &it.keys) {
        assert!(Key::parse(&key.word).is_some(), "{}", key.word);
    }
    let theme = |text: &str| sitroom::config::theme::Theme::parse(text, "example").unwrap();
    assert!(theme(examples[1]).map.is_none());
    assert_eq!(theme(examples[2]).map, sitroom::config::theme::Theme::named("dark").unwrap().map);
}

mod outside {
    //! The configuration as it lies on a disk.

    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use sitroom::briefing::glyphs::Glyphs;
    use sitroom::cli::config::{Outside, chosen};
    use sitroom::cli::state;
    use sitroom::config::colour::{Coloured, Depth};
    use sitroom::config::session::Session;
    use sitroom::config::signs::Signs;

    fn outside(folder: &Path, variables: &[(&str, &str)]) -> Outside {
        let text = |it: &&str| (*it).to_owned();
        Outside {
            variables: variables.iter().map(|(name, value)| (text(name), text(value))).collect(),
            folder: Some(folder.to_owned()),
        }
    }

    #[test]
    fn the_usual_file_may_be_broken_and_a_named_one_may_not() {
        let home = tempfile::tempdir().unwrap();
        let none = outside(home.path(), &[]);
        assert!(chosen(None, &[], &none).unwrap().faults.is_empty());
        let folder = home.path().join("sitroom");
        fs::create_dir(&folder).unwrap();
        let path = folder.join("config.toml");
        fs::write(&path, "theme = \"dusk.toml\"\nmous = true\nwidth = 99\n").unwrap();
        fs::write(folder.join("dusk.toml"), "name = \"dusk\"\n[roles]\nalert = { fg = \"red\" }\n")
            .unwrap();
        let found = chosen(None, &[], &none).unwrap();
        assert_eq!((found.config.width, &*found.theme.name), (99, "dusk"));
        assert_eq!(found.faults.len(), 1);
        assert!(found.faults[0].place.ends_with("config.toml:2:1"), "{:?}", found.faults);

        let stop = |file: Option<&Path>, flags: &[(&str, &str)], from: &Outside| {
            format!("{:?}", chosen(file, flags, from).err())
        };
        assert!(stop(Some(&path), &[], &none).contains("code: 2"));
        let named = outside(home.path(), &[("SITROOM_CONFIG", path.to_str().unwrap())]);
        assert!(stop(None, &[], &named).contains("code: 2"));
        assert!(stop(Some(Path::new("/nowhere.toml")), &[], &none).contains("code: 3"));
        assert!(stop(None, &[("theme", "drak")], &none).contains("code: 2"));
        assert!(stop(None, &[("theme", "/nowhere.toml")], &none).contains("code: 2"));

        fs::write(&path, "theme = \"nowhere.toml\"").unwrap();
        let found = chosen(None, &[], &none).unwrap();
        assert_eq!((found.faults.len(), &*found.theme.name), (1, "terminal"));
        assert!(chosen(None, &[("theme", "dark")], &none).unwrap().faults.is_empty());
        for bytes in
            [&b"\xff\xfe"[..], &b"x"[..], &vec![b'#'; 2 << 20][..], &vec![b'#'; 70_000][..]]
        {
            fs::write(&path, bytes).unwrap();
            assert_eq!(chosen(None, &[], &none).unwrap().faults.len(), 1);
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(chosen(None, &[], &none).unwrap().faults.len(), 1);
    }

    #[test]
    fn colours_and_signs_follow_the_environment() {
        let variables = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")];
        let here = outside(Path::new("/nowhere"), &variables);
        assert_eq!(here.depth(Coloured::Auto, true), Depth::C256);
        assert_eq!(here.depth(Coloured::Auto, false), Depth::None);
        assert_eq!(here.glyphs(Signs::Auto), Glyphs::Full);
        assert_eq!(here.glyphs(Signs::Ascii), Glyphs::Ascii);
        let none = outside(Path::new("/nowhere"), &[]);
        assert_eq!(
            (none.glyphs(Signs::Auto), none.depth(Coloured::Auto, true)),
            (Glyphs::Ascii, Depth::None)
        );
    }

    #[test]
    fn a_session_is_kept_for_each_dossier() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("state").join("sitroom");
        let dossier = home.path().join("a.toml");
        fs::write(&dossier, "").unwrap();
        let file = state::file(&folder, Some(&dossier)).unwrap();
        let indirect = home.path().join("state").join("..").join("a.toml");
        let session = Session { panel: Some("map".into()), zoom: true, ..Session::default() };
        assert_eq!(state::read(&file), Session::default());
        for _ in 0..2 {
            state::write(&file, &session);
        }
        assert_eq!(state::read(&file), session);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        assert_eq!(state::file(&folder, Some(&indirect)), Some(file.clone()));
        assert_ne!(state::file(&folder, None), Some(file.clone()));
        assert_eq!(state::file(&folder, Some(Path::new("-"))), None);
        assert_eq!(state::file(&folder, Some(Path::new("/nowhere"))), None);

        for bytes in [&b"\xff"[..], &b"panel = "[..], &vec![b'#'; 1 << 20][..]] {
            fs::write(&file, bytes).unwrap();
            assert_eq!(state::read(&file), Session::default());
        }
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        state::write(&file, &session);
        assert_eq!(state::read(&file), Session::default());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left behind");
        state::write(Path::new("/dev/null/x/y.toml"), &session);
    }
}

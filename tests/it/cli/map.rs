//! The map from the command line, and whose it is.

use std::path::Path;

use super::{Folder, refused, run, text};

#[test]
fn the_map_is_drawn_as_svg_alone_and_by_its_views() {
    let map = ["snapshot", "--section", "map", "--format", "svg", "--width", "60"];
    let drawn = |view: &str| text(&run(&[&map[..], &["--view", view]].concat()).stdout);
    let (theatre, supply) = (drawn("theatre"), drawn("SUPPLY"));
    assert_eq!(text(&run(&map).stdout).lines().count(), theatre.lines().count());
    assert!(
        theatre.contains(r#"<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540""#)
    );
    assert!(theatre.contains(">Sudzha</text>") && !supply.contains(">Sudzha</text>"));
    assert!(supply.contains(">North Korea</text>"));
    assert!(supply.contains("--view SUPPLY") && supply.contains("--width 60"), "its receipt");

    let folder = Folder::new();
    let name = folder.name("map.svg");
    assert!(run(&["snapshot", "--section", "map", "-o", &name]).status.success());
    assert!(std::fs::read_to_string(&name).unwrap().starts_with("<svg "));

    let both = ["--screen 120x36", "--section map alone"];
    refused(&["snapshot", "--format", "svg"], 2, &both);
    refused(&["snapshot", "-o", "x.svg"], 2, &both);
    refused(&["snapshot", "--section", "map,fronts", "--format", "svg"], 2, &both);
    refused(&["snapshot", "--section", "map", "--format", "html"], 2, &["--screen 120x36"]);
    refused(&["snapshot", "--view", "moon"], 2, &["theatre, supply, world", "Pokrovsk"]);
    refused(&["snapshot", "--section", "aid", "--view", "world"], 2, &["--section map"]);
    let early = ["--section", "map", "--as-of", "1900-01-01", "--view", "theatre"];
    let why = "--view theatre: on this date nothing is on the map";
    refused(&[&["snapshot"], &early[..]].concat(), 2, &[why]);
}

#[test]
fn about_tells_terms_credits_and_whose_borders_in_80_columns() {
    let output = run(&["about"]);
    assert_eq!(output.status.code(), Some(0));
    let page = text(&output.stdout);
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        concat!("sitroom ", env!("CARGO_PKG_VERSION")),
        "MIT or Apache-2.0",
        "CC BY 4.0",
        "Natural Earth",
        "GeoNames",
        "internationally recognised borders, Ukraine with Crimea",
        "only as the claim of whoever drew it",
    ] {
        assert!(flat.contains(words), "{words} is missing in\n{page}");
    }
    assert!(page.lines().all(|line| line.len() <= 80), "{page}");
    // What it points to is there.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in
        ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-DATA", "NOTICE", "assets/basemap/README.md"]
    {
        assert!(flat.contains(file) && root.join(file).exists(), "{file}");
    }
}

#[test]
fn what_the_map_is_drawn_with_is_asked_for_in_words_that_exist() {
    refused(&["--map", "braile"], 2, &["braille"]);
    refused(&["--cell-aspect", "9"], 2, &["--cell-aspect", "from 1.2 to 3.5"]);
    refused(&["--cell-aspect", "nan"], 2, &["write auto"]);
    let dossier = ["--map", "octant", "--cell-aspect", "2.1"];
    assert_eq!(run(&dossier).status.code(), Some(0));
}

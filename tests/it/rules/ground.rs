//! Ground that is held, and the shapes it takes.

use super::{codes, control};

#[test]
fn ground_that_somebody_holds_belongs_to_a_side() {
    let held = |more: &str| control("map", &format!("when = 2024-10-18\n{more}"));
    for class in ["contested", "unknown"] {
        assert_eq!(codes(&held(&format!("class = \"{class}\""))), [""; 0], "{class}");
    }
    assert_eq!(codes(&held("")), ["W-ground-without-side"]);
    assert_eq!(codes(&held("holder = \"minister\"")), ["W-ground-without-side"]);
    assert_eq!(codes(&held("holder = \"nobody\"")), ["E-unknown-reference"]);
    let older = held("class = \"unknown\"\nsupersedes = \"map\"");
    assert_eq!(codes(&older), ["E-supersession-cycle"]);
}

#[test]
fn an_area_is_nothing_only_if_it_encloses_nothing() {
    let of = |area: &str| {
        let map = control("map", "when = 2024-10-18\nclass = \"contested\"");
        map.replace("[[48.3, 37.2], [48.2, 37.3], [48.2, 37.2]]", area)
    };
    let ring = "[[48, 37], [48, 38], [49, 38]]";
    for (area, codes_of) in [
        (ring.to_owned(), vec![]),
        // Two loops of opposite direction.
        ("[[-1, 0], [1, 2], [-1, 2], [1, 0]]".to_owned(), vec![]),
        (format!("[{ring}, [[48, 47], [48, 48], [49, 48]]]"), vec![]),
        (format!("[{ring}, {ring}]"), vec!["W-no-ground"]),
    ] {
        assert_eq!(codes(&of(&area)), codes_of, "{area}");
    }
}

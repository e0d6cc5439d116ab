//! What is typed, filtered and chosen.

use super::{Checker, fresh, model, play, screen};
use sitroom::briefing::glyphs::Glyphs;
use sitroom::briefing::pages::position;
use sitroom::config::theme::Theme;
use sitroom::text::Text;
use sitroom::tui::key::Key;
use sitroom::tui::message::{Message, Mouse, MouseAct};
use sitroom::tui::model::Overlay;
use sitroom::tui::regions::{Pane, regions};
use sitroom::tui::run;

#[test]
fn a_filter_holds_back_says_so_and_goes() {
    let (lines, model, _) = play((120, 36), Glyphs::Full, "3 / text:ukrain Enter");
    let screen = lines.join("\n");
    assert!(screen.contains("filter: ukrain"), "{screen}");
    assert!(screen.contains("in all"), "{screen}");
    assert_eq!(model.panel().filter.text(), "ukrain");
    assert!(!play((120, 36), Glyphs::Full, "3 / text:ukrain Enter Esc").1.panel().filter.is_on());
    let wrong = self::screen((120, 36), "3 / text:nofield:x");
    assert!(wrong.contains("no field `nofield`"), "{wrong}");
}

#[test]
fn a_typed_filter_is_undone_and_an_unchanged_one_is_nothing_to_undo() {
    let play = |keys: &str| play((120, 36), Glyphs::Full, keys).1;
    assert!(play("8 / text:russia Enter").panel().filter.is_on());
    assert!(!play("8 / text:russia Enter u").panel().filter.is_on());
    assert!(play("8 / text:russia Enter u Ctrl-R").panel().filter.is_on());
    assert_eq!(play("8 / text:russia Enter / Enter").undo.len(), 1);
    assert_eq!(play("8 / Esc").undo.len(), 0);
    assert_eq!(play("8 / text:ab Backspace*5").undo.len(), 0);
}

#[test]
fn what_is_typed_stays_a_line_that_can_be_shown() {
    let typed = |keys: &str| match play((120, 36), Glyphs::Full, keys).1.overlay {
        Overlay::Line(_, input) => input.value().to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(typed("/ text:e\u{301}a"), "e\u{301}a");
    // A mark that has no letter, or has it no more.
    for keys in ["text:\u{d4e}x", "text:\u{301}x", "text:e\u{301}x Home Delete"] {
        assert_eq!(typed(&format!("/ {keys}")), "x", "{keys:?}");
    }
    assert_eq!(typed("/ text:ab\u{200d}c Left text:-"), "ab-c");
    // A key that means nothing is named, as far as it can be shown.
    for keys in ["m text:\u{d4e}", "text:\u{d4e}"] {
        let told = play((120, 36), Glyphs::Full, keys).1.status.unwrap().text;
        assert!(told.contains("does nothing"), "{told:?}");
        assert_eq!(*Text::of(&told), *told);
    }
}

#[test]
fn no_date_is_beyond_what_can_be_written() {
    let at = |keys: &str| play((120, 36), Glyphs::Full, keys).1.view.question.as_of.to_string();
    assert_eq!(at("t text:9999-12-31 Enter } }"), "9999-12-31");
    assert_eq!(at("t text:1000-01-01 Enter { {"), "1000-01-01");
    assert_eq!(at("t text:0001-01-01 Enter Esc"), "2024-10-22");
    assert_eq!(at("t text:+9999999 Enter Esc"), "2024-10-22");
}

#[test]
fn what_was_chosen_is_selected_again_when_it_comes_back() {
    let selected = |keys: &str| {
        let view = play((120, 36), Glyphs::Full, keys).1.view;
        view.panels[view.panel].selected.clone()
    };
    let chosen = selected("4 Down*2");
    assert!(chosen.is_some());
    assert_eq!(selected("4 Down*2 { }"), chosen);
    // Whoever has chosen nothing is shown the top.
    let view = play((120, 36), Glyphs::Full, "[ ]").1.view;
    assert_eq!((view.panels[0].at, view.panels[0].top), (0, 0));
}

#[test]
fn whoever_is_left_out_by_a_key_is_heard_again_by_the_same_key() {
    let without = |keys: &str| play((120, 36), Glyphs::Full, keys).1.view.question.without.len();
    assert_eq!(without("3 x"), 1);
    assert_eq!(without("3 x x"), 0);
    assert_eq!(without("3 x Down x"), 2);
    assert_eq!(without("3 x Down x X"), 0);
    // From a claim it is who says it.
    assert_eq!(without("8 x"), 1);
    assert_eq!(without("2 x"), 0);
}

#[test]
fn a_click_ends_what_the_key_before_it_left_to_be_heard_again() {
    let fresh = fresh();
    let mut model = model(&fresh.loaded, (120, 36));
    let key = |sign| Message::Key(Key::char(sign));
    model.view.panel = position("actors").unwrap();
    let at = regions(&model).slot(Pane::Panel(model.view.panel)).unwrap().inner();
    let click = Message::Mouse(Mouse { x: at.x, y: at.y + 4, act: MouseAct::Click });
    // The last is typed first.
    let messages = vec![key('x'), click, key('x')];
    let mut world = Checker { messages, shown: 0 };
    run::run(fresh, &mut model, &[Theme::default()], &mut world);
    assert_eq!(model.view.question.without.len(), 2);
}

#[test]
fn what_is_selected_is_in_sight_when_the_order_brings_it_to_the_top() {
    // The first in one order, the last in the other, then the first again.
    let order = "8 z s c Down Up s c";
    let (_, turned, _) = play((120, 36), Glyphs::Full, order);
    assert!(turned.panel().at > 0 && turned.panel().top > 0, "{:?}", turned.panel());
    let (_, back, _) = play((120, 36), Glyphs::Full, &format!("{order} s c s c"));
    assert_eq!(back.panel().chosen, turned.panel().chosen);
    assert_eq!((back.panel().at, back.panel().top), (0, 0));
}

#[test]
fn a_filter_that_can_match_nothing_is_not_left_standing() {
    let filter = |keys: &str| {
        let model = play((120, 36), Glyphs::Full, keys).1;
        (model.panel().filter.text().to_owned(), model.panel().at)
    };
    assert_eq!(filter("8 / text:status:disputed Enter"), ("status:disputed".to_owned(), 0));
    let wrong = screen((120, 36), "8 / text:nofield:x Enter");
    assert!(wrong.contains("no field `nofield`"), "{wrong}");
    let many = screen((120, 36), "8 / text:status:disputed Enter");
    assert!(many.contains("1 of 3, "), "{many}");
}

#[test]
fn a_click_lets_a_filter_stand_as_it_was_typed_unless_it_can_match_nothing() {
    let clicked = |text: &str| {
        let fresh = fresh();
        let mut model = model(&fresh.loaded, (120, 36));
        let click = Message::Mouse(Mouse { x: 3, y: 5, act: MouseAct::Click });
        let keys = ["8", "/"].into_iter().map(|key| Message::Key(Key::parse(key).unwrap()));
        let mut messages: Vec<_> = keys.chain([Message::Paste(text.to_owned()), click]).collect();
        messages.reverse();
        run::run(fresh, &mut model, &[Theme::default()], &mut Checker { messages, shown: 0 });
        assert!(matches!(model.overlay, Overlay::None), "the line is closed");
        model.view.panels[model.view.panel].filter.text().to_owned()
    };
    assert_eq!(clicked("status:disputed"), "status:disputed");
    assert_eq!(clicked("nofield:x"), "");
}

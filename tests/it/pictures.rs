//! Pictures of the screen: every cell in its place, nothing a stranger wrote taken as markup, the
//! same bytes each time.

use proptest::prelude::*;
use quick_xml::events::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use sitroom::config::colour::Depth;
use sitroom::config::theme::{Role, THEMES, Theme};
use sitroom::dataset::words::Word;
use sitroom::tui::picture::{self, Options, PICTURES};
use unicode_width::UnicodeWidthStr;

const TITLE: &str = "Sample & \"test\" <b>";

fn options(theme: &Theme) -> Options<'_> {
    Options { theme, depth: Depth::True, light: false, title: TITLE, description: "A <screen>" }
}

/// A screen with a style for every line.
fn screen(lines: &[(&str, Style)]) -> Buffer {
    let width = lines.iter().map(|line| line.0.width()).max().unwrap();
    let area = Rect::new(0, 0, u16::try_from(width).unwrap(), u16::try_from(lines.len()).unwrap());
    let mut buffer = Buffer::empty(area);
    for (y, (line, style)) in (0..).zip(lines) {
        buffer.set_string(0, y, line, *style);
    }
    buffer
}

/// A screen with every role, every kind of sign and wide ones.
fn sample(theme: &Theme) -> Buffer {
    let mut lines = vec![
        ("┏━ ▸2 Fronts ━━┓╭─ 7 Map ─╮", theme.style(Role::FocusBorder)),
        ("┃ Kursk  +12.4 ┃│⠈⢄⣿⠉ ░▒▓█│", theme.style(Role::Text)),
        ("┗━━━━━━ 1 of 4 ┛╰╌╌┄┄╳╱╲▁▅╯", theme.style(Role::Border)),
        ("╔═╦╗ ▲■▼●○◐◑◆◇ ≠ — 北朝鲜 한국", theme.style(Role::Selected)),
    ];
    let roles: Vec<String> = Role::ALL.iter().map(|it| format!("role {}", it.word())).collect();
    lines.extend(roles.iter().zip(Role::ALL).map(|(line, role)| (&**line, theme.style(*role))));
    let mut buffer = screen(&lines);
    let plain = theme.style(Role::Text);
    for cell in &mut buffer.content {
        if cell.fg == Color::Reset && cell.bg == Color::Reset {
            cell.set_style(plain.patch(Style::new().add_modifier(cell.modifier)));
        }
    }
    buffer
}

/// The tags of a document in order, each with its attributes, and all of its text.
fn parsed(page: &str) -> (Vec<String>, String) {
    let mut reader = quick_xml::Reader::from_str(page);
    reader.config_mut().allow_dangling_amp = false;
    let (mut open, mut tags, mut text) = (Vec::new(), Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap_or_else(|why| panic!("{why} in {page}")) {
            Event::Start(tag) | Event::Empty(tag) if tag.attributes().any(|it| it.is_err()) => {
                panic!("{tag:?}")
            }
            Event::Start(tag) => {
                open.push(tag.name().as_ref().to_owned());
                tags.push((*tag).to_owned());
            }
            Event::Empty(tag) => tags.push((*tag).to_owned()),
            Event::End(tag) => assert_eq!(open.pop().unwrap(), tag.name().as_ref()),
            Event::Text(words) => text += &*words,
            Event::GeneralRef(name) => match &*name {
                "amp" => text.push('&'),
                "lt" => text.push('<'),
                "gt" => text.push('>'),
                "quot" => text.push('"'),
                "#39" => text.push('\''),
                other => panic!("&{other};"),
            },
            Event::DocType(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    (tags, text)
}

fn pages(buffer: &Buffer, options: &Options) -> [(String, Vec<String>, String); 2] {
    [picture::svg(buffer, options), picture::html(buffer, options)].map(|page| {
        let (tags, text) = parsed(&page);
        (page, tags, text)
    })
}

#[test]
fn the_table_is_sound() {
    for (at, kind) in PICTURES.iter().enumerate() {
        assert_eq!(picture::picture(kind.name).unwrap().name, kind.name);
        assert!(!kind.endings.is_empty() && !kind.doc.ends_with('.'), "{}", kind.name);
        for other in &PICTURES[..at] {
            assert!(kind.endings.iter().all(|it| !other.endings.contains(it)), "{}", kind.name);
        }
    }
}

#[test]
fn pages_are_well_formed_and_reach_for_nothing() {
    const SVG: &[&str] = &["svg", "title", "desc", "rect", "g", "path", "text"];
    const HTML: &[&str] = &["html", "head", "meta", "title", "style", "body", "pre", "span", "i"];
    for theme in THEMES.iter().map(|row| Theme::named(row.name).unwrap()) {
        let buffer = sample(&theme);
        for ((page, tags, text), known) in pages(&buffer, &options(&theme)).iter().zip([SVG, HTML])
        {
            for tag in tags {
                let name = tag.split_ascii_whitespace().next().unwrap();
                assert!(known.contains(&name), "{tag}");
                let bad = ["href", "src=", "url(", "import"];
                let clean = tag.replace("'none'; style-src 'unsafe-inline'", "");
                assert!(bad.iter().all(|it| !clean.contains(it)), "{tag}");
                assert!(!tag.split(' ').any(|it| it.starts_with("on")), "{tag}");
            }
            assert!(text.contains(TITLE) && page.contains("A &lt;screen&gt;"));
            assert!(page.ends_with(">\n") && !page.contains("url("));
            assert!(!page.chars().any(|it| it != '\n' && sitroom::text::forbidden(it)));
        }
        let html = picture::html(&buffer, &options(&theme));
        assert!(html.contains("default-src 'none'; style-src 'unsafe-inline'"));
    }
}

#[test]
fn the_same_screen_gives_the_same_bytes() {
    for theme in THEMES.iter().map(|row| Theme::named(row.name).unwrap()) {
        for kind in PICTURES {
            let draw = || (kind.draw)(&sample(&theme), &options(&theme));
            assert_eq!(draw(), draw(), "{}", kind.name);
        }
    }
}

#[test]
fn what_a_stranger_wrote_is_never_markup() {
    let theme = Theme::default();
    let draw = |signs: [&str; 6]| {
        let mut buffer = screen(&[("a b c d e f g", Style::new())]);
        for (x, sign) in (0..).step_by(2).zip(signs) {
            buffer[(x, 0)].set_symbol(sign);
        }
        pages(&buffer, &options(&theme))
    };
    let plain = draw(["x"; 6]);
    let marked = draw(["<", ">", "&", "\"", "'", "]"]);
    for (plain, marked) in plain.iter().zip(&marked) {
        assert_eq!(plain.1, marked.1);
        assert!(marked.2.contains("< > & \" ' ] g"), "{}", marked.2);
    }
    let hostile = draw(["\u{1b}[2J", "</text><script>", "\0", "\u{202e}", "a\u{9b}", "]]>"]);
    for (page, tags, _) in &hostile {
        assert!(tags.iter().all(|tag| !tag.starts_with("script")), "{page}");
        assert!(!page.chars().any(|it| it != '\n' && sitroom::text::forbidden(it)), "{page}");
    }
    let mut buffer = screen(&[("a b c", Style::new())]);
    for (x, sign) in [(0, "\u{1b}]52;c;x\u{7}"), (2, "\u{9b}"), (4, "\u{301}")] {
        buffer[(x, 0)].set_symbol(sign);
    }
    for draw in [picture::text, picture::ansi] {
        assert_eq!(draw(&buffer, &options(&theme)), "\u{fffd} \u{fffd}\n");
    }
}

#[test]
fn wide_signs_keep_their_columns() {
    let theme = Theme::default();
    let buffer = screen(&[("平壤 8 한│", Style::new()), ("1234567 9│", Style::new())]);
    let text = picture::text(&buffer, &options(&theme));
    assert_eq!(text, "平壤 8 한│\n1234567 9│\n");
    let svg = picture::svg(&buffer, &options(&theme));
    // Two signs of two columns, one of one column in column five, one of two in column seven.
    assert!(svg.contains("<text x=\"18\" y=\"14\" textLength=\"18\">壤</text>"), "{svg}");
    assert!(svg.contains("<text x=\"45\" y=\"14\">8</text>"), "{svg}");
    assert!(svg.contains("<text x=\"63\" y=\"14\" textLength=\"18\">한</text>"), "{svg}");
    // The lines at the end of both rows are one stroke.
    assert!(svg.contains("M85 0h1v38h-1z"), "{svg}");
    let html = picture::html(&buffer, &options(&theme));
    assert!(html.contains("<i style=\"width:4ch\">平壤</i> 8 <i style=\"width:2ch\">한</i>│"));
    // A wide sign in the last column has no room.
    let mut buffer = screen(&[("abc", Style::new())]);
    buffer[(2, 0)].set_symbol("平");
    assert_eq!(picture::text(&buffer, &options(&theme)), "ab\u{fffd}\n");
}

#[test]
fn lines_blocks_and_dots_are_drawn_and_join() {
    let theme = Theme::default();
    let buffer = screen(&[("┏━━┓", Style::new()), ("┃⣿█┃", Style::new()), ("┗━━┛", Style::new())]);
    let svg = picture::svg(&buffer, &options(&theme));
    assert!(!svg.contains("<text"), "{svg}");
    for part in ["M3 8h30v3h-30z", "M3 46h30v3h-30z", "M3 8h3v41h-3z", "M30 8h3v41h-3z"] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
    assert!(svg.contains("M18 19h9v19h-9z"), "the block: {svg}");
    assert_eq!(svg.matches("h0").count(), 8, "{svg}");
}

fn vt_colour(color: Color) -> vt100::Color {
    use sitroom::config::colour::Colour;
    match sitroom::tui::theme::of_screen(color) {
        Colour::Default => vt100::Color::Default,
        Colour::Named(number) | Colour::Palette(number) => vt100::Color::Idx(number),
        Colour::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
    }
}

#[test]
fn a_terminal_shows_what_was_on_the_screen() {
    for theme in THEMES.iter().map(|row| Theme::named(row.name).unwrap()) {
        let buffer = sample(&theme);
        let (width, height) = (buffer.area.width, buffer.area.height);
        let page = picture::ansi(&buffer, &options(&theme));
        let mut terminal =
            vt100::Parser::new(height.try_into().unwrap(), (width + 1).try_into().unwrap(), 0);
        terminal.process(page.trim_end_matches('\n').replace('\n', "\r\n").as_bytes());
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            let (cell, seen) = (&buffer[(x, y)], terminal.screen().cell(y, x).unwrap());
            let place = format!("{}: {x}, {y}", theme.name);
            if seen.is_wide_continuation() {
                continue;
            }
            let contents = if seen.contents().is_empty() { " " } else { seen.contents() };
            assert_eq!(contents, cell.symbol(), "{place}");
            let has = |modifier| cell.modifier.contains(modifier);
            assert_eq!(seen.bgcolor(), vt_colour(cell.bg), "{place}");
            assert_eq!(seen.inverse(), has(Modifier::REVERSED), "{place}");
            assert_eq!(seen.underline(), has(Modifier::UNDERLINED), "{place}");
            if contents != " " {
                assert_eq!(seen.fgcolor(), vt_colour(cell.fg), "{place}");
                assert_eq!(seen.bold(), has(Modifier::BOLD), "{place}");
                assert_eq!(seen.dim(), has(Modifier::DIM), "{place}");
            }
        }
    }
}

#[test]
fn colours_are_left_out_or_reduced_as_asked() {
    let theme = Theme::named("dark").unwrap();
    let draw = |depth| picture::ansi(&sample(&theme), &Options { depth, ..options(&theme) });
    let codes = |page: &str| -> Vec<String> {
        let parts =
            page.split("\u{1b}[").skip(1).map(|it| it.split('m').next().unwrap().to_owned());
        parts.collect()
    };
    for code in codes(&draw(Depth::None)) {
        let known = ["", "0", "1", "2", "4", "7", "22", "24", "27"];
        assert!(code.split(';').all(|it| known.contains(&it)), "{code}");
    }
    assert!(codes(&draw(Depth::C16)).iter().all(|it| !it.contains("8;")));
    assert!(codes(&draw(Depth::C256)).iter().all(|it| !it.contains("8;2;")));
    assert!(codes(&draw(Depth::True)).iter().any(|it| it.contains("38;2;")));
    for line in draw(Depth::True).lines().filter(|line| line.contains('\u{1b}')) {
        let last = line.rsplit("\u{1b}[").next().unwrap();
        assert!(last.ends_with('m') && last.chars().all(|it| it != ' '), "{line:?}");
    }
}

#[test]
fn the_ground_is_the_themes_own_else_as_asked() {
    let ground = |theme: &str, light| {
        let theme = Theme::named(theme).unwrap();
        let svg = picture::svg(&sample(&theme), &Options { light, ..options(&theme) });
        svg.split("fill=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(ground("high-contrast", true), "#000");
    assert_eq!(ground("light", false), "#fbfaf7");
    assert_eq!(ground("terminal", false), "#14181d");
    assert_eq!(ground("terminal", true), "#fbfaf7");
}

fn any_colour() -> impl Strategy<Value = Color> {
    prop_oneof![
        Just(Color::Reset),
        any::<u8>().prop_map(Color::Indexed),
        any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        Just(Color::Gray),
    ]
}

fn any_sign() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<char>().prop_map(|it| it.to_string()),
        "\\PC{0,3}",
        ("[ -~]", Just("")).prop_map(|it| it.0),
        "[\u{2500}-\u{25ff}]",
        Just("한".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_screen_makes_a_sound_picture(
        cells in prop::collection::vec(
            (any_sign(), any_colour(), any_colour(), any::<u16>()),
            0..60,
        ),
        width in 1_u16..20,
    ) {
        let height = u16::try_from(cells.len()).unwrap() / width;
        let mut buffer = Buffer::empty(Rect::new(3, 2, width, height));
        for (cell, (sign, fg, bg, marks)) in buffer.content.iter_mut().zip(cells) {
            cell.set_symbol(&sign).set_fg(fg).set_bg(bg);
            cell.modifier = Modifier::from_bits_truncate(marks);
        }
        let theme = Theme::default();
        for kind in PICTURES {
            let page = (kind.draw)(&buffer, &options(&theme));
            let own = if kind.name == "ansi" { page.replace("\u{1b}[", "") } else { page.clone() };
            prop_assert!(!own.chars().any(|it| it != '\n' && sitroom::text::forbidden(it)));
            if ["svg", "html"].contains(&kind.name) {
                parsed(&page);
            } else {
                prop_assert_eq!(page.lines().count(), usize::from(height));
            }
            if kind.name == "text" {
                for line in page.lines() {
                    prop_assert!(line.width() <= usize::from(width), "{:?}", line);
                }
            }
        }
    }
}

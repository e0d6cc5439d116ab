//! Text from elsewhere where a terminal does not say that it was pasted, and links that a stranger wrote.

use std::collections::BTreeSet;
use std::ffi::OsString;

use super::*;

/// A terminal that does not mark pastes, an editor and an opener that note that they were started.
fn session() -> Session {
    let start = Start::new().with("PATH", "./:/usr/bin:/bin").with("EDITOR", "./editor.sh");
    let session = start.on_screen();
    script(&session.path("editor.sh"), "#!/bin/sh\necho > edited\n");
    script(&session.path("xdg-open"), "#!/bin/sh\nprintf '%s|' \"$@\" >> opened\n");
    session
}

/// The names in its folder.
fn files(session: &Session) -> BTreeSet<OsString> {
    let names = fs::read_dir(session.folder.path()).unwrap();
    names.map(|it| it.unwrap().file_name()).collect()
}

/// Shows the dossier with another address of its source.
fn linked(session: &Session, url: &str, title: &str) {
    let kind = "kind = \"article\"";
    let dossier = SMALL.replace(kind, &format!("{kind}\nurl = '{url}'")).replace(TITLE, title);
    fs::write(session.path("small.toml"), dossier).unwrap();
    session.until_text(title);
    session.calm();
}

#[test]
fn a_page_pasted_without_a_mark_presses_no_key() {
    let mut session = session();
    linked(&session, "https://example.org/", "With a link");
    session.type_in("8");
    session.calm();
    let before = files(&session);
    let page = "8et 8em 8ej\tes ea eh o\r O\r :quit\r Q\rq x\r yy yu\r\n";
    let mut pieces = vec![page.repeat(200)];
    // The same in pieces, as they come over a network.
    pieces.extend(vec![page.repeat(2); 100]);
    for piece in pieces {
        session.writer.as_mut().unwrap().write_all(piece.as_bytes()).unwrap();
        sleep(Duration::from_millis(2));
    }
    session.until_text("pasted text is taken only where something is typed");
    session.calm();
    assert_eq!(files(&session), before);
    assert!(!session.since(0).contains("\u{1b}]52;"), "something was copied");
    // What is typed afterwards is typed.
    session.type_in("?");
    session.until_text("Keys");
    session.type_in("\u{3}");
    assert_eq!(session.code(PATIENCE), 130);
    session.is_restored();
}

#[test]
fn only_addresses_of_the_web_reach_the_opener_after_they_were_shown() {
    let mut session = session();
    session.type_in("8");
    let refused = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "-x",
        "--help https://example.org",
        "http://a b",
        "https://",
        "mailto:x@example.org",
    ];
    for (at, url) in refused.iter().enumerate() {
        linked(&session, url, &format!("Refused {at}."));
        session.type_in("o");
        session.until_text("no source of this record has a link");
        session.type_in("\u{1b}");
    }
    let told = [
        ("https://bank.example@evil.example/", "The site is what stands after the @."),
        ("https://xn--80ak6aa92e.example/", "The site's name is in other letters."),
        ("https://example.org/;|&$(touch oops)`touch oops`", "https://example.org/;|&"),
    ];
    let mut opened = String::new();
    for (at, (url, words)) in told.into_iter().enumerate() {
        let url = url.replace(' ', "%20");
        linked(&session, &url, &format!("Opened {at}."));
        session.type_in("o");
        session.until_text(words);
        session.until_text(&url);
        session.until_file("opened", &opened);
        opened.extend([url.as_str(), "|"]);
        session.type_in("\r");
        session.until_file("opened", &opened);
    }
    assert!(!session.path("oops").exists());
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
    session.is_restored();
}

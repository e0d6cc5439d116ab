//! The dossier changes while it is shown: saved by every kind of editor, half-written, gone, in a
//! storm, on a slow disk.

use std::process::Command;

use super::*;

/// What a good dossier may take to be on the screen after the last write.
const SOON: Duration = Duration::from_millis(1500);

fn titled(title: &str) -> String {
    SMALL.replace(TITLE, title)
}

/// Waits for a text, and fails if that takes longer than it may.
#[track_caller]
fn within(session: &Session, text: &str, most: Duration) {
    let begin = Instant::now();
    session.until_text(text);
    let took = begin.elapsed();
    assert!(took < most, "{text:?} took {took:?}");
}

#[test]
fn a_dossier_written_in_a_hundred_steps_is_shown_when_it_is_whole() {
    let mut session = Start::new().on_screen();
    let whole = titled("Written slowly");
    let path = session.path("small.toml");
    fs::write(&path, "").unwrap();
    session.until_text("not read");
    // A file that holds still half-way is read and found wanting.
    fs::write(&path, &whole[..whole.find("te Delta").unwrap()]).unwrap();
    sleep(Duration::from_millis(1200));
    assert!(session.text().contains(TITLE) && session.text().contains("not read"));
    session.type_in("w");
    session.until_text("small.toml:");
    session.type_in("\u{1b}");
    for step in 0..=100 {
        fs::write(&path, &whole[..whole.len() * step / 100]).unwrap();
        assert!(session.state() != 'X', "the board is gone");
        sleep(Duration::from_millis(15));
    }
    within(&session, "Written slowly", SOON);
    session
        .until("the end of the banner", |it| !it.screen.screen().contents().contains("not read"));
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn whatever_takes_the_place_of_the_dossier_the_last_board_stays() {
    let program = env!("CARGO_BIN_EXE_sitroom");
    let mut words = vec![program, "small.toml"];
    if rustix::process::geteuid().is_root() {
        // An administrator may read everything, unless that right is given up.
        let less = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"];
        words.splice(..0, less);
    }
    let mut session = Start::new().command(&words).on_screen();
    let path = session.path("small.toml");
    let aside = session.path("aside");
    let gone = |what: &str| match what {
        "deleted" => fs::remove_file(&path).unwrap(),
        "renamed" => fs::rename(&path, &aside).unwrap(),
        "not readable" => {
            let none = std::os::unix::fs::PermissionsExt::from_mode(0o000);
            fs::set_permissions(&path, none).unwrap();
        }
        "a folder" => {
            fs::remove_file(&path).unwrap();
            fs::create_dir(&path).unwrap();
        }
        "a pipe" => {
            fs::remove_file(&path).unwrap();
            assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        }
        "a link to itself" => {
            fs::remove_file(&path).unwrap();
            std::os::unix::fs::symlink(&path, &path).unwrap();
        }
        "a device" => {
            fs::remove_file(&path).unwrap();
            std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        }
        _ => {
            fs::remove_file(&path).unwrap();
            fs::File::create(&path).unwrap().set_len(10 << 30).unwrap();
        }
    };
    let ways = "deleted,renamed,not readable,a folder,a pipe,a link to itself,a device,huge";
    for (number, what) in ways.split(',').enumerate() {
        gone(what);
        within(&session, "not read", 2 * SOON);
        let begin = Instant::now();
        session.type_in("?");
        session.until_text("Keys");
        session.type_in("\u{1b}");
        assert!(begin.elapsed() < Duration::from_secs(2), "{what}: the keys wait");
        if path.is_dir() {
            fs::remove_dir(&path).unwrap();
        } else if path.symlink_metadata().is_ok() {
            fs::remove_file(&path).unwrap();
        }
        let title = format!("Back {number}.");
        fs::write(&path, titled(&title)).unwrap();
        within(&session, &title, SOON);
    }
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

/// Each way to save a file that is in use somewhere: its name, and a shell command that saves `new` as
/// `small.toml`.
const WAYS: &[(&str, &str)] = &[
    ("written over", "cat new > small.toml"),
    ("copied", "cp new small.toml"),
    ("moved", "cp new temporary; mv temporary small.toml"),
    ("removed and made anew", "rm small.toml; cp new small.toml"),
    ("with a backup", "mv small.toml small.toml~; cp new small.toml"),
    ("by a link", "cp new linked; ln -f linked small.toml"),
    (
        "added to",
        ": > small.toml; while IFS= read -r it; do echo \"$it\" >> small.toml; done < new",
    ),
    ("by sed", "sed -i \"s/^title = \\\"[AB].*/$(sed -n '/^title = \\\"[AB]/p' new)/\" small.toml"),
    (
        "by an editor that copies",
        "\"$VI\" -N -u NONE -i NONE -n -es -c 'set backupcopy=yes backup' -c '%d' -c 'r new' -c '1d' -c 'wq' small.toml",
    ),
    (
        "by an editor that renames",
        "\"$VI\" -N -u NONE -i NONE -n -es -c 'set backupcopy=no backup' -c '%d' -c 'r new' -c '1d' -c 'wq' small.toml",
    ),
    (
        "by an editor that writes through",
        "\"$VI\" -N -u NONE -i NONE -n -es -c 'set nobackup nowritebackup' -c '%d' -c 'r new' -c '1d' -c 'wq' small.toml",
    ),
];

/// An editor of the family of vi; the tests need one.
fn vi() -> &'static str {
    let there = |name: &&&str| {
        let found = Command::new("sh").args(["-c", &format!("command -v {name}")]).output();
        found.is_ok_and(|it| it.status.success())
    };
    let found = ["vim", "vim.tiny", "vim.basic"].iter().find(there);
    found.unwrap_or_else(|| panic!("this test needs vim or vim.tiny"))
}

/// Saves so many times in one way, and waits each time until the board shows it.
fn save(way: &str, command: &str, times: usize) {
    let mut session = Start::new().on_screen();
    for number in 0..times {
        let title = format!("A title {number}.");
        fs::write(session.path("new"), titled(&title)).unwrap();
        let status = Command::new("sh")
            .args(["-c", command])
            .env("VI", vi())
            .current_dir(session.path(""))
            .status()
            .unwrap();
        let now = fs::read_to_string(session.path("small.toml")).unwrap();
        assert!(now.contains(&title), "{way}: {status:?} {now}");
        session.until_text(&title);
    }
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0, "{way}");
}

#[test]
fn every_way_to_save_is_seen_twenty_times_of_twenty() {
    // They wait most of the time, so all ways are tried at once.
    thread::scope(|scope| {
        for (way, command) in WAYS {
            scope.spawn(|| save(way, command, 20));
        }
    });
}

#[test]
fn two_hundred_saves_a_second_are_read_four_times_a_second_at_most() {
    let mut session = Start::new().on_screen();
    let path = session.path("small.toml");
    let begin = Instant::now();
    let (mut waits, mut titles, mut number) = (Vec::new(), vec![String::new()], 0);
    while begin.elapsed() < Duration::from_secs(10) {
        fs::write(&path, titled(&format!("Title {number}."))).unwrap();
        number += 1;
        if number % 200 == 100 {
            let asked = Instant::now();
            session.type_in("?");
            session.until_text("Keys");
            waits.push(asked.elapsed());
            session.type_in("\u{1b}");
            session.until("the board", |it| !it.screen.screen().contents().contains("Keys"));
        }
        let text = session.text();
        let title = text.split("Title ").nth(1).map(|it| it.split('.').next().unwrap().to_owned());
        if let Some(title) = title.filter(|it| titles.last() != Some(it)) {
            titles.push(title);
        }
        sleep(Duration::from_millis(4));
    }
    within(&session, &format!("Title {}.", number - 1), 2 * SOON);
    assert!(number > 500, "only {number} saves");
    assert!(titles.len() <= 41, "{} readings in 10 s", titles.len());
    waits.sort();
    let middle = waits[waits.len() / 2];
    assert!(middle < Duration::from_millis(100), "keys waited {waits:?}");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

/// The most memory a process ever held, in kilobytes.
fn peak(pid: i32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).unwrap();
    line.trim().split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_bomb_is_refused_while_the_board_answers() {
    let mut session = Start::new().on_screen();
    let path = session.path("small.toml");
    let dots = format!("[{}]\n", ["a"; 79].join("."));
    let bombs = [
        dots.repeat((4 << 20) / dots.len()),
        format!("a = [{}]", "1,".repeat((2 << 20) - 10)),
        "x\n".repeat(2 << 20),
        "[".repeat(4 << 20),
    ];
    for bomb in bombs {
        fs::write(&path, &bomb).unwrap();
        let begin = Instant::now();
        session.type_in("?");
        session.until_text("Keys");
        assert!(begin.elapsed() < Duration::from_secs(1), "keys waited {:?}", begin.elapsed());
        session.type_in("\u{1b}");
        // Optimised it takes a tenth of that, and a second until it is looked at.
        within(&session, "not read", Duration::from_secs(8));
        fs::write(&path, titled("Harmless")).unwrap();
        session.until_text("Harmless");
        fs::write(&path, SMALL).unwrap();
        session.until_text(TITLE);
    }
    let peak = peak(session.pid().as_raw_pid());
    assert!(peak < 512 << 10, "{peak} KB of memory");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn a_file_that_the_dossier_attaches_is_followed() {
    let line =
        |end: &str| format!("{{\"type\":\"LineString\",\"coordinates\":[[37.5,48],[37.6,{end}]]}}");
    let more = "\n[[front]]\nid = \"f\"\nname = \"A front\"\n[[state]]\nof = \"front:f\"\nis = \"static\"\n\
        when = 2026-01-14\nreported = 2026-01-14\nvia = \"post\"\nline = \"line.json\"\n";
    let mut session = Start::new().on_screen();
    fs::write(session.path("line.json"), line("48.1")).unwrap();
    fs::write(session.path("small.toml"), format!("{}{more}", titled("With a line"))).unwrap();
    session.until_text("With a line");
    session.until("no banner", |it| !it.screen.screen().contents().contains("not read"));
    for end in ["nonsense", "48.2"] {
        fs::write(session.path("line.json"), line(end)).unwrap();
        let broken = end == "nonsense";
        session.until(end, |it| it.screen.screen().contents().contains("not read") == broken);
    }
    fs::remove_file(session.path("line.json")).unwrap();
    session.until_text("not read");
    assert!(session.text().contains("With a line"));
    fs::write(session.path("line.json"), line("48.3")).unwrap();
    session.until("no banner", |it| !it.screen.screen().contents().contains("not read"));
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

/// The program under `strace` with these options; its trace is the file `trace`.
fn traced(options: &[&str]) -> Start {
    let program = env!("CARGO_BIN_EXE_sitroom");
    let words =
        [&["strace", "-f", "-qq", "-o", "trace"], options, &[program, "small.toml"]].concat();
    Start::new().command(&words)
}

#[test]
fn a_slow_disk_holds_the_reading_and_not_the_keys() {
    // Each reading takes two calls, and each of them 1.5 s.
    let slow = "inject=read:delay_enter=1500000";
    let mut session = traced(&["-P", "small.toml", "-e", "trace=read", "-e", slow]).on_screen();
    fs::write(session.path("small.toml"), titled("Read slowly")).unwrap();
    sleep(Duration::from_millis(1500));
    let begin = Instant::now();
    for keys in ["?", "\u{1b}"] {
        session.type_in(keys);
        session.until(keys, |it| it.screen.screen().contents().contains("Keys") == (keys == "?"));
    }
    assert!(begin.elapsed() < Duration::from_secs(1), "keys waited {:?}", begin.elapsed());
    assert!(!session.text().contains("Read slowly"), "the disk was not slow");
    session.until_text("Read slowly");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn a_slow_disk_at_the_start_is_told_to_whoever_watches_and_to_nobody_else() {
    let slow = "inject=read:delay_enter=1500000";
    let options = ["-P", "small.toml", "-e", "trace=read", "-e", slow];
    let mut session = traced(&options).begin();
    session.until_text("reading the dossier ...");
    session.until_text(TITLE);
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
    session.is_restored();
    // The line was taken away before the screen was taken.
    assert!(!session.text().contains("reading"), "{}", session.text());

    let program = env!("CARGO_BIN_EXE_sitroom");
    let words = ["strace", "-f", "-qq", "-o", "trace"];
    let line = [&words[..], &options, &[program, "snapshot", "small.toml", "2>told"]].concat();
    let line = format!("{}; echo code $?", line.join(" "));
    let mut session = Start::new().command(&["sh", "-c", &line]).begin();
    session.until_text("code 0");
    assert_eq!(session.code(PATIENCE), 0);
    let told = fs::read_to_string(session.path("told")).unwrap();
    assert!(!told.contains("reading the dossier"), "{told}");
    assert!(!session.since(0).contains("reading the dossier"));
}

#[test]
fn a_full_disk_leaves_the_board_and_says_so() {
    let full = "inject=fsync:error=ENOSPC";
    let mut session = traced(&["-e", "trace=fsync", "-e", full]).on_screen();
    session.type_in("et");
    session.until_text("the disk is full");
    let names = fs::read_dir(session.path("")).unwrap();
    let names: Vec<_> = names.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|it| it.contains("sitroom")), "{names:?}");
    session.type_in("\u{1b}");
    session.calm();
    session.type_in("8");
    session.until_text("Soldiers are on the move");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
    session.is_restored();
}

#[test]
fn a_whole_session_writes_nothing_but_what_was_asked_for() {
    let calls = "trace=/^(open|creat|rename|link|symlink|unlink|mkdir|mknod|truncate|chmod)";
    let mut session = traced(&["-e", calls]).on_screen();
    fs::write(session.path("small.toml"), titled("Another title")).unwrap();
    session.until_text("Another title");
    for keys in ["7", "8", "w", "\u{1b}", "?", "\u{1b}", "8yi", "\u{1b}", "et"] {
        session.type_in(keys);
        session.calm();
    }
    session.until_text("written");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
    let trace = fs::read_to_string(session.path("trace")).unwrap();
    let mut exports = 0;
    for line in trace.lines().filter(|it| it.contains('"') && !it.contains(" = -1 ")) {
        let reads = line.contains("open") && line.contains("O_RDONLY") && !line.contains("O_CREAT");
        let ours = ["sitroom-2026-01-15", "/.sitroom-", ".local/state/sitroom/", "\".sitroom-"];
        let ours = ours.iter().any(|it| line.contains(it));
        let terminal = ["\"/dev/tty\"", "\"/dev/pts/", "\"/dev/null\""];
        let terminal = terminal.iter().any(|it| line.contains(it));
        let state = line.contains("mkdir(") && line.contains("/.local");
        assert!(reads || ours || terminal || state, "{line}");
        exports += usize::from(line.contains("sitroom-2026-01-15"));
    }
    assert!(exports > 0, "{trace}");
}

//! A board that is left open: read again and again, it holds no more than before.

use super::*;

/// What a process holds: threads, open files, kilobytes of memory.
fn held(pid: i32) -> [usize; 3] {
    let count = |what: &str| fs::read_dir(format!("/proc/{pid}/{what}")).unwrap().count();
    let memory = moments::resident(pid);
    [count("task"), count("fd"), usize::try_from(memory).unwrap()]
}

/// How often the dossier is saved; `SITROOM_RELOADS` is another number.
fn saves() -> usize {
    let told = std::env::var("SITROOM_RELOADS").ok();
    told.map_or(24, |it| it.parse().unwrap())
}

#[test]
fn a_dossier_that_is_saved_again_and_again_leaves_nothing_behind() {
    let mut session = Start::new().on_screen();
    let pid = session.pid().as_raw_pid();
    let mut warm = [0; 3];
    for number in 0..saves() {
        let title = format!("Saved {number}.");
        // Each time it is as large as the largest that comes.
        fs::write(session.path("small.toml"), SMALL.replace(TITLE, &title)).unwrap();
        // Asked for, it is read at once and not with the next look.
        session.type_in("r");
        session.until_text(&title);
        if number == saves() / 3 {
            warm = held(pid);
        }
    }
    let end = held(pid);
    assert_eq!(end[..2], warm[..2], "threads and open files");
    let grown = end[2].saturating_sub(warm[2]);
    assert!(grown < 2 << 10, "{grown} KB more after {} readings", saves());
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

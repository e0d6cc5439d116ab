//! The program on a terminal: a pty on one side, a terminal's model on the other.

mod away;
mod ends;
mod hostile;
mod lasting;
mod moments;
mod outside;
mod pasted;
mod reload;
mod screen;
mod stops;

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::cli::SMALL;

/// Its title is on the first screen.
const TITLE: &str = "A small dossier";

/// Nothing here takes as long unless it is broken.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the program wrote, and what a terminal shows of it.
struct Output {
    bytes: Vec<u8>,
    screen: vt100::Parser,
}

/// A program on a terminal.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    slave: Option<Box<dyn SlavePty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    output: Arc<Mutex<Output>>,
    /// The terminal shall read nothing for now.
    deaf: Arc<AtomicBool>,
    /// It has heard that, and takes nothing more.
    idle: Arc<AtomicBool>,
    /// The reader shall end.
    over: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    before: String,
    folder: TempDir,
}

/// How a session begins.
struct Start {
    command: Vec<String>,
    environment: Vec<(String, String)>,
    size: (u16, u16),
}

impl Start {
    /// The program with a dossier of its own.
    fn new() -> Self {
        let program = env!("CARGO_BIN_EXE_sitroom").to_owned();
        Self {
            command: vec![program, "small.toml".to_owned()],
            environment: Vec::new(),
            size: (100, 30),
        }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    fn command(mut self, words: &[&str]) -> Self {
        self.command = words.iter().map(|&it| it.to_owned()).collect();
        self
    }

    fn begin(self) -> Session {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("small.toml"), SMALL).unwrap();
        let pair = native_pty_system().openpty(size(self.size.0, self.size.1)).unwrap();
        let mut command = CommandBuilder::new(&self.command[0]);
        command.args(&self.command[1..]);
        command.cwd(folder.path());
        command.env("TERM", "xterm-256color");
        command.env("HOME", folder.path());
        for name in ["NO_COLOR", "VISUAL", "EDITOR", "TMUX", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env_remove(name);
        }
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        let before = termios(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(whole(self.size.1), whole(self.size.0), 0);
        let output = Arc::new(Mutex::new(Output { bytes: Vec::new(), screen }));
        let (deaf, over) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let mut input = pair.master.try_clone_reader().unwrap();
        let (to, stop, end) = (Arc::clone(&output), Arc::clone(&deaf), Arc::clone(&over));
        let idle = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&idle);
        let reader = thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while !end.load(Ordering::SeqCst) {
                if stop.load(Ordering::SeqCst) {
                    stopped.store(true, Ordering::SeqCst);
                    sleep(Duration::from_millis(10));
                    continue;
                }
                match input.read(&mut buffer) {
                    Ok(0) | Err(_) => return,
                    Ok(read) => {
                        let mut to = to.lock().unwrap();
                        to.bytes.extend_from_slice(&buffer[..read]);
                        to.screen.process(&buffer[..read]);
                    }
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Session {
            child,
            master: Some(pair.master),
            slave: Some(pair.slave),
            writer: Some(writer),
            output,
            deaf,
            idle,
            over,
            reader: Some(reader),
            before,
            folder,
        }
    }

    /// Begins, and waits for the first screen.
    fn on_screen(self) -> Session {
        let session = self.begin();
        session.until("the first screen", |it| it.screen.screen().contents().contains(TITLE));
        session.calm();
        session
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// A terminal's model has at least one cell.
fn whole(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap_or(NonZero::<u16>::MIN)
}

/// The line discipline, as text to compare.
fn termios(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

impl Session {
    fn pid(&self) -> Pid {
        let pid = self.child.process_id().unwrap();
        Pid::from_raw(i32::try_from(pid).unwrap()).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn type_in(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    fn resize(&self, columns: u16, rows: u16) {
        let mut output = self.output.lock().unwrap();
        output.screen.screen_mut().set_size(whole(rows), whole(columns));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    fn termios(&self) -> String {
        termios(&**self.master.as_ref().unwrap())
    }

    /// Waits for something to be true of what was written.
    fn until(&self, what: &str, is: impl Fn(&Output) -> bool) {
        let begin = Instant::now();
        while !is(&self.output.lock().unwrap()) {
            let shows = || format!("{what} did not come; the screen shows:\n{}", self.text());
            assert!(begin.elapsed() < PATIENCE, "{}", shows());
            sleep(Duration::from_millis(5));
        }
    }

    fn until_text(&self, text: &str) {
        self.until(text, |it| it.screen.screen().contents().contains(text));
    }

    /// Waits for a file with that content.
    fn until_file(&self, name: &str, content: &str) {
        let read = || fs::read_to_string(self.path(name)).unwrap_or_default();
        let begin = Instant::now();
        while read() != content {
            assert!(begin.elapsed() < PATIENCE, "{name} holds {:?}", read());
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits until nothing more is written.
    fn calm(&self) {
        let mut length = usize::MAX;
        while length != self.written() {
            length = self.written();
            sleep(Duration::from_millis(120));
        }
    }

    fn text(&self) -> String {
        self.output.lock().unwrap().screen.screen().contents()
    }

    fn written(&self) -> usize {
        self.output.lock().unwrap().bytes.len()
    }

    /// What was written from there on, as text.
    fn since(&self, start: usize) -> String {
        String::from_utf8_lossy(&self.output.lock().unwrap().bytes[start..]).into_owned()
    }

    /// Waits for the end and gives the exit code.
    fn code(&mut self, within: Duration) -> u32 {
        let begin = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.signal().is_none(), "ended by {status:?}");
                return status.exit_code();
            }
            if begin.elapsed() > within {
                let text = self.text();
                self.child.kill().unwrap();
                panic!("still running after {within:?}:\n{text}");
            }
            sleep(Duration::from_millis(5));
        }
    }

    /// The same of a program that still has much to do: patience ends when it does nothing for it.
    fn code_at_last(&mut self) -> u32 {
        let pid = self.pid().as_raw_pid();
        let (mut used, mut since) = (0, Instant::now());
        while self.child.try_wait().unwrap().is_none() && since.elapsed() < PATIENCE {
            let now = stat(pid).map_or(used, |it| it.1);
            // A hundred ticks are a second, so this ends even if it works for ever.
            if now > used && now < 6000 {
                (used, since) = (now, Instant::now());
            }
            sleep(Duration::from_millis(20));
        }
        self.code(Duration::ZERO)
    }

    /// The terminal is as it was before the program.
    fn is_restored(&self) {
        self.until("the end of the alternate screen", |it| ends_with_restore(&it.bytes));
        assert_eq!(self.termios(), self.before);
        let output = self.output.lock().unwrap();
        let screen = output.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let all = String::from_utf8_lossy(&output.bytes);
        assert!(!all.contains("\u{1b}[6n"), "the terminal was asked for its cursor");
    }

    /// The letter of the process state: `S` sleeps, `T` is stopped.
    fn state(&self) -> char {
        stat(self.pid().as_raw_pid()).map_or('X', |it| it.0)
    }

    fn until_state(&self, state: char) {
        let begin = Instant::now();
        while self.state() != state {
            assert!(begin.elapsed() < PATIENCE, "the state is {}", self.state());
            sleep(Duration::from_millis(5));
        }
    }

    /// Closes the terminal, as a window is closed.
    fn close(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        self.slave = None;
        // The reader wakes up once more when something is written.
        self.resize(self.columns() - 1, 20);
        self.reader.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    fn columns(&self) -> u16 {
        self.output.lock().unwrap().screen.screen().size().1.into()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ends_with_restore(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let last = |code: &str| text.rfind(code);
    ["\u{1b}[?1049", "\u{1b}[?2004", "\u{1b}[?25", "\u{1b}[8"].iter().all(|code| {
        let off = if ["\u{1b}[?25", "\u{1b}[8"].contains(code) { "h" } else { "l" };
        last(code).is_some_and(|at| text[at + code.len()..].starts_with(off))
    })
}

/// State and processor ticks of a process.
fn stat(pid: i32) -> Option<(char, u64)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = text.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some((fields.first()?.chars().next()?, ticks(11)? + ticks(12)?))
}

/// How often the threads of a process went to sleep by themselves.
fn sleeps(pid: i32) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    tasks.map(|task| sleeps_of(&task.unwrap().path())).sum()
}

/// Whether the thread that draws is inside a write to standard output.
fn writes(pid: i32) -> bool {
    let call = fs::read_to_string(format!("/proc/{pid}/syscall"))
        .unwrap_or_else(|why| panic!("may processes be looked at here? {why}"));
    // Nothing else that it does takes a first argument of 1.
    call.split_whitespace().nth(1) == Some("0x1")
}

fn sleeps_of(task: &Path) -> u64 {
    let status = fs::read_to_string(task.join("status")).unwrap();
    let line = status.lines().find_map(|it| it.strip_prefix("voluntary_ctxt_switches:"));
    line.unwrap().trim().parse().unwrap()
}

fn script(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

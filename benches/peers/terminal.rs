//! A program on a terminal, seen from outside: what it takes to start, to answer a key, to be idle
//! and to end. The terminal answers the usual questions as an xterm does.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Silence after which an answer is taken to be over.
const SILENCE: Duration = Duration::from_millis(30);
/// An answer that takes longer, or never ends, is cut here.
const LONGEST: Duration = Duration::from_millis(500);
/// The longest start that is waited for.
const START: Duration = Duration::from_secs(10);
/// What a terminal asks of a program's first screen: so many bytes at least.
const PAINTED: usize = 200;

/// Questions that programs put to a terminal, and its answers.
const ANSWERS: [(&[u8], &[u8]); 6] = [
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?u", b"\x1b[?0u"),
    (b"\x1b]10;?", b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
    (b"\x1b]11;?", b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
    (b"\x1b[>c", b"\x1b[>41;367;0c"),
];

/// An answer: milliseconds until its last byte, and how many bytes it had.
#[derive(Clone, Copy, Debug, Default)]
pub struct Burst {
    pub ms: f64,
    pub bytes: usize,
}

/// What a program has used so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    pub cpu: Duration,
    /// Times that it woke up.
    pub wakes: u64,
    /// The most memory it ever had, and what of that it has now and is only mapped from files, in MB.
    pub peak: f64,
    pub mapped: f64,
}

/// A running program and its terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    arrivals: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    /// Starts a program whose home is a folder; `None` if it is not there.
    pub fn start(command: &[String], home: &Path, (cols, rows): (u16, u16)) -> Option<Self> {
        let size = PtySize { rows, cols, pixel_width: cols * 10, pixel_height: rows * 20 };
        let pair = native_pty_system().openpty(size).ok()?;
        let mut builder = CommandBuilder::new(command.first()?);
        builder.args(command.get(1..)?);
        builder.env("TERM", "xterm-256color");
        builder.env("HOME", home);
        for name in ["NO_COLOR", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            builder.env_remove(name);
        }
        let mut reader = pair.master.try_clone_reader().ok()?;
        let writer = pair.master.take_writer().ok()?;
        let (sender, arrivals) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 18];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..read].to_vec())).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(builder).ok()?;
        Some(Self { child, writer, arrivals, started, _master: pair.master })
    }

    /// The first screen: everything until it is silent after that.
    pub fn painted(&mut self) -> Burst {
        self.burst(self.started, START, PAINTED)
    }

    /// Types, and waits for the answer.
    pub fn typed(&mut self, keys: &[u8]) -> Burst {
        while self.arrivals.try_recv().is_ok() {}
        let start = Instant::now();
        let _ = self.writer.write_all(keys);
        self.burst(start, LONGEST, 1)
    }

    /// Types so many at once, as a held key does.
    pub fn flooded(&mut self, key: &[u8], times: usize) -> Burst {
        self.typed(&key.repeat(times))
    }

    /// Bytes written in a time without keys.
    pub fn idle(&mut self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut bytes = 0;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.arrivals.recv_timeout(left) {
                Ok((_, some)) => bytes += some.len(),
                Err(_) => break,
            }
        }
        bytes
    }

    /// Types the key that ends it: milliseconds until it is gone, if it goes.
    pub fn quit(mut self, key: &[u8]) -> Option<f64> {
        let start = Instant::now();
        let _ = self.writer.write_all(key);
        while start.elapsed() < Duration::from_secs(2) {
            if self.child.try_wait().is_ok_and(|it| it.is_some()) {
                return Some(start.elapsed().as_secs_f64() * 1000.0);
            }
            thread::sleep(Duration::from_micros(200));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        None
    }

    /// What it has used so far, from `/proc`.
    pub fn usage(&self) -> Usage {
        let folder = format!("/proc/{}", self.child.process_id().unwrap_or_default());
        let read = |path: String| std::fs::read_to_string(path).unwrap_or_default();
        let status = read(format!("{folder}/status"));
        let mb = |name| number(&status, name) as f64 / 1024.0;
        let (peak, mapped) = (mb("VmHWM:"), mb("RssFile:"));
        let mut usage = Usage { peak, mapped, ..Usage::default() };
        let tasks = std::fs::read_dir(format!("{folder}/task")).into_iter().flatten().flatten();
        for task in tasks {
            let path = task.path().display().to_string();
            let spent = read(format!("{path}/schedstat"));
            let spent = spent.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or(0);
            usage.cpu += Duration::from_nanos(spent);
            usage.wakes += number(&read(format!("{path}/status")), "voluntary_ctxt_switches:");
        }
        usage
    }

    fn burst(&mut self, start: Instant, longest: Duration, least: usize) -> Burst {
        let mut burst = Burst::default();
        loop {
            let left = longest.saturating_sub(start.elapsed());
            let wait = if burst.bytes >= least { left.min(SILENCE) } else { left };
            match self.arrivals.recv_timeout(wait) {
                Ok((at, bytes)) => {
                    burst.ms = at.duration_since(start).as_secs_f64() * 1000.0;
                    burst.bytes += bytes.len();
                    self.answer(&bytes);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return burst,
            }
        }
    }

    fn answer(&mut self, bytes: &[u8]) {
        for (question, answer) in ANSWERS {
            if bytes.windows(question.len()).any(|it| it == question) {
                let _ = self.writer.write_all(answer);
            }
        }
    }
}

/// The number after a name in a file of `/proc`.
fn number(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

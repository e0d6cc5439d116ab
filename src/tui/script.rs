//! A world without a terminal: keys from a script, and the screen they lead to.

use crate::tui::key::Key;
use crate::tui::message::{Effect, Frame, Gone, Message, Scene, World};

/// Keys to be typed one after another.
#[derive(Debug, Default)]
pub struct Script {
    messages: Vec<Message>,
    /// The last screen that was shown.
    pub frame: Frame,
    /// What was asked for outside; a script does none of it.
    pub asked: Vec<Effect>,
}

impl Script {
    /// Reads a script: names of keys between blanks, `Down*5` for five of one, `text:abc` for
    /// letters, `resize:80x24`.
    ///
    /// # Errors
    /// The first word that is no key.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut script = Self::default();
        for word in text.split_whitespace() {
            script.word(word)?;
        }
        Ok(script)
    }

    fn word(&mut self, word: &str) -> Result<(), String> {
        const MOST: usize = 10_000;
        if let Some(letters) = word.strip_prefix("text:").filter(|it| !it.is_empty()) {
            self.messages.extend(letters.chars().map(|it| Message::Key(Key::char(it))));
            return Ok(());
        }
        if let Some(size) = word.strip_prefix("resize:") {
            let (width, height) = size_of(size)
                .ok_or_else(|| format!("`{size}` is no size; write for example 120x36"))?;
            self.messages.push(Message::Resize(width, height, None));
            return Ok(());
        }
        let (name, times) = match word.rsplit_once('*') {
            Some((name, times)) if !name.is_empty() => {
                (name, times.parse().ok().filter(|&it| it <= MOST))
            }
            _ => (word, Some(1)),
        };
        let key = Key::parse(name).zip(times);
        let (key, times) = key.ok_or_else(|| {
            format!("`{word}` is no key; write for example Down*5, Ctrl-P, ? or text:abc")
        })?;
        self.messages.extend((0..times).map(|_| Message::Key(key)));
        Ok(())
    }
}

/// Reads `120x36`.
pub fn size_of(text: &str) -> Option<(u16, u16)> {
    let (width, height) = text.split_once('x')?;
    let within = |text: &str, most: u16| text.parse().ok().filter(|it| (1..=most).contains(it));
    Some((within(width, 1000)?, within(height, 500)?))
}

impl World for Script {
    fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        self.frame = frame;
        Ok(())
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        if self.messages.is_empty() { Err(Gone(0)) } else { Ok(std::mem::take(&mut self.messages)) }
    }

    fn act(&mut self, effect: &Effect, _: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        self.asked.push(effect.clone());
        match effect {
            Effect::Quit { .. } | Effect::Abort => Err(Gone(0)),
            _ => Ok(Vec::new()),
        }
    }
}

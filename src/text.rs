//! Text that is safe to show: the one door through which words from outside reach a screen or a file.
//!
//! A dossier may come from a stranger. Escape sequences, bidirectional overrides and invisible
//! characters could move the cursor or hide a digit, so everything outside the program is cleaned
//! here once, when it enters, and the inside handles [`Text`] only.

use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Combining marks kept on one base character; real scripts need at most four.
pub const MAX_MARKS: usize = 6;
/// Bytes of one grapheme cluster; the longest family emoji needs 41.
pub const MAX_CLUSTER_BYTES: usize = 64;

/// One line of text that no terminal can misread. Only [`Text::clean`] makes one from outside words.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// Cleans `raw` and returns the safe text with the number of characters that had to change.
    pub fn clean(raw: &str) -> (Self, usize) {
        let (line, changed) = line(raw);
        (Self(line.into_boxed_str()), changed)
    }

    /// Cleans `raw` and does not say what changed: for file names, arguments and messages.
    pub fn of(raw: &str) -> Self {
        Self::clean(raw).0
    }

    /// Cleans `raw` and takes the blanks at its ends away, also those that a mark had sat on.
    pub fn trimmed(raw: &str) -> Self {
        let mut text = line(raw).0;
        loop {
            let next = line(text.trim()).0;
            if next == text {
                return Self(text.into_boxed_str());
            }
            text = next;
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Cleans one line: the safe text and how many characters changed.
///
/// Controls become their pictures (`␛`), line ends and tabs one space, bidirectional controls and
/// private-use characters `�`, invisible characters vanish; joiners stay where a script or an emoji
/// needs them. The result is a fixed point: cleaning it again changes nothing.
pub fn line(raw: &str) -> (String, usize) {
    if is_plain(raw) {
        return (raw.to_owned(), 0);
    }
    let (mut text, mut changed) = pass(raw);
    // Taking characters away can join clusters that were apart; two rounds settle all but made-up
    // cases, and what has not settled then is spelt in plain characters.
    for _ in 0..4 {
        let (next, more) = pass(&text);
        if next == text {
            return (text, changed);
        }
        text = next;
        changed += more;
    }
    let plain: String = text.chars().filter(|&c| plain(c)).collect();
    (plain, changed + 1)
}

/// Whether a text is printable ASCII and nothing else.
pub fn is_printable_ascii(text: &str) -> bool {
    // Without an early end the compiler looks at sixteen bytes at a time.
    text.as_bytes().iter().fold(true, |fine, byte| fine & matches!(byte, b' '..=b'~'))
}

/// The characters of a text that are not printable ASCII. Most texts have few, and looking for
/// them byte by byte is cheaper than decoding every character.
pub fn special(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.bytes().position(|byte| !matches!(byte, b' '..=b'~'))?;
        let mut chars = rest.get(at..)?.chars();
        let found = chars.next();
        rest = chars.as_str();
        found
    })
}

/// Whether a text is all harmless: most texts are, and need only be copied.
fn is_plain(raw: &str) -> bool {
    is_printable_ascii(raw) || special(raw).all(plain)
}

/// Characters that are visible, stand alone and never change their neighbours.
fn plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'           // Latin
        | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'         // Greek, Cyrillic
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'     // dashes, quotes, dots
        | '\u{20a0}'..='\u{20bf}' | '\u{2100}'..='\u{2121}'     // currencies, letterlike
        | '\u{2200}'..='\u{22ff}' | '\u{2500}'..='\u{259f}')
}

/// Characters that must never reach a terminal, whatever surrounds them.
pub fn forbidden(c: char) -> bool {
    matches!(u32::from(c),
        0x00..=0x1f | 0x7f..=0x9f                 // C0, DEL, C1
        | 0x200e | 0x200f | 0x061c                // direction marks
        | 0x202a..=0x202e | 0x2066..=0x2069       // bidi embeddings, overrides, isolates
        | 0x200b | 0x2060..=0x2065 | 0x206a..=0x206f | 0xfeff | 0x00ad | 0x034f | 0x180b..=0x180f
        | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x3164 | 0xffa0 // invisible letters
        | 0x2028 | 0x2029                         // line and paragraph separators
        | 0xfff0..=0xfffb                         // interlinear annotation
        | 0xe0000..=0xe0fff                       // tags, more variation selectors
        | 0xe000..=0xf8ff | 0xf0000..=0x0010_ffff // private use
        | 0xfdd0..=0xfdef)
        || u32::from(c) & 0xfffe == 0xfffe // noncharacters
}

/// Characters that make a dossier untrustworthy: controls other than line ends and tabs, and
/// everything that turns the direction of writing.
pub fn unsafe_character(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters of `raw` that are missing or fewer in its cleaned form, each once.
pub fn changed_characters(raw: &str, cleaned: &str) -> Vec<char> {
    let mut fewer: HashMap<char, isize> = HashMap::new();
    odd(raw).for_each(|c| *fewer.entry(c).or_default() += 1);
    odd(cleaned).for_each(|c| *fewer.entry(c).or_default() -= 1);
    let changed = odd(raw).filter(|c| fewer.remove(c).is_some_and(|by| by > 0));
    // Sixteen are enough for a message.
    changed.take(16).collect()
}

/// The characters of a text that are not harmless by themselves.
fn odd(text: &str) -> impl Iterator<Item = char> {
    special(text).filter(|&c| !plain(c))
}

/// One round of cleaning: single characters first, then whole clusters.
fn pass(raw: &str) -> (String, usize) {
    let (chars, mut changed) = clean_characters(raw);
    let mut out = String::with_capacity(chars.len());
    for cluster in chars.graphemes(true) {
        if cluster.len() == 1
            || (cluster.chars().count() == 1 && cluster.width() > 0 && !joiner(cluster))
        {
            out.push_str(cluster);
            continue;
        }
        let (kept, lost) = clean_cluster(cluster);
        changed += lost;
        if kept.width() > 0 {
            out.push_str(&kept);
        } else if !kept.is_empty() {
            changed += 1;
        }
    }
    (out, changed)
}

fn joiner(cluster: &str) -> bool {
    cluster
        .chars()
        .any(|c| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}') || is_mark(c))
}

fn clean_characters(raw: &str) -> (String, usize) {
    let mut out = String::with_capacity(raw.len());
    let mut changed = 0;
    // The last character kept is a digit, and something that nobody sees followed it.
    let mut parted = false;
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let after_digit = parted || out.ends_with(|it: char| it.is_ascii_digit());
        if after_digit && unseen(c) {
            parted = true;
            changed += 1;
            continue;
        }
        // Digits that stood apart must not become one number.
        if std::mem::take(&mut parted) && c.is_ascii_digit() {
            out.push('\u{fffd}');
        }
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => out.push(' '),
            '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => {
                out.push(' ');
                changed += 1;
            }
            c if forbidden(c) => {
                out.extend(stand_in(c));
                changed += 1;
            }
            c => out.push(c),
        }
    }
    (out, changed)
}

/// What is shown in place of a forbidden character; nothing for the invisible ones.
fn stand_in(c: char) -> Option<char> {
    match u32::from(c) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ if unseen(c) => None,
        _ => Some('\u{fffd}'),
    }
}

/// Characters that take no room by themselves; joiners among them, which some scripts need.
fn unseen(c: char) -> bool {
    matches!(u32::from(c), 0x200b..=0x200f | 0x61c | 0xad | 0xfeff | 0x2060..=0x2064 | 0x34f)
}

/// Keeps a joiner only where it joins something, and a bounded number of marks and bytes.
fn clean_cluster(cluster: &str) -> (String, usize) {
    let mut kept = String::new();
    let mut changed = 0;
    let mut marks = 0;
    let mut before: Option<char> = None;
    let mut chars = cluster.chars().peekable();
    while let Some(c) = chars.next() {
        let fits = match c {
            '\u{200d}' => joins_here(before, chars.peek().copied()),
            '\u{200c}' => before.is_some_and(joining_script),
            '\u{fe00}'..='\u{fe0f}' => before.is_some_and(|c| !is_mark(c) || emoji(c)),
            c if is_mark(c) => {
                marks += 1;
                marks <= MAX_MARKS && before.is_some()
            }
            _ => true,
        };
        if fits && kept.len() + c.len_utf8() <= MAX_CLUSTER_BYTES {
            kept.push(c);
            before = Some(c);
        } else {
            changed += 1;
        }
    }
    (kept, changed)
}

fn joins_here(before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    if joining_script(before) {
        return true;
    }
    let emoji_before =
        emoji(before) || before == '\u{fe0f}' || matches!(before, '\u{1f3fb}'..='\u{1f3ff}');
    emoji_before && after.is_some_and(|c| emoji(c) || joining_script(c))
}

fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036f | 0x0483..=0x0489 | 0x0591..=0x05bd | 0x05bf | 0x05c1..=0x05c2
        | 0x05c4..=0x05c5 | 0x0610..=0x061a | 0x064b..=0x065f | 0x0670 | 0x06d6..=0x06dc
        | 0x06df..=0x06e4 | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0x302a..=0x302f
        | 0x3099 | 0x309a | 0xfe20..=0xfe2f)
        || c.width() == Some(0)
}

/// Arabic, the scripts of India, Tibet, Burma, the Khmer and the Mongols.
fn joining_script(c: char) -> bool {
    matches!(u32::from(c),
        0x0600..=0x06ff | 0x0750..=0x077f | 0x08a0..=0x08ff | 0x0900..=0x0dff | 0x0f00..=0x109f
        | 0x1780..=0x17ff | 0x1800..=0x18af)
}

fn emoji(c: char) -> bool {
    matches!(u32::from(c),
        0x1f000..=0x1faff | 0x2600..=0x27bf | 0x2190..=0x21ff | 0x2b00..=0x2bff | 0x2300..=0x23ff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_scripts_survive() {
        for text in [
            "Budanov said 11 000 – “perhaps”",
            "Буданов, Київ, Покровськ",
            "می\u{200c}خواهم",
            "שָׁלוֹם",
            "क्षत्रिय",
            "สวัสดี",
            "Việt Nam",
            "👨\u{200d}👩\u{200d}👧",
            "🇺🇦",
            "❤\u{fe0f}\u{200d}🔥",
            "≨\u{fe00}",
            "e\u{301}",
            "조선민주주의인민공화국",
        ] {
            assert_eq!(line(text), (text.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn hostile_characters_leave_a_visible_trace() {
        assert_eq!(line("a\u{1b}[31m").0, "a␛[31m");
        assert_eq!(line("1\t000").0, "1 000");
        assert_eq!(line("a\r\nb"), ("a b".to_owned(), 0));
        assert_eq!(line("safe\u{202e}live"), ("safe\u{fffd}live".to_owned(), 1));
        assert_eq!(line("a\u{200b}bc"), ("abc".to_owned(), 1));
        for unseen in ["\u{200b}", "\u{200d}", "\u{200e}\u{ad}", "\u{feff}\u{200c}\u{2060}"] {
            let apart = line(&format!("1{unseen}000"));
            assert_eq!(apart, ("1\u{fffd}000".to_owned(), unseen.chars().count()));
            assert_eq!(line(&format!("1{unseen} 000{unseen}")).0, "1 000");
        }
        assert_eq!(line("a\u{200d}b").0, "ab");
        assert_eq!(line(&format!("a{}", "\u{301}".repeat(1000))).1, 994);
        assert_eq!(line(&format!("क{}", "\u{94d}".repeat(100))).1, 94);
    }

    #[test]
    fn what_joins_nothing_goes() {
        assert_eq!(line("a\u{200c}b"), ("ab".to_owned(), 1));
        assert_eq!(line("👨\u{200d}a"), ("👨a".to_owned(), 1));
        assert_eq!(line("©\u{200d}🔥"), ("©🔥".to_owned(), 1));
        assert_eq!(line("e\u{301}\u{fe0f}"), ("e\u{301}".to_owned(), 1));
        assert_eq!(line("\u{302e}"), (String::new(), 1), "a mark on nothing");
    }

    #[test]
    fn what_has_no_picture_of_its_own_is_marked() {
        assert_eq!(line("a\u{7f}"), ("a␡".to_owned(), 1));
        for c in ['\u{fffe}', '\u{ffff}', '\u{1fffe}', '\u{efffe}', '\u{fdd0}', '\u{e000}'] {
            assert_eq!(line(&format!("a{c}")), ("a\u{fffd}".to_owned(), 1), "{c:?}");
        }
    }

    #[test]
    fn letters_that_join_on_and_on_are_cut_and_counted() {
        // Initial letters of Korean make one cluster however many they are; three bytes each.
        let run = |many: usize| "\u{1100}".repeat(many);
        assert_eq!(line(&run(40)), (run(21), 19));
        // A joiner keeps two runs apart until it is taken away.
        assert_eq!(line(&format!("{0}\u{200d}{0}", run(20))), (run(21), 20));
        // Here each round joins one syllable more, and takes its two letters away.
        let eaten = format!("a{}{}", run(22), "\u{1161}\u{1100}".repeat(10));
        assert_eq!(line(&eaten), ("a".to_owned(), 11));
    }

    #[test]
    fn changed_characters_are_named_once() {
        let raw = "a\u{200b}b\u{200b}é क";
        assert_eq!(changed_characters(raw, &line(raw).0), ['\u{200b}']);
        // Of a pile of accents some stay.
        let pile = format!("a{}", "\u{301}".repeat(9));
        assert_eq!(changed_characters(&pile, &line(&pile).0), ['\u{301}']);
        let many: String = ('\u{e000}'..).take(20).collect();
        assert_eq!(changed_characters(&many, &line(&many).0).len(), 16);
    }
}

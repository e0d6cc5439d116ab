//! Files that want to harm: each is refused in words, soon, and without much memory.

use sitroom::load::{Input, load};

use super::{HEADER, codes, read, words};

fn bytes(bytes: &[u8]) -> Vec<&'static str> {
    let input = Input { name: "a.toml".to_owned(), bytes: bytes.to_vec() };
    codes(&load(vec![input], &|_, _| Err(String::new())))
}

#[test]
fn bytes_that_are_no_text_are_named() {
    for (content, code) in [
        (b"\xff\xfea\0".as_slice(), "E-encoding"),
        (b"\xfe\xff\0a", "E-encoding"),
        (b"\x7fELF\x02\x01\x01\0\0", "E-encoding"),
        (b"a = \"\xff\"", "E-encoding"),
        (b"", "E-empty"),
        (b" \n\t", "E-empty"),
        (b"\xef\xbb\xbf", "E-empty"),
    ] {
        assert!(bytes(content).contains(&code), "{content:?}: {:?}", bytes(content));
    }
    let loaded = load(
        vec![Input { name: "\u{1b}[31m.toml".to_owned(), bytes: b"a = 1\nb = \"\xff\"".to_vec() }],
        &|_, _| Err(String::new()),
    );
    assert!(
        loaded.faults.iter().any(|fault| fault.message.contains("byte 11, line 2")),
        "{}",
        words(&loaded)
    );
    assert!(loaded.unread);
}

#[test]
fn bombs_are_refused_before_they_are_built() {
    for (what, text) in [
        ("nested arrays", format!("a = {}", "[".repeat(100_000))),
        ("nested tables", format!("a = {}", "{a=".repeat(100_000))),
        ("dotted key", format!("{} = 1", "a.".repeat(100_000) + "a")),
        ("dotted header", format!("[{}]", "a.".repeat(100_000) + "a")),
        ("many numbers", format!("a = [{}]", "1,".repeat(1_500_000))),
        ("many tables", "[a.b]\n".repeat(300_000)),
        ("large file", "#".repeat(5 << 20)),
        ("many keys", numbered("k@ = 1\n")),
        ("many headers", numbered("[k@]\n")),
    ] {
        let loaded = read(&text);
        assert!(codes(&loaded).contains(&"E-limit"), "{what}: {:.300}", words(&loaded));
    }
}

/// What a dossier of files of these sizes is told of limits. Files of zeros are refused at their first
/// byte, so that they cost nothing to read; a file of one byte is a comment.
fn told(sizes: &[usize]) -> Vec<String> {
    let bytes = |size| if size == 1 { b"#".to_vec() } else { vec![0; size] };
    let file = |(at, &size): (usize, &usize)| Input { name: at.to_string(), bytes: bytes(size) };
    let loaded = load(sizes.iter().enumerate().map(file).collect(), &|_, _| Err(String::new()));
    let place = |it: &sitroom::diagnostic::Diagnostic| format!("{} {}", it.span.file.0, it.message);
    let own = |it: &&sitroom::diagnostic::Diagnostic| it.rule.code == "E-limit";
    loaded.faults.iter().filter(own).map(place).collect()
}

#[test]
fn a_dossier_may_be_as_large_as_its_limits_and_not_larger() {
    const LARGEST: usize = 4 << 20;
    assert_eq!(told(&[LARGEST]), [""; 0]);
    assert_eq!(told(&[LARGEST + 1]), ["0 the file has 4194305 bytes; at most 4 MiB are read"]);
    assert_eq!(told(&[LARGEST; 8]), [""; 0]);
    let one_more = [vec![LARGEST; 8], vec![1]].concat();
    assert_eq!(told(&one_more), ["8 a dossier has at most 32 MiB of TOML"]);
    assert_eq!(told(&vec![1; 4096]), [""; 0]);
    assert_eq!(told(&vec![1; 4097]), ["4096 a dossier has at most 4096 files"]);
}

#[test]
fn one_long_line_is_searched_for_defaults_once() {
    let text = format!("[[claim]]\n# {}\n", "defaults ".repeat(400_000));
    let start = std::time::Instant::now();
    assert!(codes(&read(&text)).contains(&"E-missing-field"));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn long_texts_of_other_scripts_are_looked_through_once() {
    let note = "汉字".repeat(10_000) + "\u{200b}";
    let text = format!("{HEADER}{}", format!("[[claim]]\nnote = \"{note}\"\n").repeat(10));
    let start = std::time::Instant::now();
    let found = codes(&read(&text));
    assert_eq!(found.iter().filter(|code| **code == "W-changed-text").count(), 10);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn too_many_faults_end_in_a_count() {
    let text = format!("{HEADER}{}", "x\n".repeat(100_000));
    let loaded = read(&text);
    assert_eq!(loaded.faults.len(), 1001);
    let last = loaded.faults.last().unwrap();
    assert_eq!(last.rule.code, "E-more-faults");
    assert!(last.message.starts_with("99000 more"), "{}", last.message);
}

/// Ten thousand lines, each with its number.
fn numbered(line: &str) -> String {
    let lines: Vec<String> = (0..10_000).map(|at| line.replace('@', &at.to_string())).collect();
    lines.concat()
}

/// A small generator, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
    }
}

/// Pieces from which anything can be put together: TOML's own signs, our words, and trouble.
const PIECES: &[&str] = &[
    "[[claim]]\n",
    "[dataset]\n",
    "[[state]]\n",
    "[defaults]\n",
    "[claim.ext]\n",
    "[[agreement.point]]\n",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "#",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "id = \"x\"\n",
    "by = ",
    "says",
    "\"a\"",
    "2024-10-22",
    "1e400",
    "nan",
    "-",
    "0x",
    "1.5",
    "true",
    "line = [[1,2],[3,4]]\n",
    "amount = \">=5k person\"\n",
    "when = \"late 2024\"\n",
    "\u{202e}",
    "\u{200b}",
    "\u{1b}",
    "\0",
    "é",
    "\u{feff}",
    "a.b.c",
    "\\u0000",
    "via = \"s\"\n",
];

#[test]
fn any_text_is_read_without_harm() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..random.below(40) {
            text += PIECES[random.below(PIECES.len())];
        }
        let loaded = read(&text);
        for fault in &loaded.faults {
            let file = loaded.files.get(fault.span.file).unwrap();
            assert!(
                file.text.get(fault.span.start as usize..fault.span.end as usize).is_some(),
                "{text:?} {fault:?}"
            );
            loaded.files.place(fault.span);
        }
        // Whatever TOML refuses, we refuse. (What TOML takes, we may refuse for what it says.)
        if !text.contains('\0')
            && !text.trim().is_empty()
            && toml::from_str::<toml::Table>(&text).is_err()
        {
            assert!(!loaded.faults.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn any_bytes_are_read_without_harm() {
    let mut random = Random(88_172_645_463_325_252);
    for _ in 0..20_000 {
        let length = random.below(200);
        let content: Vec<u8> =
            (0..length).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
        bytes(&content);
        let printable: Vec<u8> = content.iter().map(|byte| byte % 96 + 31).collect();
        bytes(&printable);
    }
}

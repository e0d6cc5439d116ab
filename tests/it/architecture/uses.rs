//! The paths that a module's code names, read off its tokens: `use` lines with nested braces, and
//! paths in code and macros, from `crate`, `super` or `self`.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Names that lead from the root of the crate to something: `crate::a::B` is `a`, `B`.
pub type Names = Vec<String>;

/// What a module says of others, outside its tests.
#[derive(Default)]
pub struct Uses {
    /// Every path it names. One of a `use` line that starts with neither `crate`, `super` nor `self`
    /// is taken to start in the module itself; if it does not, no module has that name.
    pub paths: BTreeSet<Names>,
    /// What the `use` lines call things.
    pub called: BTreeMap<String, Names>,
    /// Modules with a file of their own that are compiled for tests only.
    pub tests: BTreeSet<Names>,
}

/// Reads the code of a module.
pub fn uses(code: &str, module: &[String]) -> Uses {
    let mut found = Uses::default();
    found.read(code.parse().unwrap(), module);
    found
}

type Tokens = Peekable<IntoIter>;

impl Uses {
    fn read(&mut self, tokens: TokenStream, module: &[String]) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(it) if it.as_char() == '#' && opens_tests(&mut tokens) => {
                    let file = skip_item(&mut tokens);
                    self.tests.extend(file.map(|name| below(module, name)));
                }
                TokenTree::Group(it) if !is_scope(it.stream()) => self.read(it.stream(), module),
                TokenTree::Ident(it) => self.word(&it.to_string(), &mut tokens, module),
                _ => {}
            }
        }
    }

    /// A word of code, which may open a path or a module.
    fn word(&mut self, word: &str, tokens: &mut Tokens, module: &[String]) {
        let mut found = Vec::new();
        match word {
            "mod" => {
                let name = tokens.next().unwrap().to_string();
                if let Some(inside) = group(tokens) {
                    self.read(inside, &below(module, name));
                }
            }
            "use" => {
                path(tokens, module.to_vec(), &mut found);
                let called = found.iter().map(|(name, path)| (name.clone(), path.clone()));
                self.called.extend(called);
            }
            "crate" | "super" | "self" if is_path(tokens) => {
                path(tokens, step(word, module.to_vec()), &mut found);
            }
            _ => {}
        }
        self.paths.extend(found.into_iter().map(|(_, path)| path));
    }
}

/// The rest of a path, or all that its braces hold, each with what it is called from now on; `names`
/// lead to where it starts.
fn path(tokens: &mut Tokens, mut names: Names, found: &mut Vec<(String, Names)>) {
    loop {
        while is(tokens, ':') {
            tokens.next();
        }
        if let Some(inside) = group(tokens) {
            let mut inside = inside.into_iter().peekable();
            while inside.peek().is_some() {
                path(&mut inside, names.clone(), found);
                while inside.next().is_some_and(|it| it.to_string() != ",") {}
            }
            return;
        }
        match tokens.peek() {
            Some(TokenTree::Ident(it)) => names = step(&it.to_string(), names),
            Some(TokenTree::Punct(it)) if it.as_char() == '*' => names.push("*".into()),
            _ => break,
        }
        tokens.next();
        if !is_path(tokens) {
            break;
        }
    }
    let renamed = tokens.next_if(|it| it.to_string() == "as").and_then(|_| tokens.next());
    let name = renamed.map(|it| it.to_string()).or_else(|| names.last().cloned());
    found.extend(name.map(|name| (name, names)));
}

/// Where a word of a path leads.
fn step(word: &str, mut names: Names) -> Names {
    match word {
        "crate" => names.clear(),
        "super" => drop(names.pop()),
        "self" => {}
        word => names.push(word.to_owned()),
    }
    names
}

fn below(module: &[String], name: String) -> Names {
    module.iter().cloned().chain([name]).collect()
}

fn is(tokens: &mut Tokens, sign: char) -> bool {
    matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == sign)
}

/// Whether `::` comes next.
fn is_path(tokens: &mut Tokens) -> bool {
    let joint =
        |it: &TokenTree| matches!(it, TokenTree::Punct(it) if it.spacing() == Spacing::Joint);
    is(tokens, ':') && tokens.peek().is_some_and(joint)
}

/// What stands in the brackets that come next, if any do.
fn group(tokens: &mut Tokens) -> Option<TokenStream> {
    match tokens.next_if(|it| matches!(it, TokenTree::Group(_))) {
        Some(TokenTree::Group(it)) => Some(it.stream()),
        _ => None,
    }
}

/// Takes an attribute; whether it keeps what follows for tests.
fn opens_tests(tokens: &mut Tokens) -> bool {
    group(tokens).is_some_and(|it| it.to_string().replace(' ', "") == "cfg(test)")
}

/// The brackets of `pub(in crate::load)`, which say who may look and look at nobody.
fn is_scope(tokens: TokenStream) -> bool {
    tokens.into_iter().next().is_some_and(|it| it.to_string() == "in")
}

/// Passes over an item; the name of a module whose code stands in a file of its own.
fn skip_item(tokens: &mut Tokens) -> Option<String> {
    let mut words = Vec::new();
    for token in tokens {
        match &token {
            TokenTree::Group(it) if it.delimiter() == Delimiter::Brace => return None,
            TokenTree::Punct(it) if it.as_char() == ';' => break,
            _ => words.push(token.to_string()),
        }
    }
    let at = words.iter().position(|it| it == "mod")?;
    words.into_iter().nth(at + 1)
}

#[test]
fn paths_are_read_however_they_are_written() {
    let read = |code: &str| -> Vec<String> {
        let module = ["a", "b"].map(String::from);
        uses(code, &module).paths.iter().map(|it| it.join("::")).collect()
    };
    for (code, paths) in [
        ("use crate::x::y::Z;", vec!["x::y::Z"]),
        ("use crate::{x::{self, y::{Z, W as V}}, t::*};", vec!["t::*", "x", "x::y::W", "x::y::Z"]),
        (
            "use super::c; use super::super::d::E; use self::f::G;",
            vec!["a::b::f::G", "a::c", "d::E"],
        ),
        ("pub use c::D; use ::std::fmt;", vec!["a::b::c::D", "a::b::std::fmt"]),
        (
            "fn f(x: &crate::x::Y) { super::g::<u8>(crate::h()); self.k(x) }",
            vec!["a::g", "h", "x::Y"],
        ),
        ("macro_rules! m { () => { matches!(1, $crate::x::ONE) } }", vec!["x::ONE"]),
        ("mod c { use super::d; fn f() { super::super::g() } }", vec!["a::b::d", "a::g"]),
        ("pub(in crate::x) fn f() { g(\"crate::x\", 'c') } // crate::y\n/* crate::z */", vec![]),
        (
            "#[cfg(test)] use crate::x; #[cfg(test)] mod tests { use crate::y; } fn f() { crate::z() }",
            vec!["z"],
        ),
    ] {
        assert_eq!(read(code), paths, "{code}");
    }
    let found = uses("#[cfg(test)]\nmod tests;\nuse c::{D as E};", &["a".to_owned()]);
    assert_eq!(found.tests.into_iter().collect::<Vec<_>>(), [["a", "tests"]]);
    assert_eq!(found.called["E"], ["a", "c", "D"]);
}

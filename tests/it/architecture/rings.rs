//! Modules of one step that use each other, also by way of others.

use std::collections::{BTreeMap, BTreeSet};

use super::{Names, Source, Uses};

/// Which module of a step (`load::reader`, with all below it) names which other one of it, and in
/// which files.
type Edges = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Who names whom. What the step's own file only passes on (`pub use`) is of the module it comes from.
pub fn edges(sources: &[Source]) -> Edges {
    let modules: BTreeMap<&[String], &Uses> =
        sources.iter().map(|it| (it.module.as_slice(), &it.uses)).collect();
    let second = |path: &Names| -> Option<String> {
        let [step, name, ..] = path.as_slice() else { return None };
        if modules.contains_key(&path[..2]) {
            return Some(format!("{step}::{name}"));
        }
        let from = modules.get(&path[..1])?.called.get(name)?;
        modules.contains_key(from.get(..2)?).then(|| from[..2].join("::"))
    };
    let mut edges = Edges::new();
    for source in sources {
        let Some(own) = second(&source.module) else { continue };
        let inside = source.uses.paths.iter().filter(|it| it.first() == source.module.first());
        for other in inside.filter_map(second).filter(|it| *it != own) {
            let file = format!("src/{}", source.path.display());
            edges.entry(own.clone()).or_default().entry(other).or_default().insert(file);
        }
    }
    edges
}

/// All that a module uses, and what that uses in turn.
fn reach<'e>(edges: &'e Edges, module: &'e str) -> BTreeSet<&'e str> {
    let mut found = BTreeSet::new();
    let mut open = vec![module];
    while let Some(module) = open.pop() {
        let next = edges.get(module).into_iter().flat_map(BTreeMap::keys);
        open.extend(next.map(String::as_str).filter(|it| found.insert(*it)));
    }
    found
}

/// The rings in words: their modules, and the files that make them use each other.
pub fn rings(edges: &Edges) -> Vec<String> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        edges.keys().map(|it| (it.as_str(), reach(edges, it))).collect();
    let mut rings = BTreeSet::new();
    for (module, all) in &reached {
        let leads_back = |it: &&str| reached.get(it).is_some_and(|back| back.contains(module));
        let ring: BTreeSet<&str> = all.iter().copied().filter(leads_back).collect();
        if !ring.is_empty() {
            rings.insert(told(edges, &ring));
        }
    }
    rings.into_iter().collect()
}

fn told(edges: &Edges, ring: &BTreeSet<&str>) -> String {
    let names: Vec<&str> = ring.iter().copied().collect();
    let mut lines = vec![format!("a ring of {}:", names.join(", "))];
    for from in ring {
        for (to, files) in edges[*from].iter().filter(|(to, _)| ring.contains(to.as_str())) {
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            lines.push(format!("  {from} uses {to} in {}", files.join(", ")));
        }
    }
    lines.join("\n")
}

#[test]
fn a_ring_is_found_and_told() {
    let road = |files: &[(&str, &str)]| -> Vec<Source> {
        files.iter().map(|(path, text)| Source::new(path.into(), (*text).to_owned())).collect()
    };
    let told = |files: &[(&str, &str)]| rings(&edges(&road(files)));
    let mut files = vec![
        ("a/mod.rs", "mod b; mod c; mod d; pub use d::D; pub struct Own;"),
        ("a/b.rs", "use super::{Own, c::C}; #[cfg(test)] mod tests { use crate::a::e; }"),
        ("a/c/mod.rs", "mod inner;"),
        ("a/c/inner.rs", "use super::super::D; use crate::x::y;"),
        ("a/d.rs", "//! Of [`b`](crate::a::b).\npub struct D;"),
        ("a/e.rs", "use crate::a::b;"),
        ("x/y.rs", "use crate::a::c;"),
    ];
    assert_eq!(told(&files), Vec::<String>::new());
    files[4].1 = "pub struct D(crate::a::b::B);";
    let ring = "a ring of a::b, a::c, a::d:\n  a::b uses a::c in src/a/b.rs\n  \
                a::c uses a::d in src/a/c/inner.rs\n  a::d uses a::b in src/a/d.rs";
    assert_eq!(told(&files), [ring]);
}

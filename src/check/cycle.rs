//! Rings in chains of references, found without recursion: a ring may be as long as the dossier.

use std::collections::HashSet;

use crate::check::context::{Context, count, tick};
use crate::dataset::id::{Ref, Shelf};
use crate::dataset::record::Record;
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule};

/// More rings than this are not listed; one is enough to know what to look for.
const ENOUGH: usize = 50;

/// A node whose edges are being followed, and how many of them already were.
struct Step {
    node: usize,
    taken: usize,
}

/// The rings of a graph given as one list of targets per node, each as the nodes in order.
pub fn rings(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut done = vec![false; edges.len()];
    let mut found = Vec::new();
    for start in 0..edges.len() {
        if !done[start] {
            walk(edges, start, &mut done, &mut found);
        }
    }
    found
}

/// Follows every chain from `start`; a step back onto the path closes a ring.
fn walk(edges: &[Vec<usize>], start: usize, done: &mut [bool], found: &mut Vec<Vec<usize>>) {
    let mut path = vec![Step { node: start, taken: 0 }];
    let mut on_path = HashSet::from([start]);
    while let Some(step) = path.last_mut() {
        let node = step.node;
        let Some(&next) = edges[node].get(step.taken) else {
            done[node] = true;
            on_path.remove(&node);
            path.pop();
            continue;
        };
        step.taken += 1;
        if on_path.contains(&next) {
            if found.len() < ENOUGH {
                let from = path.iter().position(|step| step.node == next).unwrap_or(0);
                found.push(path[from..].iter().map(|step| step.node).collect());
            }
        } else if !done[next] {
            on_path.insert(next);
            path.push(Step { node: next, taken: 0 });
        }
    }
}

/// A ring in words: `a -> b -> a`; the middle of a long one is counted, not named.
pub fn chain<'a>(ring: &[usize], name: impl Fn(usize) -> &'a str) -> String {
    const SHOWN: usize = 6;
    let mut words: Vec<String> =
        ring.iter().take(SHOWN).map(|&node| name(node).to_owned()).collect();
    if ring.len() > SHOWN {
        words.push(format!("({} more)", ring.len() - SHOWN));
    }
    words.extend(ring.first().map(|&node| name(node).to_owned()));
    words.join(" -> ")
}

/// A search for rings on behalf of a rule.
pub struct Seek<'a, 'b> {
    /// The dossier.
    pub context: &'b Context<'a>,
    /// The rule that forbids them.
    pub rule: &'static Rule,
    /// What to do about one.
    pub help: &'static str,
    /// Where faults go.
    pub found: &'b mut Vec<Diagnostic>,
}

impl Seek<'_, '_> {
    /// Reports every ring of one field among the records of one kind.
    pub fn rings<R: Record>(&mut self, all: &Shelf<R>, field: &str, up: fn(&R) -> &[Ref]) {
        let rows: &[R] = all;
        let targets = |record: &R| {
            let same_kind = up(record).iter().filter(|target| target.kind == R::KIND);
            same_kind.filter_map(|target| all.position(target.id)).collect()
        };
        let edges: Vec<Vec<usize>> = rows.iter().map(targets).collect();
        for ring in rings(&edges) {
            let (Some(&first), Some(&next)) = (ring.first(), ring.get(1).or(ring.first())) else {
                continue;
            };
            let name = |at: usize| {
                let id = rows.get(at).and_then(Record::id);
                id.map_or("", |id| self.context.data.word(id))
            };
            let points_on = up(&rows[first]).iter().find(|to| all.position(to.id) == Some(next));
            let header = rows[first].span();
            let here = points_on.map_or(header, |to| self.context.within(header, to.span));
            let kind = R::KIND.word();
            let what = format!("{field} leads back to {kind} {}", tick(name(first)));
            let fault = Diagnostic::new(self.rule, here, format!("{what}: {}", chain(&ring, name)));
            let size = count(ring.len(), kind);
            self.found.push(fault.label(format!("a ring of {size}")).help(self.help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_found_and_chains_are_not() {
        assert!(rings(&[vec![1, 2], vec![2], vec![]]).is_empty());
        assert_eq!(rings(&[vec![0]]), [vec![0]]);
        assert_eq!(
            rings(&[vec![1], vec![2], vec![1], vec![0]]),
            [vec![1, 2]],
            "the tail before a ring is not part of it"
        );
    }

    #[test]
    fn a_long_ring_needs_no_stack() {
        let length = 100_000;
        let edges: Vec<_> = (0..length).map(|at| vec![(at + 1) % length]).collect();
        let found = rings(&edges);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].len(), length);
        assert_eq!(
            chain(&found[0], |at| if at == 0 { "a" } else { "b" }),
            "a -> b -> b -> b -> b -> b -> (99994 more) -> a"
        );
    }
}

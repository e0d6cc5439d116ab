//! How long the map that is compiled in takes to decode, part by part and whole, and how large it
//! is in memory; beside it a plain sum of the same bytes in the same run. `cargo bench --bench
//! basemap`.
#![expect(clippy::disallowed_macros, reason = "a bench prints")]

mod common;

use common::median;
use sitroom::basemap::{Asset, BYTES, Detail, Fault};

const ROUNDS: usize = 100;

fn main() -> Result<(), Fault> {
    let asset = Asset::open(BYTES)?;
    let countries = asset.countries()?.len();
    println!("{:<10} {:>8} {:>8} {:>8} {:>10}", "part", "ms", "arcs", "points", "kB decoded");
    for detail in [Detail::World, Detail::Continent, Detail::Theatre] {
        let level = asset.level(detail, countries)?;
        let seconds = median(ROUNDS, || arcs(&asset, detail, countries));
        let bytes = size_of_val(level.arcs.as_slice()) + size_of_val(level.points.as_slice());
        println!(
            "{:<10} {:>8.3} {:>8} {:>8} {:>10}",
            format!("{detail:?}"),
            seconds * 1e3,
            level.arcs.len(),
            level.points.len(),
            bytes / 1000
        );
    }
    let names = || {
        let towns = asset.towns(countries).map_or(0, |it| it.len());
        let regions = asset.regions().map_or(0, |it| it.len());
        asset.countries().map_or(0, |it| it.len()) + regions + towns
    };
    let sum = || BYTES.iter().map(|byte| usize::from(*byte)).sum();
    let whole = || {
        let details = [Detail::World, Detail::Continent, Detail::Theatre];
        names() + details.map(|it| arcs(&asset, it, countries)).iter().sum::<usize>()
    };
    println!("{:<10} {:>8.3}", "names", median(ROUNDS, names) * 1e3);
    println!("{:<10} {:>8.3} of {} bytes", "all", median(ROUNDS, whole) * 1e3, BYTES.len());
    println!("{:<10} {:>8.3}", "plain sum", median(ROUNDS, sum) * 1e3);
    Ok(())
}

/// Decodes a level; the number of its lines, so that nothing is left undone.
fn arcs(asset: &Asset<'_>, detail: Detail, countries: usize) -> usize {
    asset.level(detail, countries).map_or(0, |it| it.arcs.len())
}

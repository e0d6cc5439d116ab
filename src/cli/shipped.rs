//! The dossier that comes with the program, compiled in.

/// Name and text of a file below `data/`.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/", $name)))
    };
}

/// Every TOML file below `data/`, in reading order: its name there and its text.
pub const FILES: &[(&str, &str)] = &[
    file!("dossier.toml"),
    file!("reports/2022-02-24.toml"),
    file!("reports/2024-06-14.toml"),
    file!("reports/2024-06-19.toml"),
    file!("reports/2024-08-06.toml"),
    file!("reports/2024-09-10.toml"),
    file!("reports/2024-09-26.toml"),
    file!("reports/2024-10-01.toml"),
    file!("reports/2024-10-08.toml"),
    file!("reports/2024-10-09.toml"),
    file!("reports/2024-10-10.toml"),
    file!("reports/2024-10-13.toml"),
    file!("reports/2024-10-14.toml"),
    file!("reports/2024-10-15.toml"),
    file!("reports/2024-10-16.toml"),
    file!("reports/2024-10-17.toml"),
    file!("reports/2024-10-18.toml"),
    file!("reports/2024-10-20.toml"),
    file!("reports/2024-10-22-arms.toml"),
    file!("reports/2024-10-22-bargain.toml"),
    file!("reports/2024-10-22-battlefield.toml"),
    file!("reports/2024-10-22-diplomacy.toml"),
    file!("reports/2024-10-22-hypotheses.toml"),
    file!("reports/2024-10-22-outlook.toml"),
    file!("reports/2024-10-22-partners.toml"),
    file!("reports/2024-10-22-support.toml"),
    file!("reports/2024-10-22-troops.toml"),
    file!("reports/2024-10-23.toml"),
    file!("reports/2024-10-25.toml"),
    file!("reports/2024-10-26.toml"),
    file!("reports/2024-10-28.toml"),
    file!("reports/2024-10-31.toml"),
    file!("reports/2024-11-05.toml"),
    file!("reports/2024-11-09.toml"),
    file!("reports/2024-11-12.toml"),
    file!("reports/2024-11-23.toml"),
    file!("reports/2025-03-10.toml"),
    file!("reports/2026-06-30.toml"),
    file!("scenarios/formations-in-combat.toml"),
    file!("scenarios/harris-wins.toml"),
    file!("scenarios/rear-roles.toml"),
    file!("scenarios/trump-wins.toml"),
    file!("subjects/actors.toml"),
    file!("subjects/agreements.toml"),
    file!("subjects/aid.toml"),
    file!("subjects/flows.toml"),
    file!("subjects/fronts.toml"),
    file!("subjects/indicators.toml"),
    file!("subjects/places.toml"),
    file!("subjects/sources.toml"),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FILES;
    use crate::cli::files;

    #[test]
    fn the_list_is_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let read = files::read(Some(&folder)).unwrap().inputs;
        let read: Vec<_> = read.iter().map(|it| (it.name.as_str(), it.bytes.as_slice())).collect();
        let listed: Vec<_> = FILES.iter().map(|&(name, text)| (name, text.as_bytes())).collect();
        assert!(read == listed, "bring FILES in line with data/");
    }
}

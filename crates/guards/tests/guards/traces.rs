//! Nothing of the machine it was written on, and no people.

use crate::tree::{assert_none, files, text};

/// Beginnings of paths that exist on somebody's machine only. Written in halves, so that this file is no find.
const MACHINE_PATHS: [(&str, &str); 4] = [("/ho", "me/"), ("/ro", "ot/"), ("/Use", "rs/"), ("/wo", "rk/")];

/// Hosts that packages are fetched from; they belong to everybody's own settings.
const HOSTS: [(&str, &str); 6] = [
    ("registry.np", "mjs"),
    ("index.crates", ".io"),
    ("static.crates", ".io"),
    ("pypi", ".org"),
    ("files.pytho", "nhosted"),
    ("deb.deb", "ian"),
];

/// Lock files name where each package comes from; these two public registries and no mirror.
const LOCK_SOURCES: [(&str, &str, &str); 2] = [
    (
        "Cargo.lock",
        "source = \"",
        "registry+https://github.com/rust-lang/crates.io-index\"",
    ),
    ("package-lock.json", "\"resolved\": \"", "https://registry.npmjs.org/"),
];

fn is_lock(file: &str) -> bool {
    LOCK_SOURCES
        .iter()
        .any(|(name, _, _)| file.rsplit('/').next() == Some(*name))
}

#[test]
fn no_file_names_a_path_of_a_machine_or_a_package_host() {
    let sources = files()
        .iter()
        .filter(|f| !is_lock(f) && *f != "crates/guards/tests/guards/traces.rs");
    assert_none(sources.flat_map(|file| {
        let source = text(file).unwrap_or_default();
        let traces = MACHINE_PATHS
            .iter()
            .chain(&HOSTS)
            .map(|(left, right)| format!("{left}{right}"));
        traces
            .filter(move |trace| source.contains(trace))
            .map(move |trace| format!("{file} names {trace}"))
    }));
}

#[test]
fn lock_files_name_the_public_registries_only() {
    for file in files() {
        for (_, key, registry) in LOCK_SOURCES
            .iter()
            .filter(|(name, _, _)| file.rsplit('/').next() == Some(*name))
        {
            for line in text(file)
                .unwrap()
                .lines()
                .filter_map(|line| line.trim().strip_prefix(key))
            {
                assert!(line.starts_with(registry), "{file}: {line}");
            }
        }
    }
}

#[test]
fn no_table_of_households_has_a_column_about_people_beyond_counts() {
    let known = [
        "household_id",
        "site_id",
        "members",
        "wheelchairs",
        "stretchers",
        "tier",
        "said_yes",
        "accepts",
    ];
    for file in files()
        .iter()
        .filter(|f| f.starts_with("examples/") && f.ends_with("households.csv"))
    {
        let table = text(file).unwrap();
        for column in table.lines().next().unwrap_or_default().split(',') {
            assert!(known.contains(&column), "{file}: {column}");
        }
    }
}

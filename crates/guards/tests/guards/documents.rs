//! A path in a document is code: it must exist. And the front page knows every room.

use crate::tree::{assert_none, files, packages, root, text, word};
use std::path::Path;

/// Beginnings of paths from the root of the repository.
const TOP: [&str; 6] = ["crates/", "docs/", "examples/", "scripts/", "benchmarks/", ".ci/"];

/// Files at the root that documents name.
const ENDINGS: [&str; 3] = [".md", ".toml", ".lock"];

fn is_file_at_the_root(word: &str) -> bool {
    let capitals = word.chars().next().is_some_and(char::is_uppercase);
    capitals && !word.contains('/') && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Texts between single backquotes that are paths; patterns with a placeholder are not.
fn named_paths(text: &str) -> Vec<String> {
    let mut quoted: Vec<&str> = Vec::new();
    for line in text.lines() {
        quoted.extend(line.split('`').skip(1).step_by(2));
    }
    let path = |word: &&&str| TOP.iter().any(|top| word.starts_with(top)) || is_file_at_the_root(word);
    let plain = |word: &&&str| !word.contains(['*', '<', '{', ' ', '…']) && !word.contains("...");
    quoted
        .iter()
        .filter(path)
        .filter(plain)
        .map(|word| word.trim_end_matches('/').to_owned())
        .collect()
}

/// Targets of Markdown links that stay in the repository.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let inside = targets.filter(|t| !t.contains("://") && !t.starts_with('#') && !t.contains(' '));
    inside.map(|t| t.split('#').next().unwrap_or(t).to_owned()).collect()
}

#[test]
fn every_path_that_is_named_exists() {
    let pages = files()
        .iter()
        .filter(|f| f.ends_with(".md") || f.ends_with(".rs") || f.starts_with("scripts/"));
    assert_none(pages.flat_map(|file| {
        let named = named_paths(&text(file).unwrap_or_default()).into_iter();
        let missing = named.filter(|path| !root().join(path).exists());
        missing.map(move |path| format!("{file} names `{path}`, which does not exist"))
    }));
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let pages = files().iter().filter(|f| f.ends_with(".md"));
    assert_none(pages.flat_map(|file| {
        let folder = root().join(Path::new(file).parent().unwrap());
        let links = links(&text(file).unwrap_or_default()).into_iter();
        let missing = links.filter(move |link| !folder.join(link).exists());
        missing.map(move |link| format!("{file} links to {link}, which does not exist"))
    }));
}

#[test]
fn architecture_has_a_line_for_every_crate() {
    let page = text("ARCHITECTURE.md").unwrap();
    let named = packages()
        .iter()
        .map(|package| format!("`crates/{}`", word(package, "name")));
    let unsaid = named.filter(|name| !page.contains(name));
    assert_none(unsaid.map(|name| format!("ARCHITECTURE.md says nothing of {name}")));
}

#[test]
fn the_changelog_begins_with_what_is_unreleased() {
    let page = text("CHANGELOG.md").unwrap();
    assert!(
        page.lines()
            .find(|line| line.starts_with("## "))
            .unwrap()
            .contains("Unreleased")
    );
}

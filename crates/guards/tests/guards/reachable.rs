//! No file is forgotten: every Rust file belongs to a target, directly or as a module of one.

use crate::tree::{assert_none, files, packages, packages_of, root, text, word};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Targets of the workspace, and of the small ones apart from it, which the program is built without.
fn targets() -> Vec<String> {
    let is_apart =
        |file: &&String| file.ends_with("/Cargo.toml") && text(file).unwrap_or_default().contains("[workspace]\n");
    let apart: Vec<_> = files()
        .iter()
        .filter(is_apart)
        .flat_map(|file| packages_of(file))
        .collect();
    let all = packages().iter().chain(&apart);
    let all = all.flat_map(|p| p["targets"].as_array().unwrap());
    let paths = all.map(|t| PathBuf::from(word(t, "src_path")).canonicalize().unwrap());
    paths
        .map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned())
        .collect()
}

/// The modules that a file names with `mod name;`, as paths.
fn modules(file: &str, is_target: bool) -> Vec<String> {
    let path = Path::new(file);
    let folder = path.parent().unwrap();
    let stem = path.file_stem().unwrap();
    let home = if is_target || stem == "mod" {
        folder.to_owned()
    } else {
        folder.join(stem)
    };
    let source = text(file).unwrap_or_default();
    let names = source.lines().filter_map(|line| {
        let (before, after) = line.trim().split_once("mod ")?;
        let name = after.strip_suffix(';')?;
        (before.is_empty() || before.starts_with("pub")).then(|| name.to_owned())
    });
    let both = |name: String| [home.join(format!("{name}.rs")), home.join(name).join("mod.rs")];
    names
        .flat_map(both)
        .map(|path| path.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_rust_file_is_a_target_or_a_module_of_one() {
    let mut reached: BTreeSet<String> = targets().into_iter().collect();
    let mut open: Vec<(String, bool)> = reached.iter().map(|file| (file.clone(), true)).collect();
    while let Some((file, is_target)) = open.pop() {
        for module in modules(&file, is_target) {
            if root().join(&module).is_file() && reached.insert(module.clone()) {
                open.push((module, false));
            }
        }
    }
    let forgotten = files().iter().filter(|f| f.ends_with(".rs") && !reached.contains(*f));
    assert_none(forgotten.map(|file| format!("{file} is compiled by nobody: name it with `mod` or delete it")));
}

#[test]
fn every_test_of_the_page_is_run_by_its_script() {
    let script = text("crates/web/page/test.sh").unwrap();
    let tests = files().iter().filter_map(|file| file.strip_prefix("crates/web/page/"));
    let forgotten = tests.filter(|test| test.ends_with(".test.mjs") && !script.contains(test));
    assert_none(forgotten.map(|test| format!("crates/web/page/test.sh does not run {test}")));
}

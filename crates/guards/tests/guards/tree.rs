//! The tree as the guards see it: the files that are, or are about to be, in the repository, and what cargo knows.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// Returns the root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// Returns the paths, from the root, of all files git has or would take up. Read once.
pub fn files() -> &'static [String] {
    static FILES: OnceLock<Vec<String>> = OnceLock::new();
    FILES.get_or_init(|| {
        let list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
        let output = Command::new("git").current_dir(root()).args(list).output().unwrap();
        assert!(output.status.success(), "the guards read the list of files from git");
        let mut files: Vec<String> = String::from_utf8(output.stdout)
            .unwrap()
            .split('\0')
            .map(str::to_owned)
            .collect();
        files.retain(|file| !file.is_empty() && root().join(file).is_file());
        files.sort();
        files.dedup();
        files
    })
}

/// Returns the text of a file, or nothing when it is not text.
pub fn text(file: &str) -> Option<String> {
    String::from_utf8(fs::read(root().join(file)).unwrap()).ok()
}

/// Returns the packages of the workspace as `cargo metadata` tells them. Read once.
pub fn packages() -> &'static [Value] {
    static PACKAGES: OnceLock<Vec<Value>> = OnceLock::new();
    PACKAGES.get_or_init(|| packages_of("Cargo.toml"))
}

/// Returns the packages of a workspace, by its manifest.
pub fn packages_of(manifest: &str) -> Vec<Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = [
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--offline",
        "--manifest-path",
        manifest,
    ];
    let output = Command::new(cargo)
        .current_dir(root())
        .args(arguments)
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Fails with every finding at once.
pub fn assert_none(findings: impl IntoIterator<Item = String>) {
    let findings: Vec<String> = findings.into_iter().collect();
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

/// Returns a text member of a JSON value.
pub fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

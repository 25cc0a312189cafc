//! Changes as people write them: both forms, back and forth, and everything that can be wrong with them.
#![allow(clippy::unwrap_used, missing_docs)]

mod forms;
mod wrong;

use documents::folder::{self, FileContent};
use movement::operation::Operation;
use std::path::Path;

/// Returns an operation of `examples/`.
fn example(name: &str) -> Operation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    let content = |file: &str| match std::fs::read(folder.join(file)) {
        Ok(bytes) => FileContent::Bytes(bytes),
        Err(_) => FileContent::Missing,
    };
    folder::read(&content).unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

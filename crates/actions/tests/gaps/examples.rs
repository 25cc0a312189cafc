//! The examples of the repository: operation folders with every kind of rule.

use documents::folder::{FileContent, read};
use movement::operation::Operation;
use std::fs;
use std::path::Path;

pub fn folder(example: &str) -> Operation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(example);
    let get = |name: &str| FileContent::Bytes(fs::read(folder.join(name)).unwrap());
    read(&get).unwrap_or_else(|problems| panic!("{example}: {problems:?}"))
}

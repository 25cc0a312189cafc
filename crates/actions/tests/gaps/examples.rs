//! The large example of the repository: an operation folder with two legs. The small ones change with what they explain.

use documents::folder::{FileContent, read};
use movement::operation::Operation;
use std::fs;
use std::path::Path;

pub fn folder(example: &str) -> Operation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(example);
    let get = |name: &str| fs::read(folder.join(name)).map_or(FileContent::Missing, FileContent::Bytes);
    read(&get).unwrap_or_else(|problems| panic!("{example}: {problems:?}"))
}

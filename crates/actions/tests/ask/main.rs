//! The ask list: its claims hold when the folder is really changed and planned anew, and what does not bind buys nothing.
#![allow(clippy::unwrap_used, clippy::panic)]

mod changed_folder;
mod claims;

use actions::World;
use actions::ask::{AskList, Settings, ask};
use documents::folder::{FileContent, read};
use movement::operation::Operation;
use planner::ask::Lane;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// The files of an example by name.
type Files = BTreeMap<String, String>;

fn files(example: &str) -> Files {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(example);
    let named = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        let is_file = path.is_file() && path.extension().is_some_and(|end| end == "csv" || end == "toml");
        is_file.then(|| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
    };
    fs::read_dir(folder).unwrap().filter_map(named).collect()
}

fn operation(files: &Files) -> Operation {
    let content = |name: &str| {
        let text = files.get(name);
        text.map_or(FileContent::Missing, |text| {
            FileContent::Bytes(text.clone().into_bytes())
        })
    };
    read(&content).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn list(operation: &Operation, moves: u64) -> AskList {
    let world = World {
        stop: &|| false,
        clock: &|| Duration::ZERO,
    };
    let settings = Settings {
        seed: 1,
        moves,
        time: None,
        lane: Lane::AsToday,
    };
    ask(&world, operation, settings, &mut |_, _| ()).unwrap()
}

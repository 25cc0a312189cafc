//! The program as people and other programs run it: what it prints, writes and answers with its exit status.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod access;
mod again;
mod ask;
mod bad_input;
mod boarding;
mod bundles;
mod check;
mod compare;
mod consents;
mod demo;
mod disk;
mod duplicates;
mod explain;
mod forms;
mod import;
mod import_names;
mod instances;
mod ledger;
mod ledger_plan;
mod ledger_windows;
mod plan;
mod printing;
mod replan;
mod sealed;
mod surveys;
mod sync;
mod synthesize;
mod what_if;
mod words;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Nothing asked for here takes longer, unless it hangs.
const PATIENCE: Duration = Duration::from_secs(60);

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_corridor"))
}

/// Runs the program to its end, which must come.
fn run(command: &mut Command) -> Output {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            assert!(started.elapsed() < PATIENCE, "{command:?} hangs");
        }
        sleep(Duration::from_millis(5));
    };
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    child.stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
    child.stderr.take().unwrap().read_to_end(&mut stderr).unwrap();
    Output { status, stdout, stderr }
}

/// Runs the program; arguments are parted by spaces, and `{}` stands for the paths in their order.
fn corridor(arguments: &str, paths: &[&Path]) -> Output {
    let mut paths = paths.iter();
    let mut command = program();
    for argument in arguments.split_whitespace() {
        match argument {
            "{}" => command.arg(paths.next().unwrap()),
            _ => command.arg(argument),
        };
    }
    run(&mut command)
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn answer(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Returns the answer, which must be one JSON object and nothing else.
fn object(output: &Output) -> Value {
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(value.is_object() && output.stderr.is_empty(), "{output:?}");
    value
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// Returns a copy of an example that a test may spoil.
fn copy(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(example(name)).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_file() {
            fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
    }
    folder
}

/// Replaces a text in a file of a folder.
fn spoil(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Returns every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (name(&path), fs::read(&path).unwrap())).collect()
}

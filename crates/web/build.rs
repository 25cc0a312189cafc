//! web, build: fetches the page's npm packages by its lock file and bundles the page, all inside cargo's own folder,
//! so that a build leaves the source tree as it was.
// Cargo reads a build script's answers from its output.
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

/// What the page is made of, relative to this crate.
const PAGE: &str = "page";
/// Files and folders of the page that the bundle needs; its tests are not among them.
const SOURCES: [&str; 6] = [
    "package.json",
    "package-lock.json",
    ".npmrc",
    "bundle.mjs",
    "build",
    "src",
];
const OLDEST_NODE: u32 = 20;
const REMEDY: &str =
    "run scripts/prepare and source scripts/tools/path.sh, or install Node.js 20 or newer with npm, then build again";

fn main() -> ExitCode {
    match bundle() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("cargo::error={}", problem.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn bundle() -> Result<(), String> {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={PAGE}/{source}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gave no OUT_DIR")?);
    let work = out.join("page-work");
    require_node()?;
    copy_sources(&work).map_err(|e| format!("cannot copy the page's sources to {}: {e}", work.display()))?;
    install(&work)?;
    let mut bundler = Command::new("node");
    bundler.arg("bundle.mjs").arg(out.join("page")).current_dir(&work);
    run(
        bundler,
        "bundling the page",
        "read the message above; a lock file changed by hand is the usual cause",
    )
}

fn require_node() -> Result<(), String> {
    let told = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|e| format!("Node.js was not found ({e}): {REMEDY}"))?;
    let version = String::from_utf8_lossy(&told.stdout).trim().to_owned();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(format!("Node.js {version} is too old: {REMEDY}")),
    }
}

/// Replaces the copied sources, and keeps the packages that an earlier build installed.
fn copy_sources(work: &Path) -> io::Result<()> {
    fs::create_dir_all(work)?;
    for source in SOURCES {
        let (from, to) = (Path::new(PAGE).join(source), work.join(source));
        if to.is_dir() {
            fs::remove_dir_all(&to)?;
        }
        copy(&from, &to)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(drop);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Installs the packages of the lock file, unless exactly these are installed already.
fn install(work: &Path) -> Result<(), String> {
    let lock =
        fs::read(work.join("package-lock.json")).map_err(|e| format!("cannot read the page's lock file: {e}"))?;
    let installed = work.join("installed-lock.json");
    if fs::read(&installed).is_ok_and(|earlier| earlier == lock) && work.join("node_modules").is_dir() {
        return Ok(());
    }
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args([
        "ci",
        "--ignore-scripts",
        "--omit=dev",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    npm.current_dir(work);
    run(
        npm,
        "fetching the page's packages",
        "check that npm is installed and reaches its registry, then build again",
    )?;
    fs::write(&installed, lock).map_err(|e| format!("cannot note what was installed: {e}"))
}

fn run(mut command: Command, doing: &str, remedy: &str) -> Result<(), String> {
    let told = command.output().map_err(|e| {
        format!(
            "{doing} failed, {:?} did not start ({e}): {REMEDY}",
            command.get_program()
        )
    })?;
    if told.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&told.stderr);
    Err(format!("{doing} failed: {}; {remedy}", said.trim()))
}

//! What can stand on a disk where a table or a plan belongs.
#![cfg(unix)]

use crate::{copy, corridor, example, files, object, program, run, status, told};
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

const GIB: u64 = 1 << 30;

fn sparse(path: &Path) {
    File::create(path).unwrap().set_len(2 * GIB).unwrap();
}

/// Runs the program where it may have no more than half a gibibyte of addresses.
fn bounded(arguments: &[&Path]) -> std::process::Output {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 524288; exec \"$@\"", "sh"]);
    run(command.arg(program().get_program()).args(arguments))
}

#[test]
fn two_gigabytes_are_refused_by_their_size_alone() {
    let folder = copy("tiny");
    sparse(&folder.path().join("households.csv"));
    let output = bounded(&["plan".as_ref(), folder.path(), "--json".as_ref()]);
    let problems = object(&output)["problems"].clone();
    assert_eq!((status(&output), problems.as_array().unwrap().len()), (2, 1));
    assert_eq!(
        (&problems[0]["code"], &problems[0]["file"]),
        (&"file-too-large".into(), &"households.csv".into())
    );

    let instance = folder.path().join("instance.json");
    sparse(&instance);
    assert_eq!(status(&bounded(&["plan".as_ref(), &instance])), 2);
    assert_eq!(status(&bounded(&["check".as_ref(), &example("tiny"), &instance])), 2);
}

#[test]
fn what_is_no_ordinary_file_is_not_waited_for() {
    type Make = fn(&Path);
    let make: [Make; 3] = [
        |path| fs::create_dir(path).unwrap(),
        |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        |path| std::os::unix::fs::symlink("/dev/zero", path).unwrap(),
    ];
    for make in make {
        let folder = copy("tiny");
        let table = folder.path().join("households.csv");
        fs::remove_file(&table).unwrap();
        make(&table);
        let output = corridor("plan {} --json", &[folder.path()]);
        assert_eq!(status(&output), 2);
        assert_eq!(object(&output)["problems"][0]["code"], "unreadable-file");
        if !table.is_dir() {
            assert_eq!(status(&corridor("plan {}", &[&table])), 3);
            assert_eq!(status(&corridor("check {} {}", &[&example("tiny"), &table])), 3);
        }
    }
}

#[test]
fn an_output_that_cannot_be_is_told_before_the_search() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    for out in [file.clone(), file.join("deeper"), "/proc/nothing/here".into()] {
        let output = corridor("plan {} --seconds 1000 --out {}", &[&example("tiny"), &out]);
        assert_eq!(status(&output), 3, "{output:?}");
        assert!(
            told(&output).contains("-> give a folder you may write to with --out"),
            "{output:?}"
        );
    }
    assert_eq!(
        (files(folder.path()).len(), fs::read_to_string(file).unwrap()),
        (1, "mine".to_owned())
    );
}

#[test]
fn a_plan_that_cannot_take_its_place_leaves_nothing_aside() {
    let out = tempfile::tempdir().unwrap();
    fs::create_dir_all(out.path().join("plan.json/in the way")).unwrap();
    let output = corridor("plan {} --seconds 0 --out {}", &[&example("tiny"), out.path()]);
    assert_eq!(status(&output), 3, "{output:?}");
    assert!(told(&output).contains("plan.json: "), "{output:?}");
    let left: Vec<_> = fs::read_dir(out.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["plan.json"]);
}

#[test]
fn an_interrupted_search_writes_the_best_plan_so_far() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("plan");
    let mut child = program()
        .args(["plan", "--seconds", "1000", "--out"])
        .args([out.as_path(), &example("tiny")])
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(400));
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.unwrap().success());
    assert!(child.wait().unwrap().success());
    assert_eq!(
        status(&corridor("check {} {}", &[&example("tiny"), &out.join("plan.json")])),
        0
    );
}

#[test]
fn files_are_readable_by_those_the_umask_leaves() {
    use std::os::unix::fs::PermissionsExt;
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", "umask 027; exec \"$@\"", "sh"]);
    let planned = command
        .arg(program().get_program())
        .args(["plan", "--seconds", "0", "--out"]);
    assert_eq!(status(&run(planned.args([out.path(), &example("tiny")]))), 0);
    let mode = fs::metadata(out.path().join("plan.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

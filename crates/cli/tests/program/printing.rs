//! Standard output that ends before the answer does.
#![cfg(unix)]

use crate::{example, program, run, status, told};
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a shell line in which `"$@"` stands for it.
fn shell(line: &str, arguments: &[&Path]) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", line, "sh"]).arg(program().get_program());
    run(command.args(arguments))
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let out = tempfile::tempdir().unwrap();
    let (tiny, plan) = (example("tiny"), out.path().join("plan.json"));
    let line = "{ sleep 0.2; \"$@\"; echo $? >&2; } | true";
    let commands: [&[&Path]; 4] = [
        &[
            "plan".as_ref(),
            &tiny,
            "--seconds=0".as_ref(),
            "--out".as_ref(),
            out.path(),
        ],
        &["check".as_ref(), &tiny, &plan],
        &["check".as_ref(), &tiny, &plan, "--json".as_ref()],
        &["--help".as_ref()],
    ];
    for arguments in commands {
        assert_eq!(told(&shell(line, arguments)), "0\n", "{arguments:?}");
    }
}

#[test]
fn problems_into_a_closed_pipe_keep_their_status() {
    let line = "{ sleep 0.2; \"$@\" 2>&1; echo $? >&3; } 3>&2 | true";
    let ended = shell(line, &["plan".as_ref(), "/nowhere".as_ref()]);
    assert_eq!(told(&ended), "3\n");
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_a_full_disk_does_not_take_is_status_3() {
    let out = tempfile::tempdir().unwrap();
    let (tiny, plan) = (example("tiny"), out.path());
    let ended = shell(
        "\"$@\" > /dev/full",
        &["plan".as_ref(), &tiny, "--seconds=0".as_ref(), "--out".as_ref(), plan],
    );
    assert_eq!(status(&ended), 3);
    assert!(told(&ended).contains("standard output: "), "{ended:?}");
}

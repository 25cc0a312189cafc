//! Prints problems and violations: for people on standard error, for programs as JSON on standard output.

use crate::exit::Status;
use movement::plan::rules::Violation;
use movement::problem::Problem;
use serde_json::{Value, json};

/// Prints every problem of an input.
#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line is where things are printed"
)]
pub fn show(problems: &[Problem], as_json: bool) -> Status {
    if as_json {
        println!(
            "{}",
            json!({ "problems": problems.iter().map(value).collect::<Vec<_>>() })
        );
    } else {
        for problem in problems {
            eprintln!(
                "{}: {}\n    {}\n    -> {}",
                problem.place, problem.code, problem.cause, problem.remedy
            );
        }
        eprintln!("{}; nothing was written", count(problems.len(), "problem"));
    }
    Status::BadInput
}

/// Prints every rule a plan breaks.
#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line is where things are printed"
)]
pub fn show_violations(violations: &[Violation], as_json: bool) -> Status {
    if as_json {
        println!(
            "{}",
            json!({ "violations": violations.iter().map(violation).collect::<Vec<_>>() })
        );
    } else {
        for violation in violations {
            let Violation {
                rule,
                place,
                cause,
                remedy,
            } = violation;
            eprintln!("{place}: {rule}\n    {cause}\n    -> {remedy}");
        }
        eprintln!("{} of the rules", count(violations.len(), "violation"));
    }
    Status::RuleBroken
}

/// Returns a number with its word.
pub fn count(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

fn value(problem: &Problem) -> Value {
    let place = &problem.place;
    json!({
        "code": problem.code, "file": place.file, "row": place.row, "column": place.column,
        "cause": problem.cause, "remedy": problem.remedy,
    })
}

fn violation(violation: &Violation) -> Value {
    let Violation {
        rule,
        place,
        cause,
        remedy,
    } = violation;
    json!({ "rule": rule, "place": place, "cause": cause, "remedy": remedy })
}

//! Prints problems and violations: for people on standard error, for programs as JSON on standard output.

use crate::exit::Status;
use crate::output;
use crate::words::count;
use movement::plan::rules::Violation;
use movement::problem::Problem;
use serde_json::{Value, json};
use std::fmt::Display;
use std::io;

/// Prints every problem of an input.
pub fn show(problems: &[Problem], as_json: bool) -> io::Result<Status> {
    if as_json {
        let all: Vec<Value> = problems.iter().map(value).collect();
        output::answer(json!({ "problems": all }))?;
    } else {
        problems
            .iter()
            .for_each(|p| tell(&p.place, p.code, &p.cause, &p.remedy));
        let number = count(problems.len(), "problem");
        output::tell(format_args!("{number}; nothing was written"));
    }
    Ok(Status::BadInput)
}

/// Prints every rule a plan breaks.
pub fn show_violations(violations: &[Violation], as_json: bool) -> io::Result<Status> {
    if as_json {
        let all: Vec<Value> = violations.iter().map(violation).collect();
        output::answer(json!({ "violations": all }))?;
    } else {
        violations
            .iter()
            .for_each(|v| tell(&v.place, v.rule, &v.cause, &v.remedy));
        let number = count(violations.len(), "violation");
        output::tell(format_args!("{number} of the rules; do not use this plan"));
    }
    Ok(Status::RuleBroken)
}

/// Prints the faults of tours, which have no places to look up.
pub fn show_faults(faults: &[String], as_json: bool) -> io::Result<Status> {
    if as_json {
        output::answer(json!({ "faults": faults }))?;
    } else {
        faults.iter().for_each(output::tell);
        let number = count(faults.len(), "fault");
        output::tell(format_args!("{number}; do not use these tours"));
    }
    Ok(Status::RuleBroken)
}

/// Says to whom a plan of ours that breaks a rule is to be told: the input is not at fault.
pub fn show_defect() {
    output::tell("corridor made a plan that breaks its own rules and did not write it -> please report this defect");
}

fn tell(place: &dyn Display, code: &str, cause: &str, remedy: &str) {
    output::tell(format_args!("{place}: {code}\n    {cause}\n    -> {remedy}"));
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

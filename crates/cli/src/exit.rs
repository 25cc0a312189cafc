//! What the exit status means: the only place that turns an outcome into a number.

use crate::output;
use serde_json::json;
use std::io;
use std::process::ExitCode;

/// The table that `--help` shows.
pub const MEANINGS: &str = "Exit status: 0 done (also when not everyone fits), 1 a plan breaks a rule, 2 something in \
                            the input or the command line is wrong, 3 a file could not be read or written.";

/// How a command that could be carried out ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All is well.
    Done,
    /// The plan breaks a rule; what and where is printed.
    RuleBroken,
    /// What was written is wrong; every problem is printed.
    BadInput,
}

/// Returns the exit status of a command, and says why it failed.
pub fn report(outcome: anyhow::Result<Status>, as_json: bool) -> ExitCode {
    let error = match outcome {
        Ok(Status::Done) => return ExitCode::SUCCESS,
        Ok(Status::RuleBroken) => return ExitCode::from(1),
        Ok(Status::BadInput) => return ExitCode::from(2),
        Err(error) => error,
    };
    let told = as_json && output::answer(json!({ "error": format!("{error:#}") })).is_ok();
    if !told {
        output::tell(format_args!("corridor: {error:#}"));
    }
    let files = error.chain().any(|cause| cause.is::<io::Error>());
    ExitCode::from(if files { 3 } else { 2 })
}

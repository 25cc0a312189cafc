//! What the exit status means: the only place that turns an outcome into a number.

use std::io;
use std::process::ExitCode;

/// The table that `--help` shows.
pub const MEANINGS: &str = "Exit status: 0 done (also when not everyone fits), 1 the plan breaks a rule, 2 something \
                            in the input or the command line is wrong, 3 a file could not be read or written.";

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

/// Returns the exit status of a command, and says on standard error why it failed.
#[allow(clippy::print_stderr, reason = "the command line is where things are printed")]
pub fn report(outcome: anyhow::Result<Status>) -> ExitCode {
    match outcome {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::RuleBroken) => ExitCode::from(1),
        Ok(Status::BadInput) => ExitCode::from(2),
        Err(error) => {
            eprintln!("corridor: {error:#}");
            ExitCode::from(if error.chain().any(|cause| cause.is::<io::Error>()) {
                3
            } else {
                2
            })
        }
    }
}

//! The one program `corridor`: chooses a command, prints what it answers, and sets the exit status.

mod commands;
mod disk;
mod exit;
mod input;
mod problems;

use clap::Parser;
use std::process::ExitCode;

/// Plans the safe, voluntary movement of displaced people out of a camp.
#[derive(Parser)]
#[command(name = "corridor", version, about, after_help = exit::MEANINGS)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    exit::report(Cli::parse().command.run())
}

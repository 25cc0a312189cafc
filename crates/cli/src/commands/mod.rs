//! The commands, one file each: the folder listing is the menu.

mod synthesize;

use crate::exit::Status;
use clap::Subcommand;

/// What can be done.
#[derive(Subcommand)]
pub enum Command {
    /// Invents the households of an operation folder.
    Synthesize(synthesize::Synthesize),
}

impl Command {
    /// Carries out the command.
    pub fn run(self) -> anyhow::Result<Status> {
        match self {
            Self::Synthesize(command) => command.run(),
        }
    }
}

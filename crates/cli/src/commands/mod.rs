//! The commands, one file each: the folder listing is the menu.

mod ask;
mod check;
mod compare;
mod demo;
mod explain;
mod plan;
mod replan;
mod synthesize;
mod what_if;

use crate::exit::Status;
use clap::Subcommand;

/// What can be done.
#[derive(Subcommand)]
pub enum Command {
    /// Draws a plan, judges it, and writes it with its tables and its page.
    Plan(plan::Plan),
    /// Works out what one more of each would buy.
    Ask(ask::Ask),
    /// Runs scenarios side by side.
    WhatIf(what_if::WhatIf),
    /// Makes a plan anew after an event, with as few people as possible told something else.
    Replan(replan::Replan),
    /// Judges a finished plan by every rule.
    Check(check::Check),
    /// Compares two plans: who gains and who loses.
    Compare(compare::Compare),
    /// Explains a plan: how long people wait, and why a household is not on a convoy.
    Explain(explain::Explain),
    /// Invents the households of an operation folder.
    Synthesize(synthesize::Synthesize),
    /// Plans the Rukban movement of 2019 with invented households, and shows the page.
    Demo(demo::Demo),
}

impl Command {
    /// Carries out the command.
    pub fn run(self) -> anyhow::Result<Status> {
        match self {
            Self::Plan(command) => command.run(),
            Self::Ask(command) => command.run(),
            Self::WhatIf(command) => command.run(),
            Self::Replan(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Compare(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Synthesize(command) => command.run(),
            Self::Demo(command) => command.run(),
        }
    }

    /// Whether a program asked, and not a person.
    pub fn as_json(&self) -> bool {
        match self {
            Self::Plan(command) => command.settings.json,
            Self::Ask(command) => command.json,
            Self::WhatIf(command) => command.json,
            Self::Replan(command) => command.json,
            Self::Check(command) => command.json,
            Self::Compare(command) => command.json,
            Self::Explain(command) => command.json,
            Self::Synthesize(command) => command.json,
            Self::Demo(command) => command.settings.json,
        }
    }
}

//! The one program `corridor`: chooses a command, prints what it answers, and sets the exit status.

mod commands;
mod custody;
mod desk;
mod disk;
mod exit;
mod input;
mod interrupt;
mod keys;
mod output;
mod problems;
mod words;

use clap::Parser;
use std::process::ExitCode;

const EXAMPLES: &str = "Examples:
  corridor demo
  corridor plan examples/tiny
  corridor check examples/tiny examples/tiny/plan/plan.json
";

/// Plans the safe, voluntary movement of displaced people out of a camp.
#[derive(Parser)]
#[command(name = "corridor", version, about, after_help = format!("{EXAMPLES}\n{}", exit::MEANINGS))]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let as_json = command.as_json();
    exit::report(command.run(), as_json)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use clap::{Command, CommandFactory};

    /// Every command below this one, and itself.
    fn tree(command: &Command) -> Vec<&Command> {
        let below = command.get_subcommands().flat_map(tree);
        std::iter::once(command).chain(below).collect()
    }

    fn examples(command: &Command) -> Vec<String> {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1);
        lines
            .take_while(|line| line.starts_with("  corridor "))
            .map(|line| line.trim().split("   ").next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn every_command_shows_examples_that_can_be_typed() {
        let cli = Cli::command();
        for command in tree(&cli) {
            let shown = examples(command);
            assert!(shown.len() >= 2, "{} shows no examples", command.get_name());
            for example in shown {
                let read = Cli::try_parse_from(example.split_whitespace());
                assert!(read.is_ok(), "{example}: {}", read.err().unwrap());
            }
        }
    }

    #[test]
    fn every_command_answers_programs_too() {
        let cli = Cli::command();
        for command in cli.get_subcommands() {
            let json = command.get_arguments().any(|argument| argument.get_id() == "json");
            assert!(json, "{} has no --json", command.get_name());
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}

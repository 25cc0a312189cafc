//! `corridor intention`: one adult was asked what it means to do, and what it said is sealed.

use crate::custody::{sealed_of, text};
use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{Interview, ask_intention};
use clap::Args;
use movement::ledger::{PersonId, RoundId, Setting};
use seal::Answer;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor intention camp-ledger 00000000000000000000000000000001 00000000000000000000000000000002 --language ar --setting alone
  corridor intention camp-ledger 00000000000000000000000000000001 00000000000000000000000000000002 --language ar --setting watched --from answer.toml

The answer comes on standard input, because the shell keeps arguments; its form: docs/concepts/surveys.md. Destroy the file it came from.
Who will not answer is recorded the same way. An intention is no consent, and nothing depends on it. One person at a time.";

/// Seals what a PERSON answered in a ROUND, or that it would not.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Intention {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The round.
    round: RoundId,
    /// The person.
    person: PersonId,
    /// The language it was asked in, e.g. ar.
    #[arg(long)]
    language: String,
    /// Who else was there: alone, with-others or watched.
    #[arg(long)]
    setting: Setting,
    /// A TOML file instead of standard input.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Intention {
    /// Seals the answer and records that the person was asked.
    pub fn run(self) -> anyhow::Result<Status> {
        let answer = Answer::read(&text(self.from.as_deref())?)?;
        let mut folder = Folder::open(&self.folder, self.site)?;
        let mut sealed = sealed_of(&self.folder, folder.store.ledger())?;
        let interview = Interview {
            round: self.round,
            person: self.person,
            language: self.language,
            setting: self.setting,
        };
        let fact = folder.act(|desk| ask_intention(desk, &mut *sealed, interview, answer))?;
        output::recorded(
            self.json,
            fact,
            "\nWhat was said is sealed, and no consent. The person may be asked again, and may always say something else.",
        )?;
        Ok(Status::Done)
    }
}

//! `corridor consent` and `corridor withdraw`: one person, one purpose.

use crate::desk::{DAY, Folder, now};
use crate::exit::Status;
use crate::output;
use actions::ledger::{Asked, take_consent, withdraw_consent};
use clap::{Args, ValueEnum};
use movement::ledger::{Channel, Hearing, PersonId, Purpose, Signer, Timestamp};
use std::path::PathBuf;

const CONSENT_EXAMPLES: &str = "Examples:
  corridor consent camp-ledger 00000000000000000000000000000000 --language ar --alone --told facts-3
  corridor consent camp-ledger 00000000000000000000000000000000 --language ar --share tracing=agency --days 14

To move and to share are different consents, and each recipient is another one. There is no way to record several people at once.";

const WITHDRAW_EXAMPLES: &str = "Examples:
  corridor withdraw camp-ledger 00000000000000000000000000000000
  corridor withdraw camp-ledger 00000000000000000000000000000000 --channel at-the-door

No reason is asked, and nothing else depends on it.";

/// Records that a person says yes.
#[derive(Args)]
#[command(after_help = CONSENT_EXAMPLES)]
pub struct Consent {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The person.
    person: PersonId,
    /// Something is shared: what for and with whom. Without this it is consent to move.
    #[arg(long, value_name = "PURPOSE=RECIPIENT", value_parser = share)]
    share: Option<Purpose>,
    /// The guardian who says so for a dependant.
    #[arg(long, value_name = "ID")]
    guardian: Option<PersonId>,
    /// The language it was asked in, e.g. ar.
    #[arg(long)]
    language: String,
    /// Nobody else was there.
    #[arg(long)]
    alone: bool,
    /// The information read or heard before; several times for several.
    #[arg(long, value_name = "VERSION")]
    told: Vec<String>,
    /// Asked again after so many days.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=365))]
    days: u32,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Consent {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let asked = Asked {
            person: self.person,
            purpose: self.share.unwrap_or(Purpose::Move),
            by: self.guardian.map_or(Signer::Own, Signer::Guardian),
            hearing: Hearing {
                language: self.language,
                alone: self.alone,
                told: self.told,
            },
            expires: Timestamp(now().0 + i64::from(self.days) * DAY),
        };
        let fact = folder.act(|desk| take_consent(desk, asked))?;
        output::recorded(
            self.json,
            fact,
            "\nIt can be withdrawn at any time until boarding, and no reason is asked.",
        )?;
        Ok(Status::Done)
    }
}

/// How a withdrawal came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Came {
    InPerson,
    Message,
    AtTheDoor,
    Reported,
}

impl Came {
    fn channel(self) -> Channel {
        match self {
            Self::InPerson => Channel::InPerson,
            Self::Message => Channel::Message,
            Self::AtTheDoor => Channel::AtTheDoor,
            Self::Reported => Channel::Reported,
        }
    }
}

/// Records that a person says no, or no longer.
#[derive(Args)]
#[command(after_help = WITHDRAW_EXAMPLES)]
pub struct Withdraw {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The person.
    person: PersonId,
    /// What is no longer shared: what for and with whom. Without this it is consent to move.
    #[arg(long, value_name = "PURPOSE=RECIPIENT", value_parser = share)]
    share: Option<Purpose>,
    /// How it came.
    #[arg(long, value_enum, default_value = "in-person")]
    channel: Came,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Withdraw {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let purpose = self.share.unwrap_or(Purpose::Move);
        let fact = folder.act(|desk| withdraw_consent(desk, self.person, purpose, self.channel.channel()))?;
        output::recorded(self.json, fact, "")?;
        Ok(Status::Done)
    }
}

fn share(text: &str) -> Result<Purpose, String> {
    let (purpose, recipient) = text
        .split_once('=')
        .ok_or("write what for and with whom, e.g. tracing=agency")?;
    Ok(Purpose::Share {
        purpose: purpose.to_owned(),
        recipient: recipient.to_owned(),
    })
}

//! `corridor register`: households and persons, by ids that say nothing.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{register_household, register_person};
use clap::Args;
use movement::ledger::{HouseholdId, PersonId, Standing};
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor register camp-ledger --token K7Q-M2X   a household, with the token on its card
  corridor register camp-ledger --household 00000000000000000000000000000000 --adult
  corridor register camp-ledger --household 00000000000000000000000000000000 --guardian 00000000000000000000000000000001

Names, ages and papers are not asked for: facts have no place for them.";

/// Registers a household, or a person of one, in the ledger of FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Register {
    /// Folder of a ledger.
    folder: PathBuf,
    /// A household: the token on its card.
    #[arg(
        long,
        value_name = "TOKEN",
        required_unless_present = "household",
        conflicts_with = "household"
    )]
    token: Option<String>,
    /// A person of this household.
    #[arg(long, value_name = "ID")]
    household: Option<HouseholdId>,
    /// The person decides alone.
    #[arg(long, requires = "household", conflicts_with_all = ["guardian", "unaccompanied"])]
    adult: bool,
    /// This guardian decides for the person.
    #[arg(long, value_name = "ID", requires = "household", conflicts_with = "unaccompanied")]
    guardian: Option<PersonId>,
    /// A child without a guardian: held until a best-interests decision.
    #[arg(long, requires = "household")]
    unaccompanied: bool,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Register {
    /// Records it and says the new id.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site.clone())?;
        let (what, id) = match (&self.token, self.household) {
            (Some(token), _) => (
                "household",
                folder.act(|desk| register_household(desk, token))?.to_string(),
            ),
            (None, Some(household)) => {
                let standing = self.standing()?;
                let person = folder.act(|desk| register_person(desk, household, standing))?;
                ("person", person.to_string())
            }
            (None, None) => anyhow::bail!("nobody to register -> give --token or --household"),
        };
        output::answer_either(self.json, || json!({ what: id }), || format!("Registered {what} {id}."))?;
        Ok(Status::Done)
    }

    fn standing(&self) -> anyhow::Result<Standing> {
        match (self.adult, self.guardian, self.unaccompanied) {
            (true, ..) => Ok(Standing::Adult),
            (_, Some(guardian), _) => Ok(Standing::Dependant(guardian)),
            (_, _, true) => Ok(Standing::Unaccompanied),
            _ => anyhow::bail!("who decides for this person? -> give --adult, --guardian ID or --unaccompanied"),
        }
    }
}

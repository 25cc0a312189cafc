//! `corridor open-sealed`: several custodians read together what is sealed of one household.

use crate::custody::{keys, sealed_of};
use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{Opened, erase_known, open_sealed};
use clap::{Args, ValueEnum};
use movement::ledger::{HouseholdId, OpeningReason};
use seal::{Contact, Particulars, Person};
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor open-sealed camp-ledger 00000000000000000000000000000000 --key key-1.pem --key key-2.pem --reason own-request
  corridor open-sealed camp-ledger 00000000000000000000000000000000 --key key-1.pem --key key-2.pem --reason lost-papers --json

Each passphrase is asked for, or read as a line of standard input, in the order of the keys. The opening is recorded before
anything is shown, and the household may ask to see it (corridor openings). One household at a time.";

/// Why it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Why {
    OwnRequest,
    Correction,
    LostPapers,
    FamilyTracing,
    MedicalHandover,
}

impl Why {
    fn reason(self) -> OpeningReason {
        match self {
            Self::OwnRequest => OpeningReason::OwnRequest,
            Self::Correction => OpeningReason::Correction,
            Self::LostPapers => OpeningReason::LostPapers,
            Self::FamilyTracing => OpeningReason::FamilyTracing,
            Self::MedicalHandover => OpeningReason::MedicalHandover,
        }
    }
}

/// Opens what is sealed of a HOUSEHOLD, with the keys of several custodians.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct OpenSealed {
    /// Folder of a ledger, at a custodians' desk.
    folder: PathBuf,
    /// The household.
    household: HouseholdId,
    /// The file of a custodian's key; once for each.
    #[arg(long, value_name = "FILE", required = true)]
    key: Vec<PathBuf>,
    /// Why.
    #[arg(long, value_enum)]
    reason: Why,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl OpenSealed {
    /// Records the opening, then shows what was sealed.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let mut sealed = sealed_of(&self.folder, folder.store.ledger())?;
        erase_known(folder.store.as_ref(), &mut *sealed)?;
        let keys = keys(&self.key)?;
        let opened = folder.act(|desk| open_sealed(desk, &*sealed, self.household, self.reason.reason(), &keys))?;
        output::answer_either(
            self.json,
            || json!({ "fact": opened.fact.to_string(), "records": opened.particulars, "elsewhere": opened.elsewhere }),
            || text(&opened),
        )?;
        Ok(Status::Done)
    }
}

fn text(opened: &Opened) -> String {
    let mut lines = vec![format!("Recorded as {}.", opened.fact)];
    for (number, record) in (1..).zip(&opened.particulars) {
        lines.push(format!("record {number} of {}:", opened.particulars.len()));
        lines.extend(particulars(record));
    }
    if opened.elsewhere > 0 {
        lines.push(format!("{} more records are not on this device.", opened.elsewhere));
    }
    lines.join("\n")
}

fn particulars(record: &Particulars) -> Vec<String> {
    let persons = record.persons.iter().flat_map(person);
    let contacts = record.contacts.iter().map(|contact| format!("  {}", reached(contact)));
    persons.chain(contacts).collect()
}

fn person(person: &Person) -> Vec<String> {
    let names = person
        .names
        .iter()
        .map(|name| format!("    name ({}): {}", name.language, name.parts.join(" ")));
    let said = [
        ("mother", &person.mother),
        ("born", &person.born),
        ("age when written", &person.age),
    ];
    let said = said
        .into_iter()
        .filter_map(|(what, text)| Some(format!("    {what}: {}", text.as_deref()?)));
    let papers = person.papers.iter().map(|paper| {
        let number = paper.number.as_deref().unwrap_or("no number");
        format!("    paper: {}, {number}", paper.kind)
    });
    let contacts = person
        .contacts
        .iter()
        .map(|contact| format!("    {}", reached(contact)));
    let first = format!("  person {}", person.id);
    std::iter::once(first)
        .chain(names)
        .chain(said)
        .chain(papers)
        .chain(contacts)
        .collect()
}

fn reached(contact: &Contact) -> String {
    format!("{}: {}", contact.kind, contact.value)
}

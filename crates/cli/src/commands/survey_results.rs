//! `corridor survey-results`: several custodians count a round together.

use super::surveys::{lines, values};
use crate::custody::{keys, sealed_of};
use crate::desk::Folder;
use crate::exit::Status;
use crate::{disk, output};
use actions::ledger::{Counted, count_survey, erase_known};
use clap::Args;
use documents::surveys;
use movement::ledger::RoundId;
use movement::small_cells::FEWEST;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor survey-results camp-ledger 00000000000000000000000000000001 --key key-1.pem --key key-2.pem
  corridor survey-results camp-ledger 00000000000000000000000000000001 --key key-1.pem --key key-2.pem --out results

Merge all desks first: a round is counted once it has closed, with the same answers each time. Each passphrase is asked for, or read as a
line of standard input. The count is recorded before anything is opened; no answer is shown or kept, and no figure stands for few people.";

const REMEDY: &str = "give another folder with --out";

/// Counts a ROUND of the ledger in FOLDER, with the keys of several custodians.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct SurveyResults {
    /// Folder of a ledger, at a custodians' desk.
    folder: PathBuf,
    /// The round.
    round: RoundId,
    /// The file of a custodian's key; once for each.
    #[arg(long, value_name = "FILE", required = true)]
    key: Vec<PathBuf>,
    /// Also write the figures as a table into this folder, to stand beside those of others (corridor surveys).
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl SurveyResults {
    /// Records the count, then prints what may be printed.
    pub fn run(self) -> anyhow::Result<Status> {
        if let Some(out) = &self.out {
            disk::check_writable(out, REMEDY)?;
        }
        let mut folder = Folder::open(&self.folder, self.site)?;
        let mut sealed = sealed_of(&self.folder, folder.store.ledger())?;
        erase_known(folder.store.as_ref(), &mut *sealed)?;
        let keys = keys(&self.key)?;
        let counted = folder.act(|desk| count_survey(desk, &*sealed, self.round, &keys))?;
        let figures = surveys::of_round(self.round, &counted.round, &counted.tally);
        if let Some(out) = &self.out {
            let name = format!("survey-{}.csv", &self.round.to_string()[..8]);
            disk::write_all(out, &[(&name, surveys::write(&figures))], REMEDY)?;
        }
        output::answer_either(
            self.json,
            || json!({ "fact": counted.fact.to_string(), "late": counted.late, "figures": values(&figures) }),
            || format!("{}\n{}", head(&counted), lines(&figures).join("\n")),
        )?;
        Ok(Status::Done)
    }
}

fn head(counted: &Counted) -> String {
    let mut lines = vec![
        format!("Recorded as {}. Intentions, no consents.", counted.fact),
        format!("No figure stands for fewer than {FEWEST} people, alone or by taking one from another: choices that few said stand together."),
        "Shares are of all adults: low if nobody else says so, high if everybody does who was not asked or gave no answer. No model, nothing scaled."
            .to_owned(),
    ];
    if counted.late > 0 {
        lines.push(format!(
            "Not counted, because they came after the first count of this round: {} persons asked.",
            counted.late
        ));
    }
    lines.join("\n")
}

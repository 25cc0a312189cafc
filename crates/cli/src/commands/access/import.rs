//! `corridor access import`: the rows of a table as facts, each with its source.

use super::At;
use super::loaded::Loaded;
use crate::desk::Folder;
use crate::exit::Status;
use crate::{disk, output, problems};
use actions::ledger::record_access_table;
use anyhow::bail;
use clap::Args;
use documents::access::read;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor access import camp-ledger examples/rukban-2019/access.csv
  corridor access import camp-ledger letters.xlsx --json

A row that says what is recorded already is passed over: a table that grew is taken in again. The columns: docs/concepts/access.md";

/// Records the rows of a table, all or none.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Import {
    #[command(flatten)]
    at: At,
    /// The table: CSV or XLSX.
    file: PathBuf,
}

impl Import {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let name = self.file.display().to_string();
        let rows = match read(&disk::bytes(&self.file)?, &name) {
            Ok(rows) => rows,
            Err(found) => return Ok(problems::show(&found, json)?),
        };
        let loaded = Loaded::of_rows(&rows);
        let mut folder = Folder::open(&self.at.ledger, self.at.site)?;
        let taken = match folder.act(|desk| record_access_table(desk, rows))? {
            Ok(taken) => taken,
            Err(refused) => {
                let rows = refused.iter().map(|(row, why)| format!("\n  {name}, row {row}: {why}"));
                bail!(
                    "rows that may not be recorded; nothing was written:{}",
                    rows.collect::<String>()
                );
            }
        };
        output::answer_either(
            json,
            || json!({ "new": taken.new, "known": taken.known }),
            || format!("{} rows recorded, {} known already.", taken.new, taken.known),
        )?;
        if !json {
            loaded.tell();
        }
        Ok(Status::Done)
    }
}

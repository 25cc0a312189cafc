//! `corridor import`: households and persons from a table.

use crate::custody::sealed_of;
use crate::desk::{Folder, facts_of, state};
use crate::exit::Status;
use crate::words::count;
use crate::{disk, output, problems};
use actions::ledger::{Imported, ImportedNames, NotRecorded, can_seal, import_people, preview};
use anyhow::{Context, anyhow, bail};
use clap::Args;
use documents::people::{self, People};
use documents::submissions::{self, File, Mapping, Submissions};
use movement::ledger::Refusal;
use movement::problem::Problem;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor import camp-ledger people.csv --dry-run
  corridor import camp-ledger people.xlsx --sheet Register --json
  corridor import camp-ledger submissions.csv members.csv --mapping registration.toml

One row a person: household (token), person (its number in the household), decides (self, unaccompanied, or the number of the guardian),
needs (such as wheelchair, DS-PS or wg-walking-a-lot; the code is not kept). Columns are known by these names or by HXL tags under them.
Names, ages, papers and contacts are sealed to the custodians, who must be enrolled; no fact has them. Consent never comes from a table. docs/concepts/importing.md";

/// Said before why there is nobody to seal names to.
const NO_CUSTODIANS: &str = "the table has names, and nothing was recorded: corridor custodians enrols who may open them; or give --leave-out-names";

/// Registers the people of a table in the ledger of FOLDER; importing twice changes nothing.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The table, as CSV or as a workbook (.xlsx); with --mapping submissions of a form, in one file or several.
    #[arg(required = true)]
    file: Vec<PathBuf>,
    /// What the questions of the form are, where submissions of ODK or Kobo are imported (XML or CSV).
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// The sheet of the workbook; without it the only one, or the one called people.
    #[arg(long)]
    sheet: Option<String>,
    /// Only say what would be registered.
    #[arg(long)]
    dry_run: bool,
    /// Do not seal names, papers, contacts and ages of the table: leave them out.
    #[arg(long)]
    leave_out_names: bool,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Import {
    /// Reads all of it, then registers.
    pub fn run(self) -> anyhow::Result<Status> {
        let read = match self.read()? {
            Ok(read) => read,
            Err(found) => return Ok(problems::show(&found, self.json)?),
        };
        let people = &read.people;
        let done = self.done(people)?;
        let apart = if self.leave_out_names { people.sealed.len() } else { 0 };
        output::answer_either(
            self.json,
            || {
                json!({
                    "recorded": !self.dry_run, "households": done.households, "persons": done.persons,
                    "known": done.known, "differ": done.differ, "sealed": done.sealed,
                    "names_known": done.names_known, "cells_not_recorded": apart,
                    "submissions_twice": read.same, "questions_not_read": read.not_read,
                    "submissions_edited": places(&read),
                })
            },
            || self.text(&done, apart) + &of_submissions(&read),
        )?;
        Ok(Status::Done)
    }

    /// Reads the table, or the submissions.
    fn read(&self) -> anyhow::Result<Result<Submissions, Vec<Problem>>> {
        let mut files = Vec::new();
        for file in &self.file {
            files.push((file.display().to_string(), disk::bytes(file)?));
        }
        let Some(mapping) = &self.mapping else {
            let [(name, bytes)] = &files[..] else {
                bail!("several files without --mapping -> import one table after the other");
            };
            let people = people::read_sheet(bytes, name, self.sheet.as_deref());
            return Ok(people.map(|people| Submissions {
                people,
                ..Submissions::default()
            }));
        };
        let name = mapping.display().to_string();
        let text = String::from_utf8(disk::bytes(mapping)?)
            .map_err(|_| anyhow!("{name} is no text in UTF-8 -> save it as such"))?;
        let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
        Ok(Mapping::read(&text, &name).and_then(|mapping| submissions::read(&mapping, &files)))
    }

    fn done(&self, people: &People) -> anyhow::Result<Imported> {
        let with_names = !self.leave_out_names && !people.sealed.is_empty();
        if self.dry_run {
            let state = state(&*facts_of(&self.folder)?)?;
            let mut would = preview(&state, people);
            if !with_names {
                would.sealed = 0;
            } else if would.sealed > 0 {
                can_seal(&state).context(NO_CUSTODIANS)?;
            }
            return Ok(would);
        }
        let mut folder = Folder::open(&self.folder, self.site.clone())?;
        if !with_names {
            return folder.act(|desk| import_people(desk, ImportedNames::LeftOut, people));
        }
        let mut sealed = sealed_of(&self.folder, folder.store.ledger())?;
        let done = folder.act(|desk| import_people(desk, ImportedNames::Sealed(&mut *sealed), people));
        done.map_err(|error| match error.downcast_ref::<NotRecorded>() {
            Some(NotRecorded::Refused(Refusal::NoThreshold | Refusal::TooFewCustodians { .. })) => {
                error.context(NO_CUSTODIANS)
            }
            _ => error,
        })
    }

    fn text(&self, done: &Imported, apart: usize) -> String {
        let what = if self.dry_run { "Would register" } else { "Registered" };
        let mut lines = vec![format!(
            "{what} {} with {}; {} known already.",
            count(done.households, "household"),
            count(done.persons, "person"),
            count(done.known, "household")
        )];
        if !done.differ.is_empty() {
            let at: Vec<String> = done.differ.iter().map(ToString::to_string).collect();
            lines.push(format!(
                "Known with another number of persons, and left as they are: lines {}.",
                at.join(", ")
            ));
        }
        if done.sealed > 0 {
            let what = if self.dry_run { "would be sealed" } else { "were sealed" };
            let households = count(done.sealed, "household");
            lines.push(format!("Names, ages, papers and contacts {what} for {households}."));
        }
        if done.names_known > 0 && !self.leave_out_names {
            let households = count(done.names_known, "household");
            lines.push(format!("Names of {households} known already were not looked at."));
        }
        if apart > 0 {
            let cells = count(apart, "cell");
            lines.push(format!("Names, ages, papers and contacts were left out: {cells}."));
        }
        lines.join("\n")
    }
}

fn places(read: &Submissions) -> Vec<String> {
    read.edited.iter().map(ToString::to_string).collect()
}

/// Says what is to be known of submissions beside who was registered.
fn of_submissions(read: &Submissions) -> String {
    let mut lines = String::new();
    if read.same > 0 {
        lines += &format!("\nThe same twice: {}.", count(read.same, "submission"));
    }
    if !read.edited.is_empty() {
        let at = places(read).join(", ");
        lines += &format!("\nEdited after they were first sent; households known already were left as they are: {at}.");
    }
    if !read.not_read.is_empty() {
        let questions: Vec<&str> = read.not_read.iter().map(String::as_str).collect();
        lines += &format!(
            "\nQuestions that the mapping does not name were not read: {}.",
            questions.join(", ")
        );
    }
    lines
}

//! What a plan is drawn for: an operation folder, or an instance of one of the benchmark formats.

use crate::desk;
use crate::disk;
use clap::Args;
use documents::{evacuation, folder, movement_1};
use movement::access::{FewerHours, keep_in_force};
use movement::evacuation::Instance;
use movement::ledger::{NotPlanned, keep_ready};
use movement::operation::Operation;
use movement::problem::Problem;
use std::path::{Path, PathBuf};

/// What was read.
pub enum Input {
    /// An operation folder.
    Folder(Box<Operation>),
    /// A "movement-1" instance.
    Movement(Box<Operation>),
    /// A "bep-1" instance.
    Evacuation(Box<Instance>),
}

/// Reads a folder or an instance; the inner error is every problem in it.
pub fn read(path: &Path) -> anyhow::Result<Result<Input, Vec<Problem>>> {
    if path.is_dir() {
        let operation = folder::read(&|name| disk::content(&path.join(name)));
        return Ok(operation.map(|o| Input::Folder(Box::new(o))));
    }
    let bytes = disk::bytes(path)?;
    let file = path.display().to_string();
    Ok(match documents::format_of(&bytes).as_deref() {
        Some("bep-1") => evacuation::read(&bytes, &file).map(|i| Input::Evacuation(Box::new(i))),
        _ => movement_1::read(&bytes, &file).map(|o| Input::Movement(Box::new(o))),
    })
}

/// What a ledger says of the households of a folder.
pub struct ByLedger {
    /// Whom it does not let a plan seat.
    pub apart: Vec<NotPlanned>,
    /// How many persons of the ledger may go without a yes, because two devices signed.
    pub exceptions: usize,
    /// Corridors with fewer hours by the ledger than by the folder.
    pub fewer_hours: Vec<FewerHours>,
    /// Whether the folder's windows were taken as if they were agreed.
    pub as_if: bool,
}

impl ByLedger {
    /// Returns names under which tables of a plan are written: a table has no title, so that where windows are not agreed its name says it.
    pub fn named<T>(&self, files: Vec<(&'static str, T)>) -> Vec<(&'static str, T)> {
        let named = files
            .into_iter()
            .map(|(name, bytes)| (if self.as_if { as_if(name) } else { name }, bytes));
        named.collect()
    }
}

fn as_if(name: &'static str) -> &'static str {
    match name {
        "timetable.csv" => "as-if-timetable.csv",
        "manifest.csv" => "as-if-manifest.csv",
        "luggage.csv" => "as-if-luggage.csv",
        "waiting.csv" => "as-if-waiting.csv",
        "changes.csv" => "as-if-changes.csv",
        // A page or a plan says it in its title.
        titled => titled,
    }
}

/// What was read, and what the ledger says of it, where one is given.
pub struct Judged {
    /// What was read, with the consent of those alone whom the ledger allows.
    pub input: Input,
    /// Whom it does not allow.
    pub ledger: Option<ByLedger>,
}

/// Whose word counts for who said yes.
#[derive(Args)]
pub struct Word {
    /// Take the word of this ledger, now, for who said yes: its folder, or its ledger.db. Without it that of the operation folder.
    #[arg(long, value_name = "LEDGER")]
    ledger: Option<PathBuf>,
    /// Take the folder's windows as if everybody had agreed to them, also those that are not in force in the ledger. Every page says so.
    #[arg(long, requires = "ledger")]
    as_if: bool,
}

/// What a plan on windows that are not agreed is called, after its name.
const AS_IF: &str = " [AS IF its windows were agreed: nobody may depart on this]";

impl Word {
    /// Reads a folder, with the consent of those alone whom the ledger allows now, or an instance.
    pub fn read(&self, path: &Path) -> anyhow::Result<Result<Input, Vec<Problem>>> {
        Ok(self.read_apart(path)?.map(|read| read.input))
    }

    /// Reads the same, and says whom the ledger does not allow, where one is given.
    pub fn read_apart(&self, path: &Path) -> anyhow::Result<Result<Judged, Vec<Problem>>> {
        let mut input = match read(path)? {
            Ok(input) => input,
            Err(found) => return Ok(Err(found)),
        };
        let ledger = match (&mut input, &self.ledger) {
            (_, None) => None,
            (Input::Folder(operation), _) => self.keep(operation)?,
            _ => anyhow::bail!("an instance has no tokens to look for in a ledger -> give an operation folder"),
        };
        Ok(Ok(Judged { input, ledger }))
    }

    /// Tells whether a ledger was given.
    pub fn is_ledgers(&self) -> bool {
        self.ledger.is_some()
    }

    /// Leaves in an operation the consent of those alone whom the ledger allows now; changes nothing where none is given.
    pub fn keep(&self, operation: &mut Operation) -> anyhow::Result<Option<ByLedger>> {
        let Some(path) = &self.ledger else {
            return Ok(None);
        };
        let state = desk::state(&*desk::facts_of(path)?)?;
        let now = desk::now();
        let fewer_hours = match self.as_if {
            // Looked at on a copy: what is missing is said, and nothing is taken away.
            true => keep_in_force(&mut operation.clone(), &state.access, now),
            false => keep_in_force(operation, &state.access, now),
        };
        let as_if = self.as_if && !fewer_hours.is_empty();
        if as_if {
            operation.name.push_str(AS_IF);
        }
        Ok(Some(ByLedger {
            apart: keep_ready(operation, &state, now),
            exceptions: state.exceptions_in_force(now).count(),
            fewer_hours,
            as_if,
        }))
    }
}

//! What a plan is drawn for: an operation folder, or an instance of one of the benchmark formats.

use crate::desk;
use crate::disk;
use documents::{evacuation, folder, movement_1};
use movement::evacuation::Instance;
use movement::ledger::{NotPlanned, keep_ready};
use movement::operation::Operation;
use movement::problem::Problem;
use std::path::Path;

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
}

/// Lets a folder's plan seat only those whom a ledger allows now, where one is given.
pub fn by_ledger(input: &mut Input, ledger: Option<&Path>) -> anyhow::Result<Option<ByLedger>> {
    let Some(path) = ledger else {
        return Ok(None);
    };
    let Input::Folder(operation) = input else {
        anyhow::bail!("an instance has no tokens to look for in a ledger -> give an operation folder")
    };
    let state = desk::state(&*desk::facts_of(path)?)?;
    let now = desk::now();
    Ok(Some(ByLedger {
        apart: keep_ready(operation, &state, now),
        exceptions: state.exceptions_in_force(now).count(),
    }))
}

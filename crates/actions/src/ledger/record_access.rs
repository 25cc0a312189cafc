//! Records what was asked, answered, agreed or shut. Records `Access`; who keeps access may, and whoever hears that something is shut.

use super::{Desk, NotRecorded};
use movement::access::Said;
use movement::ledger::{Body, FactId, Refusal};
use std::collections::BTreeSet;

/// Records one thing.
///
/// # Errors
/// It may not be said so, this device may not, or the medium failed.
pub fn record_access(desk: &mut Desk<'_>, said: Said) -> Result<FactId, NotRecorded> {
    desk.record(Body::Access(Box::new(said)))
}

/// What became of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessTaken {
    /// Facts that were recorded.
    pub new: usize,
    /// Rows that said what was recorded already.
    pub known: usize,
}

/// Records the rows of a table in their order, all or none. A row that says exactly what is recorded already is passed over, so that a table that
/// grew is taken in again.
///
/// # Errors
/// Every row that may not be recorded, with its number; or the medium failed.
pub fn record_access_table(
    desk: &mut Desk<'_>,
    rows: Vec<(u64, Said)>,
) -> Result<Result<AccessTaken, Vec<(u64, Refusal)>>, NotRecorded> {
    let mut fold = desk.store.folded()?.into_owned();
    let said = fold.facts().values().filter_map(|fact| match &fact.body {
        Body::Access(said) => Some((**said).clone()),
        _ => None,
    });
    let mut known: BTreeSet<Said> = said.collect();
    let (mut envelopes, mut refused, mut passed) = (Vec::new(), Vec::new(), 0);
    for (row, said) in rows {
        if !known.insert(said.clone()) {
            passed += 1;
            continue;
        }
        // In the knowledge of the rows before it.
        match desk.next_fact(fold.state(), Body::Access(Box::new(said))) {
            Ok(signed) => {
                fold.take([(signed.id, signed.fact)]);
                envelopes.push(signed.bytes);
            }
            Err(NotRecorded::Refused(why)) => refused.push((row, why)),
            Err(why) => return Err(why),
        }
    }
    if !refused.is_empty() {
        return Ok(Err(refused));
    }
    desk.store.take_in(&envelopes)?;
    Ok(Ok(AccessTaken {
        new: envelopes.len(),
        known: passed,
    }))
}

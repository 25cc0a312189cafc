//! A fold from nothing, and its digest.

use crate::meter::{Meter, memory};
use envelope::StateDigest;
use movement::ledger::State;
use std::collections::BTreeMap;
use std::error::Error;
use trials::crowd::{self, Crowd};

/// Folds facts in memory whose signatures were checked when they came.
pub fn run(count: usize) -> Result<(), Box<dyn Error>> {
    let facts: BTreeMap<_, _> = Crowd::new(0, count).facts.into_iter().collect();
    let before = memory()?;
    let meter = Meter::new()?;
    let state = State::of(crowd::ledger(), &facts);
    let (wall, cpu) = meter.seconds()?;
    let meter = Meter::new()?;
    let digest = StateDigest::of(&state);
    let (_, hashing) = meter.seconds()?;
    println!(
        r#"{{"what":"fold","facts":{},"persons":{},"seconds":{wall:.2},"processor_seconds":{cpu:.2},"digest_processor_seconds":{hashing:.2},"facts_mb":{before},"peak_mb":{},"digest":"{digest}"}}"#,
        facts.len(),
        state.population.persons.len(),
        memory()?
    );
    Ok(())
}

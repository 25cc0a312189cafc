//! Which sealed records there are, whatever is in them: particulars of households and answers in surveys.

use super::{BlobId, FactId, HouseholdId, State};

impl State {
    /// Returns the records of households that are not erased, each with its household and a fact that names it.
    pub fn sealed(&self) -> impl Iterator<Item = (BlobId, HouseholdId, FactId)> {
        let particulars = self.custody.households.iter().flat_map(|(household, record)| {
            let blobs = record.blobs.iter();
            blobs.map(|(blob, sealing)| (*blob, *household, sealing.fact))
        });
        let answers = self.surveys.asked().flat_map(|(person, fact, asked)| {
            let record = self.population.persons.get(&person);
            let households = record.into_iter().flat_map(|record| record.registered.keys());
            households.map(move |(household, _)| (asked.blob, *household, fact))
        });
        let all = particulars.chain(answers);
        all.filter(|(_, household, _)| !self.custody.is_erased(*household))
    }
}

//! Loaded words in what is recorded, told to the person at the desk. People decide what stands: nothing is refused or changed.

use crate::output;
use movement::access::Said;
use movement::access::neutral::loaded_words;
use std::collections::BTreeSet;

/// Loaded words outside quotations, each with its neutral form.
pub(super) struct Loaded(Vec<String>);

impl Loaded {
    /// Finds those of one fact.
    pub fn of(said: &Said) -> Self {
        Self(lines(said, "").collect())
    }

    /// Finds those of a table, each with its row.
    pub fn of_rows(rows: &[(u64, Said)]) -> Self {
        let all = rows.iter().flat_map(|(row, said)| lines(said, &format!("row {row}: ")));
        Self(all.collect())
    }

    /// Tells them, if there are any.
    pub fn tell(&self) {
        if self.0.is_empty() {
            return;
        }
        output::tell("Loaded words outside quotations; all is recorded as it is, and people decide what stands:");
        self.0.iter().for_each(output::tell);
        output::tell("corridor words says why of each; docs/concepts/neutral-words.md");
    }
}

/// Each word once a fact.
fn lines(said: &Said, place: &str) -> impl Iterator<Item = String> + use<> {
    let found = said.texts().into_iter().flat_map(loaded_words);
    let line = |found: movement::access::neutral::Found| {
        let neutral: Vec<_> = found.entry.neutral().collect();
        let language = found.language.words();
        format!("  {place}{} ({language}) -> {}", found.word, neutral.join(" | "))
    };
    let lines: BTreeSet<String> = found.filter(|found| !found.quoted).map(line).collect();
    lines.into_iter()
}

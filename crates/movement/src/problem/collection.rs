//! Problems as they are met: sorted at the end, and few enough to read however broken the material is.

use super::{Place, Problem, code};
use std::collections::BTreeMap;

/// Problems kept for one file and code; those beyond are only counted.
const KEPT: u64 = 50;

/// Collects problems; a file of garbage costs no more memory than the first 50 problems of each kind.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    met: BTreeMap<(String, &'static str), u64>,
}

impl Problems {
    /// Adds a problem.
    pub fn add(&mut self, code: &'static str, place: Place, cause: impl Into<String>, remedy: impl Into<String>) {
        let met = self.met.entry((place.file.clone(), code)).or_default();
        *met += 1;
        if *met <= KEPT {
            self.kept.push(Problem {
                place,
                code,
                cause: cause.into(),
                remedy: remedy.into(),
            });
        }
    }

    /// Tells whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Tells whether a problem of this file was added.
    pub fn concern(&self, file: &str) -> bool {
        self.met.keys().any(|(known, _)| known == file)
    }

    /// Returns the problems by file, row and column; after those of a file, what was only counted.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.kept.sort();
        let mut rest: Vec<Problem> = self
            .met
            .iter()
            .filter_map(|((file, code), met)| more(file, code, *met))
            .collect();
        let mut sorted = Vec::with_capacity(self.kept.len() + rest.len());
        let mut kept = self.kept.into_iter().peekable();
        while let Some(problem) = kept.next() {
            let file = problem.place.file.clone();
            sorted.push(problem);
            if kept.peek().is_none_or(|next| next.place.file != file) {
                let (of_file, others) = rest.into_iter().partition(|more| more.place.file == file);
                sorted.extend::<Vec<_>>(of_file);
                rest = others;
            }
        }
        sorted
    }
}

fn more(file: &str, kind: &str, met: u64) -> Option<Problem> {
    let beyond = met.checked_sub(KEPT).filter(|n| *n > 0)?;
    Some(Problem {
        place: Place::file(file),
        code: code::AND_MORE,
        cause: format!("{beyond} more problems of the kind {kind} are in this file."),
        remedy: "Mend those listed and check again; often one cause, such as a wrong export, makes them all."
            .to_owned(),
    })
}

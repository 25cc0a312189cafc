//! Changes to an operation as people write them: on the command line and in TOML, by the ids of the folder.
//!
//! Both forms have the kinds of [`Change`] and the same keys: `window-shut:corridor=jleb,date=2019-04-03` is
//! `kind = "window-shut"`, `corridor = "jleb"`, `date = 2019-04-03`. What a change is about (its first key) may name
//! several ids, parted by spaces: one change each.

mod ids;
mod keys;
mod read;
mod text;
mod toml;
mod write;

pub use self::toml::{Events, read_events, read_events_file, read_table};
pub use text::parse;
pub use write::write;

pub(crate) use self::toml::without_seconds;
pub(crate) use text::written;

use movement::operation::Operation;
use movement::operation::change::{Change, Refusal, apply};
use movement::problem::{Place, Problem, Problems};
use movement::registry::HouseholdIx;

/// A change and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The change.
    pub change: Change,
    /// Where it stands; without a column.
    pub place: Place,
}

/// Makes changes one after another.
///
/// # Errors
/// Every change that the operation does not take, where it was written.
pub fn applied(operation: &Operation, placed: &[Placed]) -> Result<Operation, Vec<Problem>> {
    let changes: Vec<Change> = placed.iter().map(|placed| placed.change).collect();
    apply(operation, &changes).map_err(|refusals| {
        let mut problems = Problems::default();
        for refusal in refusals {
            let Refusal {
                at,
                key,
                code,
                cause,
                remedy,
            } = refusal;
            let mut place = placed.get(at).map(|placed| placed.place.clone()).unwrap_or_default();
            place.column = Some(key.to_owned());
            problems.add(code, place, cause, remedy);
        }
        problems.into_sorted()
    })
}

/// Finds a household by its token, with digits of any of three scripts.
pub fn find_household(operation: &Operation, token: &str) -> Option<HouseholdIx> {
    ids::find(operation, token.trim())
}

/// A change as written: its kind, and its keys with their values as text.
pub(crate) struct Written {
    pub(crate) place: Place,
    pub(crate) kind: String,
    pub(crate) values: Vec<(String, String)>,
}

impl Written {
    pub(crate) fn place(&self, key: &str) -> Place {
        Place {
            column: Some(key.to_owned()),
            ..self.place.clone()
        }
    }

    pub(crate) fn find(&self, key: &str) -> Option<&str> {
        let found = self.values.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }
}

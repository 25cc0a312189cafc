//! Which records may be of one person: probabilistic record linkage after Fellegi and Sunter (1969), with weights learnt from the
//! records themselves. No disk, clock, network or chance of its own; a person decides about every pair.
//!
//! [`Records`] are rows with named fields. [`link`] looks at pairs that share a key of some [`Rule`], says for each field how alike
//! the two are ([`Level`]), learns what each level is worth ([`Model`]), and ranks the pairs by the probability that they are of one person.

mod block;
mod compare;
mod fold;
mod learn;
mod pairs;
mod rank;
mod records;

pub use block::{Part, Rule, rules};
pub use compare::{Kind, Level};
pub use fold::{fold, sound};
pub use learn::{FieldModel, Model};
pub use rank::{Linked, Pair, Settings, Weight, link};
pub use records::{Field, NotRecords, Records, Row};

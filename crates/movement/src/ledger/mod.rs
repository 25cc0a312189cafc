//! The ledger: what happened, as facts; what follows from them, as a fold; what may happen next.
//!
//! A [`Fact`] is immutable. A ledger is a set of facts: two ledgers are merged by putting their facts together, in any order,
//! each once or ten times ([`State::of`]). What a ledger says follows from the set alone. Where facts contradict each
//! other the safer one holds, and the contradiction is a value that people see ([`Conflict`]); no clock decides anything.
//!
//! Facts know households and persons by opaque ids. Names, papers, ages and contacts are in no fact.

mod body;
mod bundle_keys;
mod conflict;
mod consent;
mod custody;
mod decide;
mod duplicates;
mod exception;
mod fact;
mod fold;
mod histories;
mod id;
mod members;
mod nearby;
mod need_codes;
mod population;
mod readiness;
mod reask;
mod role;
mod sealed;
mod state;
mod survey;
mod words;

pub use crate::codes::NoCode;
pub use body::{
    Body, Channel, Direction, Ground, Hearing, OpeningReason, Purpose, Signer, Source, Standing, TransportNeed,
};
pub use bundle_keys::BundleKeys;
pub use conflict::Conflict;
pub use consent::{ConsentRecord, ConsentStatus};
pub use custody::{Custody, Opening, SealedRecord, Sealing};
pub use decide::{Refusal, decide};
pub use duplicates::{Duplicates, Pairing};
pub use exception::{ExceptionRecord, Proposal};
pub(crate) use fact::uncited;
pub use fact::{Fact, NoTime, Timestamp};
pub use fold::Fold;
pub use histories::Histories;
pub use id::{
    AuthorId, BlobId, BundleKey, ConvoyId, CustodianId, FactId, HouseholdId, IdError, LedgerId, PersonId, RoundId,
};
pub use members::{Members, SetAside};
pub use need_codes::needs_for;
pub use population::{HouseholdRecord, PersonRecord, Population};
pub use readiness::{NotPlanned, NotReady, keep_ready};
pub use role::Role;
pub use state::{BoardingRecord, State};
pub use survey::{
    Asked, Bounds, Choice, Condition, Count, Fear, Figure, Named, Part, Reason, Round, RoundRecord, Setting, Surveys,
    Tally, Voice, tally,
};

#[cfg(test)]
mod tests;

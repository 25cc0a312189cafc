//! Access: who asked whom for what, who answered, who kept silent, what stood in the way; what was agreed, and by whom; corridors and
//! the windows in which they are open.
//!
//! What is told of parties is told as they or others told it, with its source. Nothing here says who is right.

mod agenda;
mod agreements;
mod aid;
mod corridor;
mod day;
mod heads;
mod in_force;
mod known;
mod label;
mod lists;
mod may;
pub mod neutral;
mod report;
mod requests;
mod said;
mod windows;
mod words;

pub use agenda::{Agenda, OpenAgreement, OpenRequest};
pub use agreements::{AgreementRecord, AgreementState, Signature};
pub use aid::AidConvoy;
pub use corridor::{Corridor, EarlierRate, PersonsPerHour, Window};
pub use day::{Day, NoDay};
pub use heads::Heads;
pub use in_force::{FewerHours, keep_in_force};
pub use known::{Access, Account};
pub use label::{Label, NoLabel};
pub use lists::{ClauseKind, Counted, Hindrance, Precision, Shut, Topic};
pub use may::NotSaid;
pub use report::{Asked, EventLine, Report, RequestLine, Span, Sum};
pub use requests::{Answered, Reply, RequestRecord, TakenBack};
pub use said::{Answer, Clause, Draft, Event, Figure, LONGEST_NAME, LONGEST_TEXT, Request, Said, WindowTerms};
pub use windows::{Turn, WindowRecord, WindowState};

#[cfg(test)]
mod tests;

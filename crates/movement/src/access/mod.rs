//! What was agreed: corridors and the windows in which they are open.

mod corridor;

pub use corridor::{Corridor, PersonsPerHour, Window};

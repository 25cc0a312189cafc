//! What was agreed: corridors and the windows in which they are open.

mod aid;
mod corridor;

pub use aid::AidConvoy;
pub use corridor::{Corridor, EarlierRate, PersonsPerHour, Window};

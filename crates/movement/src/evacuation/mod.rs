//! Movement, evacuation: the bus evacuation problem, the smallest published form of what Corridor plans.
//!
//! Buses leave their depots, take one load at a time from a pick-up point to a shelter, and come back for the next; the
//! longest tour decides (Bish 2011, OR Spectrum 33:629-654; Goerigk, Grün and Hessler 2013, Computers & OR 40:3010-3020).
//! [`judge`] says what is wrong with tours; it shares nothing with any search.

mod instance;
mod judge;
mod tour;

pub use instance::{Instance, MOST_LOADS, MOST_TIME, Shape};
pub use judge::{Fault, judge};
pub use tour::{Tour, Trip, longest};

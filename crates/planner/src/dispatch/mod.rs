//! Dispatch: turns an order of waves into convoys with hours and vehicles, each as early as everything allows.
//!
//! A wave is one convoy to a shelter, with the first-leg convoys that bring its people to the crossing if there is one.
//! Waves are placed one after another and never move an earlier one, so an order of waves is all that a search needs
//! to change (a serial schedule-generation scheme).

mod cabins;
mod carry;
mod escorts;
mod fleet;
mod gate;
mod pool;
mod record;
mod score;
mod slot;
mod wave;

pub(crate) use record::{Convoy, Ride};
pub(crate) use score::{Score, TIERS};
pub(crate) use wave::{Dispatcher, Wave};

//! Dispatch: turns an order of waves into convoys with hours and vehicles, each as early as everything allows.
//!
//! A wave is one convoy to a shelter, with the first-leg convoys that bring its people to the crossing if there is one.
//! Waves are placed one after another and never move an earlier one, so an order of waves is all that a search needs
//! to change (a serial schedule-generation scheme). [`state`] is what is taken so far; [`choose`] picks vehicles,
//! [`load`] fills them, [`slot`] finds hours, [`book`] takes them, [`wave`] and [`first_leg`] do all of it in turn.

mod absent;
mod aid;
mod beds;
mod book;
mod cabins;
mod carriers;
mod choose;
mod escorts;
mod first_leg;
mod fleet;
mod gate;
mod holds;
mod load;
mod luggage;
mod platoons;
mod pool;
mod record;
mod resume;
mod room;
mod score;
mod seats;
mod slot;
mod state;
mod wave;

pub(crate) use aid::Desk;
pub(crate) use fleet::{Approach, Standing};
pub(crate) use holds::Bag;
pub(crate) use platoons::Platoons;
pub(crate) use record::{Convoy, Ride};
pub(crate) use resume::{Held, Hours, Lacks};
pub(crate) use score::{Score, TIERS};
pub(crate) use seats::SeatsWanted;
pub(crate) use slot::{Reception, Wish};
pub(crate) use state::Dispatcher;
pub(crate) use wave::Wave;

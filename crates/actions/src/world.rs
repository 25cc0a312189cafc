//! The door to the outside world: nothing below asks what time it is.

use std::time::Duration;

/// What an action may ask of the world.
pub struct World<'w> {
    /// Time since some fixed start; never goes backward.
    pub clock: &'w (dyn Fn() -> Duration + Sync),
    /// Whether the person wants an action to end; once it says yes, it says yes.
    pub stop: &'w (dyn Fn() -> bool + Sync),
}

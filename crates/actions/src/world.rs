//! The door to the outside world: nothing below asks what time it is.

use planner::InHand;
use std::time::Duration;

/// What an action may ask of the world.
pub struct World<'w> {
    /// Time since some fixed start; never goes backward.
    pub clock: &'w (dyn Fn() -> Duration + Sync),
    /// Whether the person wants an action to end; once it says yes, it says yes.
    pub stop: &'w (dyn Fn() -> bool + Sync),
}

/// How long an action has been at it.
pub(crate) struct Watch<'w> {
    world: &'w World<'w>,
    start: Duration,
}

impl<'w> Watch<'w> {
    pub fn start(world: &'w World<'w>) -> Self {
        Self {
            world,
            start: (world.clock)(),
        }
    }

    pub fn elapsed(&self) -> Duration {
        (self.world.clock)().saturating_sub(self.start)
    }

    /// Tells whether a plan in the making has to end: when the person says so, or when there is a plan and the time is over.
    pub fn ends(&self, time: Option<Duration>, in_hand: InHand) -> bool {
        (self.world.stop)() || in_hand == InHand::Plan && time.is_some_and(|limit| self.elapsed() >= limit)
    }
}

//! What to ask for: which one more could be asked for ([`list_asks`]), what the bound says of each ([`Bounds`]), what holds
//! the bound one after another ([`chain`]), and what a plan gains on another ([`Gain`]). Planning anew belongs above: it
//! needs a clock, and every plan is judged there.

mod asks;
mod bounds;
mod chain;
mod gain;
#[cfg(test)]
mod tests;

pub use asks::{Ask, Asked, Lane, list_asks};
pub use bounds::{Bounds, Worth};
pub use chain::{Link, chain};
pub use gain::{Arrivals, Gain};

//! Level one: which households go to which shelter. Whole queues, not single seats; packing comes later.

mod along;
mod assign;
mod bundles;
mod fit;
mod flows;
mod follow;
mod full;
mod gather;
mod group;
mod lots;
mod rounding;
mod spread;
#[cfg(test)]
mod tests;
mod trim;

pub(crate) use along::{Brought, along};
pub(crate) use assign::{Loads, Party, Way, choices, parties_alone};
pub(crate) use fit::Fit;
pub(crate) use group::need;

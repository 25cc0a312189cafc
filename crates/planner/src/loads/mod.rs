//! Level one: which households go to which shelter. Whole queues, not single seats; packing comes later.

mod assign;
mod fit;
mod flows;
mod group;

pub(crate) use assign::{Loads, Party, Way, choices};

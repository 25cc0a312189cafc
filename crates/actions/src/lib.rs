//! One file per thing a person can do. What the outside world gives comes in by [`World`],
//! and where a ledger is kept by [`ledger::Desk`].

pub mod ask;
pub mod compare;
pub mod draw_plan;
pub mod draw_tours;
pub mod duplicates;
pub mod explain;
pub mod ledger;
pub mod replan;
mod side_by_side;
pub mod what_if;
mod world;

pub use world::World;

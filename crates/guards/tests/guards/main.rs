//! Tests that hold the house together: who may see whom, what must be named, what must not be there.
#![allow(clippy::unwrap_used, clippy::panic)]

mod arrows;
mod documents;
mod purity;
mod reachable;
mod sizes;
mod traces;
mod tree;

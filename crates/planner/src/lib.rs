//! Operation, seed and budget in; plan, bound and reasons out.

pub mod flow;

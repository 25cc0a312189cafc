//! Changes to operations: what they change, what they leave alone, and what is refused.
#![allow(clippy::unwrap_used, missing_docs)]

mod any;
mod refused;
mod windows;

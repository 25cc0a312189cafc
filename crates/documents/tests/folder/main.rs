//! The operation folder: what is accepted, and what is refused with which words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accepted;
mod written;

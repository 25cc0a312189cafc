//! The files of a plan: read back as written, the same bytes every time, and harmless in a spreadsheet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod any_plan;
mod plan_json;
mod sheets;
mod view;

//! The record of access: read from a table, and printed as a report that takes no side.

mod agenda;
mod draft;
mod html;
mod read;
mod table;

pub use agenda::agenda_html;
pub use draft::read_draft;
pub use html::html;
pub use read::{COLUMNS, read};
pub use table::csv;

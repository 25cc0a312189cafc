//! The record of access: read from a table, and printed as a report that takes no side.

mod agenda;
mod draft;
mod html;
mod read;
mod sheet;
mod table;

pub use agenda::agenda_html;
pub use draft::read_draft;
pub use html::html;
pub use read::{COLUMNS, read};
pub use table::csv;

use movement::small_cells::FEWEST;

/// Returns how many people a figure stands for, or that they are few: a figure of few tells of somebody.
fn people_in_words(people: u64) -> String {
    match people < FEWEST {
        true => format!("fewer than {FEWEST}"),
        false => people.to_string(),
    }
}

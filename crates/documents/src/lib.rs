//! Bytes in, bytes out: the files people and other programs read and write. No disk, no clock, no network.

pub mod access;
pub mod ask_list;
pub mod changes;
pub mod changes_table;
pub mod comparison_table;
mod convoys;
pub mod evacuation;
pub mod folder;
pub mod forms;
mod json;
pub mod luggage;
pub mod manifest;
pub mod movement_1;
pub mod not_planned;
pub mod people;
pub mod plan_bound;
pub mod plan_json;
pub mod plan_view;
mod problems;
mod rows;
pub mod rukban_2019;
pub mod scenarios;
pub mod schema;
mod sheet;
pub mod submissions;
pub mod surveys;
pub mod synthesize;
pub mod timetable;
pub mod turned_back;
pub mod waiting;
pub mod what_if;

pub use json::format_of;

//! Bytes in, bytes out: the files people and other programs read and write. No disk, no clock, no network.

pub mod evacuation;
pub mod folder;
mod json;
pub mod movement_1;
mod problems;
pub mod rukban_2019;
pub mod synthesize;

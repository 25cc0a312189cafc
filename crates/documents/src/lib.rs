//! Bytes in, bytes out: the files people and other programs read and write. No disk, no clock, no network.

pub mod evacuation;
pub mod folder;
pub mod rukban_2019;
pub mod synthesize;

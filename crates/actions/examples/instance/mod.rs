//! Reads the "movement-1" instance that an example program is given.

use movement::operation::Operation;

/// Returns the operation of a file, or what is wrong with it.
pub fn read(path: &str) -> Result<Operation, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    documents::movement_1::read(&bytes, path).map_err(|problems| format!("{path}: {problems:?}"))
}

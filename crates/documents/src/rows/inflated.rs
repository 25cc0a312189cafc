//! A zip archive whose parts are small enough to be read: a file of some kilobytes may hold terabytes.

use super::Fault;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// Most parts of an archive.
const MOST_PARTS: usize = 10_000;
/// Most bytes of all parts together that are read as they come.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// Most bytes of a part that is held in memory.
const MOST_HELD: u64 = 64 * 1024 * 1024;

/// What to do with an archive that cannot be read.
const REMEDY: &str = "Save it anew from the program it comes from; if it is that large, part it into several files.";

/// Tells whether bytes begin as those of a zip archive do.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Unpacks every part, believing no size that the archive says of itself.
///
/// # Errors
/// It is broken, or larger than what is read.
pub(crate) fn check_inflated(bytes: &[u8]) -> Result<(), Fault> {
    let broken = || Fault::unreadable("The file is damaged, or cut off.", REMEDY);
    let large = || Fault::unreadable("Unpacked, the file is larger than any that is read.", REMEDY);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MOST_PARTS {
        return Err(large());
    }
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| broken())?;
        // Sheets are read as they come; all else is held.
        let most = match part.name().map_err(|_| broken())?.contains("worksheets/") {
            true => left,
            false => left.min(MOST_HELD),
        };
        let read = io::copy(&mut part.by_ref().take(most + 1), &mut io::sink()).map_err(|_| broken())?;
        if read > most {
            return Err(large());
        }
        left -= read;
    }
    Ok(())
}

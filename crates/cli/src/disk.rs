//! Disk: bounded reads, and writes that leave either all new files or the old ones.

use anyhow::Context;
use documents::folder::{FileContent, MAX_FILE_BYTES};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Returns what stands under a path, without ever holding more than the reader's limit in memory.
pub fn content(path: &Path) -> FileContent {
    match read_bounded(path) {
        Ok(content) => content,
        Err(error) if error.kind() == io::ErrorKind::NotFound => FileContent::Missing,
        Err(error) => FileContent::Unreadable(error.to_string()),
    }
}

fn read_bounded(path: &Path) -> io::Result<FileContent> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Ok(FileContent::Unreadable("it is not an ordinary file".to_owned()));
    }
    if about.len() > MAX_FILE_BYTES {
        return Ok(FileContent::TooLarge(about.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    // The file may grow while it is read.
    File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    Ok(if read > MAX_FILE_BYTES {
        FileContent::TooLarge(read)
    } else {
        FileContent::Bytes(bytes)
    })
}

/// Returns the bytes of a file that must be there.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    match content(path) {
        FileContent::Bytes(bytes) => Ok(bytes),
        FileContent::Missing => Err(io::Error::from(io::ErrorKind::NotFound))
            .with_context(|| format!("{} is not there -> check the path", path.display())),
        FileContent::TooLarge(size) => anyhow::bail!(
            "{} has {size} bytes -> the most that is read is {MAX_FILE_BYTES}",
            path.display()
        ),
        FileContent::Unreadable(cause) => {
            Err(io::Error::other(cause)).with_context(|| format!("{} could not be read", path.display()))
        }
    }
}

/// Writes files into a folder. Each is written aside first and then moved into place, so that a full disk or a power
/// cut leaves no half file under a name that somebody trusts.
pub fn write_all(folder: &Path, files: &[(&str, Vec<u8>)]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
    let aside = |name: &str| folder.join(format!(".{name}.new"));
    for (name, bytes) in files {
        let written = File::create(aside(name)).and_then(|mut file| {
            io::Write::write_all(&mut file, bytes)?;
            file.sync_all()
        });
        if let Err(error) = written {
            files.iter().for_each(|(name, _)| drop(fs::remove_file(aside(name))));
            return Err(error).with_context(|| format!("{} could not be written", folder.join(name).display()));
        }
    }
    for (name, _) in files {
        let place = folder.join(name);
        fs::rename(aside(name), &place).with_context(|| format!("{} could not be written", place.display()))?;
    }
    Ok(())
}

//! Disk: bounded reads, and writes that never leave half a file under a name that somebody trusts.

use documents::folder::{FileContent, MAX_FILE_BYTES};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use tempfile::NamedTempFile;

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
        // A pipe or a device could keep us waiting for ever.
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
    let remedy = "check the path, and that you may read it";
    let error = match content(path) {
        FileContent::Bytes(bytes) => return Ok(bytes),
        FileContent::TooLarge(size) => anyhow::bail!(
            "{}: it has {size} bytes, and at most {MAX_FILE_BYTES} are read -> check that it is the right file",
            path.display()
        ),
        FileContent::Missing => io::Error::new(io::ErrorKind::NotFound, "it is not there"),
        FileContent::Unreadable(cause) => io::Error::other(cause),
    };
    Err(failed(path, &error, remedy).into())
}

/// Makes sure that files can be written into a folder, before anybody works for hours on what goes there. Leaves
/// nothing behind, not even the folder.
///
/// # Errors
/// Something else stands under that name, or the disk does not take a file there.
pub fn check_writable(folder: &Path, remedy: &str) -> io::Result<()> {
    let ancestors = folder.ancestors().map(or_here);
    let there = ancestors.into_iter().find(|path| path.symlink_metadata().is_ok());
    let there = there.unwrap_or(folder);
    tempfile::tempfile_in(there)
        .map(drop)
        .map_err(|error| failed(there, &error, remedy))
}

/// Writes files into a folder, which is made when it is missing. All are written aside first, so that a full disk or a
/// power cut leaves each file whole: the old one or the new one.
///
/// # Errors
/// The disk did not take them; those that stood there before still do.
pub fn write_all(folder: &Path, files: &[(&str, Vec<u8>)], remedy: &str) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error, remedy))?;
    let mut aside = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let place = folder.join(name);
        let written = written_aside(folder, bytes).map_err(|error| failed(&place, &error, remedy))?;
        aside.push((written, place));
    }
    for (written, place) in aside {
        written
            .persist(&place)
            .map_err(|error| failed(&place, &error.error, remedy))?;
    }
    Ok(())
}

/// The file goes away again unless it is moved into its place.
fn written_aside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".corridor-");
    #[cfg(unix)]
    {
        // As any other file a person makes: what they keep from others they have told the system by their umask.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(or_here(folder))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

fn failed(path: &Path, error: &io::Error, remedy: &str) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error} -> {remedy}", path.display()))
}

//! The operation folder: settings and tables in, a checked operation or every problem out.
//!
//! The caller brings the bytes of a file when asked for it by name, so nothing here knows a disk.

mod lines;
mod records;
mod settings;
mod table;

pub(crate) use lines::Lines;
pub(crate) use records::Records;
pub(crate) use settings::parse;
pub(crate) use table::{delimiter, is_empty, texts};

use movement::operation::draft::{Draft, SETTINGS_FILE, TableName};
use movement::operation::{self, Operation};
use movement::problem::{Place, Problem, Problems, code};

/// Most bytes of a table. A caller should look at the size first and not read a larger file into memory.
pub const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Most bytes of the settings.
const MAX_SETTINGS_BYTES: u64 = 1024 * 1024;

/// The files of an operation folder; all must be there, but for [`OPTIONAL_FILES`].
pub const FILES: [&str; 11] = [
    SETTINGS_FILE,
    TableName::Sites.file(),
    TableName::Legs.file(),
    TableName::Corridors.file(),
    TableName::Windows.file(),
    TableName::VehicleTypes.file(),
    TableName::Vehicles.file(),
    TableName::VehicleAbsences.file(),
    TableName::Shelters.file(),
    TableName::Households.file(),
    TableName::AidConvoys.file(),
];

/// The files a folder may be without.
pub const OPTIONAL_FILES: [&str; 2] = [TableName::VehicleAbsences.file(), TableName::AidConvoys.file()];

/// What the caller found under the name of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileContent {
    /// Nothing.
    Missing,
    /// A file of this many bytes, more than [`MAX_FILE_BYTES`], which was not read.
    TooLarge(u64),
    /// Something that could not be read, and what the system said about it.
    Unreadable(String),
    /// The bytes of the file.
    Bytes(Vec<u8>),
}

/// Reads and checks an operation folder. Files are asked for one after the other, and a file is let go before the
/// next is asked for.
///
/// # Errors
/// Every problem of the folder, by file, row and column.
pub fn read(get: &dyn Fn(&str) -> FileContent) -> Result<Operation, Vec<Problem>> {
    operation::check(&read_draft(get))
}

fn read_draft(get: &dyn Fn(&str) -> FileContent) -> Draft {
    let mut draft = Draft::default();
    if let Some(bytes) = bytes(SETTINGS_FILE, get, MAX_SETTINGS_BYTES, &mut draft.problems) {
        draft.settings = settings::read(&bytes, &mut draft.problems);
    }
    for name in TableName::ALL {
        if let Some(bytes) = bytes(name.file(), get, MAX_FILE_BYTES, &mut draft.problems) {
            let table = table::read(name, &bytes, &mut draft.problems);
            draft.put(table);
        }
    }
    draft
}

/// Returns the bytes of a file without a byte-order mark; `None` when it is missing, which the check reports, or
/// after a problem.
fn bytes(file: &str, get: &dyn Fn(&str) -> FileContent, most: u64, problems: &mut Problems) -> Option<Vec<u8>> {
    let size = |bytes: &Vec<u8>| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    match get(file) {
        FileContent::Missing => None,
        FileContent::Bytes(bytes) if size(&bytes) <= most => text_bytes(file, bytes, problems),
        FileContent::Bytes(bytes) => {
            report_size(file, size(&bytes), most, problems);
            None
        }
        FileContent::TooLarge(bytes) => {
            report_size(file, bytes, most, problems);
            None
        }
        FileContent::Unreadable(cause) => {
            problems.add(
                code::UNREADABLE_FILE,
                Place::file(file),
                format!("The file cannot be read: {cause}."),
                "Check that it is a file, that you may read it, and that no other program holds it.",
            );
            None
        }
    }
}

fn text_bytes(file: &str, mut bytes: Vec<u8>, problems: &mut Problems) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let mut place = Place::file(file);
        place.row = Some(1);
        problems.add(
            code::NOT_UTF8,
            place,
            "The file is UTF-16, which spreadsheets call Unicode text.",
            "Export it again and choose CSV in UTF-8.",
        );
        return None;
    }
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        bytes.drain(..3);
    }
    Some(bytes)
}

fn report_size(file: &str, bytes: u64, most: u64, problems: &mut Problems) {
    problems.add(
        code::FILE_TOO_LARGE,
        Place::file(file),
        format!("The file has {bytes} bytes; at most {most} are read."),
        "Check that it is the right file; split the movement into several operations if it is.",
    );
}

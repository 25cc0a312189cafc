//! Files as such: there or not, too large, not text.

use crate::only;
use crate::written::Folder;
use documents::folder::{FILES, FileContent, MAX_FILE_BYTES, OPTIONAL_FILES, read};

fn required() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().filter(|file| !OPTIONAL_FILES.contains(file))
}

#[test]
fn a_missing_file_is_one_problem_whichever_it_is() {
    for file in required() {
        only(
            &Folder::right().put(file, FileContent::Missing),
            "missing-file",
            file,
            None,
            "",
        );
    }
}

#[test]
fn a_folder_may_be_without_its_optional_files_but_they_may_not_be_empty_or_broken() {
    for file in OPTIONAL_FILES {
        Folder::right().put(file, FileContent::Missing).operation();
        only(&Folder::right().bytes(file, ""), "empty-table", file, None, "");
        let broken = FileContent::Unreadable("permission denied".to_owned());
        only(&Folder::right().put(file, broken), "unreadable-file", file, None, "");
    }
}

#[test]
fn an_empty_folder_misses_every_file() {
    let problems = read(&|_| FileContent::Missing).unwrap_err();
    assert_eq!(problems.len(), required().count());
    assert!(problems.iter().all(|problem| problem.code == "missing-file"));
}

#[test]
fn a_file_of_two_gigabytes_is_refused_by_its_size_alone() {
    let size = 2 * 1024 * 1024 * 1024;
    assert!(size > MAX_FILE_BYTES);
    let folder = Folder::right().put("households.csv", FileContent::TooLarge(size));
    let problem = only(&folder, "file-too-large", "households.csv", None, "");
    assert!(problem.cause.contains("2147483648"), "{problem}");
}

#[test]
fn settings_of_two_megabytes_are_refused() {
    let folder = Folder::right().bytes("operation.toml", vec![b'#'; 2 * 1024 * 1024]);
    only(&folder, "file-too-large", "operation.toml", None, "");
}

#[test]
fn a_file_that_cannot_be_read_says_what_the_system_said() {
    let folder = Folder::right().put("legs.csv", FileContent::Unreadable("permission denied".to_owned()));
    let problem = only(&folder, "unreadable-file", "legs.csv", None, "");
    assert!(problem.cause.contains("permission denied"), "{problem}");
}

#[test]
fn bytes_that_are_not_utf8_are_named_by_line_and_column() {
    let mut bytes = Folder::right().text("sites.csv").into_bytes();
    let at = bytes.windows(5).position(|w| w == b"South").unwrap();
    bytes[at] = 0xc7; // the letter alef in Windows-1256
    only(
        &Folder::right().bytes("sites.csv", bytes),
        "not-utf8",
        "sites.csv",
        3,
        "name",
    );
}

#[test]
fn bytes_that_are_not_utf8_in_a_header_or_in_the_settings_are_named() {
    let mut bytes = Folder::right().text("vehicles.csv").into_bytes();
    let at = bytes.windows(9).position(|w| w == b"first_day").unwrap();
    bytes[at] = 0xff;
    only(
        &Folder::right().bytes("vehicles.csv", bytes),
        "not-utf8",
        "vehicles.csv",
        1,
        "column 4",
    );
    let mut bytes = Folder::right().text("operation.toml").into_bytes();
    let at = bytes.windows(4).position(|w| w == b"Asia").unwrap();
    bytes[at] = 0xff;
    only(
        &Folder::right().bytes("operation.toml", bytes),
        "not-utf8",
        "operation.toml",
        2,
        "",
    );
}

#[test]
fn utf16_is_recognised() {
    let text = Folder::right().text("legs.csv");
    let bytes: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let problem = only(&Folder::right().bytes("legs.csv", bytes), "not-utf8", "legs.csv", 1, "");
    assert!(problem.cause.contains("UTF-16"), "{problem}");
}

#[test]
fn an_empty_file_is_not_a_missing_one() {
    for bytes in ["", "\u{feff}", "\r\n\r\n", "   \n"] {
        only(
            &Folder::right().bytes("windows.csv", bytes),
            "empty-table",
            "windows.csv",
            None,
            "",
        );
    }
}

//! Whether every file is there, has rows, and not too many.

use crate::operation::draft::{Draft, SETTINGS_FILE, Table, TableName};
use crate::problem::{Place, Problems, code};

pub(super) fn check(draft: &Draft, problems: &mut Problems) {
    if draft.settings.is_none() {
        report_missing(SETTINGS_FILE, problems);
    }
    for name in TableName::ALL {
        let table = draft.table(name);
        if !table.is_written() && name.is_optional() {
            continue;
        } else if !table.is_written() {
            report_missing(name.file(), problems);
        } else if table.is_empty() && name.needs_rows() {
            problems.add(
                code::EMPTY_TABLE,
                Place::file(name.file()),
                "The table has a header and no row.",
                "Add at least one row.",
            );
        } else if table.rows_beyond() > 0 {
            report_rows(table, problems);
        }
    }
}

fn report_missing(file: &str, problems: &mut Problems) {
    if !problems.concern(file) {
        problems.add(
            code::MISSING_FILE,
            Place::file(file),
            "The file is not in the folder.",
            format!("Put a file named {file} into the folder; the page on the operation folder says what it holds."),
        );
    }
}

fn report_rows(table: &Table, problems: &mut Problems) {
    let most = table.name().most_rows();
    problems.add(
        code::TOO_MANY_ROWS,
        Place::file(table.name().file()),
        format!(
            "The table has {} rows; at most {most} are taken.",
            most + table.rows_beyond()
        ),
        "Split the movement into several operations.",
    );
}

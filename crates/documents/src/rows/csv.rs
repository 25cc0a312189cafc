//! Rows of a CSV text, as those of an operation folder are read.

use super::{Fault, Source, TakesRows};
use crate::folder::{Records, delimiter, is_empty, texts};
use movement::problem::code;

/// Reads a CSV text.
pub(super) fn each(bytes: &[u8], file: &str, taker: &mut dyn TakesRows) {
    let source = Source {
        name: file.to_owned(),
        ..Source::default()
    };
    taker.from(source.clone());
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut records = Records::new(bytes, delimiter(bytes));
    while let Some(record) = records.next() {
        let Some(cells) = record.cells else {
            let remedy = "Check that it is the right file; close a quotation mark that swallowed other rows.";
            let fault = Fault::new(code::CELL_COUNT, "The row is longer than any row may be.", remedy);
            taker.fault(source.row(record.line), fault);
            continue;
        };
        if is_empty(cells) {
            continue;
        }
        let read: Option<Vec<&str>> = texts(cells).map(|cell| cell.map(str::trim)).collect();
        let Some(read) = read else {
            let cause = "A cell of this row is no text in UTF-8.";
            let fault = Fault::new(code::NOT_UTF8, cause, "Save it as CSV in UTF-8.");
            taker.fault(source.row(record.line), fault);
            continue;
        };
        if taker.row(record.line, &read).is_break() {
            return;
        }
    }
}

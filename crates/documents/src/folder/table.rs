//! One CSV table: bytes to rows with their lines.

use super::records::{Cells, Record, Records};
use movement::operation::draft::{Table, TableName};
use movement::problem::{Place, Problems, code};

/// Reads a table; rows beyond the most a table may have are counted, not kept.
pub(super) fn read(name: TableName, bytes: &[u8], problems: &mut Problems) -> Table {
    let delimiter = delimiter(bytes);
    let mut records = Records::new(bytes, delimiter);
    let mut table: Option<Table> = None;
    let mut first = true;
    while let Some(Record { line, cells }) = records.next() {
        let Some(cells) = cells else {
            report_wide(name, line, problems);
            continue;
        };
        if is_empty(cells) {
            continue;
        }
        match &mut table {
            None => table = Some(Table::start(name, line, texts(cells), delimiter == b';', problems)),
            Some(table) => {
                if !(first && is_hxl(cells)) {
                    table.push(line, texts(cells), problems);
                }
                first = false;
            }
        }
    }
    table.unwrap_or_else(|| {
        // A first row that could not be taken is a problem already.
        if !problems.concern(name.file()) {
            report_empty(name, problems);
        }
        Table::absent(name)
    })
}

/// Returns the text of each cell; `None` for what is no UTF-8.
pub(crate) fn texts(cells: Cells<'_>) -> impl Iterator<Item = Option<&str>> {
    cells.list().map(|cell| std::str::from_utf8(cell).ok())
}

/// Tells whether nothing stands in the row.
pub(crate) fn is_empty(cells: Cells<'_>) -> bool {
    cells.list().all(|cell| cell.trim_ascii().is_empty())
}

/// Tells whether the row holds HXL tags: they start with `#`, and not every column needs one.
fn is_hxl(cells: Cells<'_>) -> bool {
    cells
        .list()
        .map(<[u8]>::trim_ascii)
        .all(|cell| cell.is_empty() || cell.starts_with(b"#"))
}

/// Returns the separator that stands most often in the header outside quotation marks.
pub(crate) fn delimiter(bytes: &[u8]) -> u8 {
    let start = bytes
        .iter()
        .take_while(|b| b.is_ascii_whitespace() && **b != b'\t')
        .count();
    let header = bytes[start..]
        .split(|b| matches!(b, b'\n' | b'\r'))
        .next()
        .unwrap_or_default();
    let mut counts = [(0_usize, b'\t'), (0, b';'), (0, b',')];
    let mut quoted = false;
    for byte in header {
        quoted ^= *byte == b'"';
        for (count, delimiter) in &mut counts {
            *count += usize::from(!quoted && byte == delimiter);
        }
    }
    counts
        .into_iter()
        .max_by_key(|(count, _)| *count)
        .map_or(b',', |(_, delimiter)| delimiter)
}

fn report_empty(name: TableName, problems: &mut Problems) {
    problems.add(
        code::EMPTY_TABLE,
        Place::file(name.file()),
        "The file is empty.",
        "Write the names of the columns into its first row.",
    );
}

fn report_wide(name: TableName, line: u64, problems: &mut Problems) {
    let mut place = Place::file(name.file());
    place.row = Some(line);
    problems.add(
        code::CELL_COUNT,
        place,
        "The row has more than 1,000 cells or more than 4 MB of text.",
        "Check that it is the right file; close a quotation mark that swallowed other rows.",
    );
}

//! One CSV table: bytes to rows with their lines.

use super::lines::Lines;
use csv::{ByteRecord, ReaderBuilder};
use movement::operation::draft::{Table, TableName};
use movement::problem::{Place, Problems, code};

/// Reads a table; rows beyond the most a table may have are counted, not kept.
pub(super) fn read(name: TableName, bytes: &[u8], problems: &mut Problems) -> Table {
    let delimiter = delimiter(bytes);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut lines = Lines::new(bytes);
    let mut record = ByteRecord::new();
    let mut table: Option<Table> = None;
    let mut position = 0;
    // A slice can always be read, so that this ends with the last record.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.line_of_content(usize::try_from(start).unwrap_or(usize::MAX));
        if is_empty(&record) {
            continue;
        }
        match &mut table {
            None => table = Some(Table::start(name, line, cells(&record), delimiter == b';', problems)),
            Some(_) if position == 1 && is_hxl(&record) => {}
            Some(table) => table.push(line, cells(&record), problems),
        }
        position += 1;
    }
    table.unwrap_or_else(|| {
        report_empty(name, problems);
        Table::absent(name)
    })
}

fn cells(record: &ByteRecord) -> impl Iterator<Item = Option<&str>> {
    record.iter().map(|cell| std::str::from_utf8(cell).ok())
}

fn is_empty(record: &ByteRecord) -> bool {
    record.iter().all(|cell| cell.trim_ascii().is_empty())
}

/// Tells whether the row holds HXL tags: they start with `#`, and not every column needs one.
fn is_hxl(record: &ByteRecord) -> bool {
    record
        .iter()
        .map(<[u8]>::trim_ascii)
        .all(|cell| cell.is_empty() || cell.starts_with(b"#"))
}

/// Returns the separator that stands most often in the header outside quotation marks.
fn delimiter(bytes: &[u8]) -> u8 {
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

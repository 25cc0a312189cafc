//! Rows of a CSV text with their lines. However broken the text, one row takes no more memory than a limit.

use super::lines::Lines;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Most bytes of a row's cells together.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Most cells of a row.
const MOST_CELLS: usize = 1_000;

/// Reads rows one after the other.
pub(crate) struct Records<'b> {
    core: Reader,
    bytes: &'b [u8],
    at: usize,
    lines: Lines<'b>,
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// A row that was read.
pub(crate) struct Record<'r> {
    /// The line on which it starts, from 1.
    pub(crate) line: u64,
    /// Its cells; `None` when it holds more than a row may.
    pub(crate) cells: Option<Cells<'r>>,
}

/// The cells of a row.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'r> {
    text: &'r [u8],
    ends: &'r [usize],
}

impl<'r> Cells<'r> {
    /// Returns the bytes of each cell, out of their quotation marks.
    pub(crate) fn list(self) -> impl Iterator<Item = &'r [u8]> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts
            .zip(self.ends)
            .map(move |(start, end)| self.text.get(start..*end).unwrap_or_default())
    }
}

impl<'b> Records<'b> {
    pub(crate) fn new(bytes: &'b [u8], delimiter: u8) -> Self {
        Self {
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            bytes,
            at: 0,
            lines: Lines::new(bytes),
            text: vec![0; 4 * 1024],
            ends: vec![0; 32],
        }
    }

    /// Returns the next row; lines without any cell are skipped.
    pub(crate) fn next(&mut self) -> Option<Record<'_>> {
        let line = self.lines.line_of_content(self.at);
        let (mut written, mut ended, mut fits) = (0, 0, true);
        loop {
            let input = self.bytes.get(self.at..).unwrap_or_default();
            let (text, ends) = (&mut self.text[written..], &mut self.ends[ended..]);
            let (result, read, more_text, more_ends) = self.core.read_record(input, text, ends);
            self.at += read;
            written += more_text;
            ended += more_ends;
            let grown = match result {
                ReadRecordResult::InputEmpty => true,
                ReadRecordResult::OutputFull => grow(&mut self.text, MOST_BYTES),
                ReadRecordResult::OutputEndsFull => grow(&mut self.ends, MOST_CELLS),
                ReadRecordResult::End => return None,
                ReadRecordResult::Record => break,
            };
            if !grown {
                // The rest of the row is still read, to find its end, and thrown away.
                (written, ended, fits) = (0, 0, false);
            }
        }
        let (text, ends) = (&self.text[..written], &self.ends[..ended]);
        Some(Record {
            line,
            cells: fits.then_some(Cells { text, ends }),
        })
    }
}

/// Doubles a buffer; `false` when it has its full size already.
fn grow<T: Clone + Default>(buffer: &mut Vec<T>, most: usize) -> bool {
    let size = buffer.len();
    buffer.resize((size * 2).min(most), T::default());
    size < most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Vec<(u64, Option<Vec<String>>)> {
        let mut records = Records::new(text, b',');
        let mut all = Vec::new();
        while let Some(record) = records.next() {
            let texts = |cells: Cells<'_>| cells.list().map(|c| String::from_utf8_lossy(c).into_owned()).collect();
            all.push((record.line, record.cells.map(texts)));
        }
        all
    }

    fn row(line: u64, cells: &[&str]) -> (u64, Option<Vec<String>>) {
        (line, Some(cells.iter().map(|&cell| cell.to_owned()).collect()))
    }

    #[test]
    fn rows_know_the_line_they_start_on() {
        let rows = read(b"\r\n\na,\"b\r\n\"\"c\"\"\n\"\n\n\nd,\r\n\"e\"");
        assert_eq!(
            rows,
            [row(3, &["a", "b\r\n\"c\"\n"]), row(8, &["d", ""]), row(9, &["e"])]
        );
    }

    #[test]
    fn a_row_beyond_the_limits_is_passed_over() {
        let cells = ",".repeat(2 * MOST_CELLS);
        let text = "x".repeat(2 * MOST_BYTES);
        let rows = read(format!("a\n{cells}\nb\n{text}\nc").as_bytes());
        assert_eq!(
            rows,
            [row(1, &["a"]), (2, None), row(3, &["b"]), (4, None), row(5, &["c"])]
        );
    }
}

//! Lines of a text, counted from 1, for offsets asked for in rising order.

/// Counts line ends up to an offset; Unix, Windows and old Macintosh ends each count once.
#[derive(Debug)]
pub(crate) struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
}

impl<'b> Lines<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    /// Returns the line on which the byte at `offset` stands; a line end stands on the line it ends.
    pub(crate) fn line_of(&mut self, offset: usize) -> u64 {
        let offset = offset.min(self.bytes.len());
        for at in self.at..offset {
            let ends = match self.bytes[at] {
                b'\n' => true,
                b'\r' => self.bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u64::from(ends);
        }
        self.at = self.at.max(offset);
        self.line
    }

    /// Returns the line of the first byte from `offset` on that ends no line: where a row starts after empty lines.
    pub(crate) fn line_of_content(&mut self, offset: usize) -> u64 {
        let rest = self.bytes.get(offset..).unwrap_or_default();
        let skipped = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        self.line_of(offset + skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let mut lines = Lines::new(b"a\nb\r\nc\rd\r\n\r\ne");
        let starts = [(0, 1), (2, 2), (5, 3), (7, 4), (12, 6)];
        for (offset, line) in starts {
            assert_eq!(lines.line_of(offset), line, "offset {offset}");
        }
        assert_eq!(Lines::new(b"a\r\n\r\nb").line_of_content(2), 3);
        assert_eq!(Lines::new(b"").line_of_content(9), 1);
    }
}

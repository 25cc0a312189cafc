//! A table for spreadsheets and HXL tools: names in row 1, HXL hashtags in row 2, and no cell that runs as a formula.

/// A column: its name and its HXL hashtag with attributes.
pub(crate) type Column = (&'static str, &'static str);

/// Writes a table. It is UTF-8 with Unix line ends; only if a character is not ASCII it starts with a byte-order mark,
/// without which spreadsheets garble Arabic.
pub(crate) fn write<const N: usize>(columns: [Column; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    write_rows(&columns, rows.map(Vec::from))
}

/// Writes a table whose columns depend on the operation; each row must have as many cells as there are columns.
pub(crate) fn write_rows(columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    // Cannot fail: all rows have as many cells and the target is memory. Were it to, the file would be seen to be empty.
    let table = table(columns, rows).unwrap_or_default();
    if table.is_ascii() {
        return table;
    }
    [b"\xef\xbb\xbf".as_slice(), &table].concat()
}

fn table(columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns.iter().map(|(name, _)| name))?;
    writer.write_record(columns.iter().map(|(_, tag)| tag))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// Sets an apostrophe before each `=`, `+`, `-` or `@` with which a spreadsheet could take a formula to begin: at the
/// start of the cell, and after a comma, semicolon or bar, where a spreadsheet that separates columns by another sign
/// would begin a cell. Control characters become spaces.
fn harmless(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut at_start = true;
    for letter in cell.chars() {
        let letter = if letter.is_control() { ' ' } else { letter };
        // The wide forms count: some spreadsheets take them for the plain ones.
        if at_start
            && matches!(
                letter,
                '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
            )
        {
            text.push('\'');
        }
        at_start = match letter {
            ',' | ';' | '|' => true,
            '"' | '\'' => at_start,
            space if space.is_whitespace() => at_start,
            _ => false,
        };
        text.push(letter);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for (written, expected) in [
            ("=1+1", "'=1+1"),
            ("  -2+3", "  '-2+3"),
            ("\t@SUM(A1)", " '@SUM(A1)"),
            ("\"=cmd|' /C calc'!A0\"", "\"'=cmd|' /C calc'!A0\""),
            ("North;=1", "North;'=1"),
            ("\u{ff1d}1", "'\u{ff1d}1"),
        ] {
            assert_eq!(harmless(written), expected);
        }
    }

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in [
            "A-12",
            "مخيم الركبان",
            "Al-Waer + school",
            "c001",
            "12",
            "2019-04-01 06:30",
            "",
        ] {
            assert_eq!(harmless(name), name);
        }
    }
}

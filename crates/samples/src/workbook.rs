//! Workbooks (.xlsx) for tests: the few parts a reader needs, with cells of every kind.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell of a sheet.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, as days since 1899-12-30.
    Day(u32),
    /// A formula without a value.
    Error,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// The second format shows days.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Returns a workbook of these sheets, each a name and its rows; `None` only where memory cannot be written to.
pub fn workbook(sheets: &[(&str, Vec<Vec<Cell>>)]) -> Option<Vec<u8>> {
    let named: String = sheets
        .iter()
        .zip(1..)
        .map(|((name, _), at)| format!(r#"<sheet name="{}" sheetId="{at}" r:id="rId{at}"/>"#, escaped(name)))
        .collect();
    let related: String = (1..=sheets.len())
        .map(|at| {
            format!(r#"<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>"#)
        })
        .collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), TYPES.to_owned()),
        ("_rels/.rels".to_owned(), ROOT.to_owned()),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        (
            "xl/workbook.xml".to_owned(),
            format!(r#"<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets>{named}</sheets></workbook>"#),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>"#
            ),
        ),
    ];
    for ((_, rows), at) in sheets.iter().zip(1..) {
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet(rows)));
    }
    archive(&parts)
}

/// Returns a zip archive of these parts, each a name and its text.
pub fn archive(parts: &[(String, String)]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).ok()?;
        archive.write_all(text.as_bytes()).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let rows: String = rows
        .iter()
        .zip(1..)
        .map(|(cells, line): (_, usize)| {
            let cells: String = cells.iter().enumerate().map(|(at, one)| cell(one, at, line)).collect();
            format!(r#"<row r="{line}">{cells}</row>"#)
        })
        .collect();
    format!(r#"<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>"#)
}

fn cell(cell: &Cell, at: usize, line: usize) -> String {
    // More than the columns of one letter is not written here.
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    let place = format!("{letter}{line}");
    match cell {
        Cell::Text(text) if text.is_empty() => String::new(),
        Cell::Text(text) => format!(
            r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
            escaped(text)
        ),
        Cell::Number(number) => format!(r#"<c r="{place}"><v>{number}</v></c>"#),
        Cell::Day(days) => format!(r#"<c r="{place}" s="1"><v>{days}</v></c>"#),
        Cell::Error => format!(r##"<c r="{place}" t="e"><v>#N/A</v></c>"##),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

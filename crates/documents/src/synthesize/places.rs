//! The ids that synthetic households need from a folder that has no households yet.

use std::fmt;

/// Camps and shelters of an operation folder, in the order of its tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Ids of the sites of kind `camp`.
    pub camps: Vec<String>,
    /// Ids of the shelters.
    pub shelters: Vec<String>,
}

/// Why a table does not tell its ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacesError {
    /// File name.
    pub file: &'static str,
    /// What is wrong with it.
    pub cause: String,
}

impl fmt::Display for PlacesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.cause)
    }
}

impl std::error::Error for PlacesError {}

/// Reads the ids out of the bytes of `sites.csv` and `shelters.csv`. Nothing else in them is judged here.
pub fn read_places(sites: &[u8], shelters: &[u8]) -> Result<Places, PlacesError> {
    let wrong = |file| move |cause| PlacesError { file, cause };
    let rows = columns(sites, ["site_id", "kind"]).map_err(wrong("sites.csv"))?;
    let camps = rows.into_iter().filter(|[_, kind]| kind == "camp").map(|[id, _]| id);
    let rows = columns(shelters, ["site_id"]).map_err(wrong("shelters.csv"))?;
    Ok(Places {
        camps: camps.collect(),
        shelters: rows.into_iter().map(|[id]| id).collect(),
    })
}

/// Picks columns by name; skips an HXL row and empty rows as the operation folder allows them.
fn columns<const N: usize>(bytes: &[u8], names: [&str; N]) -> Result<Vec<[String; N]>, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut table = csv::ReaderBuilder::new()
        .delimiter(delimiter(bytes))
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(bytes);
    let header = table.headers().map_err(|e| e.to_string())?.clone();
    let mut at = [0; N];
    for (place, name) in at.iter_mut().zip(names) {
        let found = header.iter().position(|cell| cell.eq_ignore_ascii_case(name));
        *place = found.ok_or_else(|| format!("there is no column {name}"))?;
    }
    let mut rows = Vec::new();
    for record in table.records() {
        let record = record.map_err(|e| e.to_string())?;
        let row = at.map(|column| record.get(column).unwrap_or("").to_owned());
        if row.iter().all(|cell| !cell.is_empty() && !cell.starts_with('#')) {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn delimiter(bytes: &[u8]) -> u8 {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| header.iter().filter(|byte| **byte == sign).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

//! Rows of a sheet of a workbook (.xlsx). Cells are taken as they stand in the file, so that a cell at the far end of the sheet
//! does not fill the memory with empty ones.

use super::{Fault, MOST_CELLS, Source, TakesRows, check_inflated};
use calamine::{DataRef, Reader, Xlsx};
use movement::problem::{Place, code};
use std::io::Cursor;

/// A sheet of this name is taken where there are several.
const USUAL: &str = "people";
/// What to do with a workbook that cannot be read.
const REMEDY: &str = "Open it where it comes from and save it anew as .xlsx.";

/// Reads the sheet with this name; without a name the only one, or the one called people.
pub(super) fn each(bytes: &[u8], file: &str, sheet: Option<&str>, taker: &mut dyn TakesRows) {
    if let Err((place, fault)) = read(bytes, file, sheet, taker) {
        taker.fault(place, fault);
    }
}

fn read(bytes: &[u8], file: &str, sheet: Option<&str>, taker: &mut dyn TakesRows) -> Result<(), (Place, Fault)> {
    let whole = |fault| (Place::file(file), fault);
    let broken = |_| whole(Fault::unreadable("This is no workbook that can be read.", REMEDY));
    check_inflated(bytes).map_err(whole)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let name = chosen(&workbook.sheet_names(), sheet).map_err(whole)?;
    let source = Source {
        name: format!("{file}, sheet {name}"),
        has_letters: true,
        ..Source::default()
    };
    taker.from(source.clone());
    let unread = |_| {
        let fault = Fault::unreadable("This sheet cannot be read to its end.", REMEDY);
        (Place::file(&source.name), fault)
    };
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(unread)?;
    let mut row = Row::default();
    while let Some(cell) = cells.next_cell().map_err(unread)? {
        let (line, at) = (u64::from(cell.get_position().0) + 1, cell.get_position().1 as usize);
        if line != row.line {
            if row.given_to(taker) {
                return Ok(());
            }
            row.line = line;
        }
        match text(cell.get_value()) {
            Err(fault) => taker.fault(source.cell(line, Some(at), "cell"), fault),
            Ok(text) if text.is_empty() => {}
            Ok(_) if at >= MOST_CELLS => {
                let cause = format!("A row may have {MOST_CELLS} cells.");
                let fault = Fault::new(code::CELL_COUNT, cause, "Delete what stands that far to the right.");
                taker.fault(source.cell(line, Some(at), "cell"), fault);
            }
            Ok(text) => row.put(at, text),
        }
    }
    row.given_to(taker);
    Ok(())
}

/// A row that is being filled.
#[derive(Default)]
struct Row {
    line: u64,
    cells: Vec<String>,
    /// Cells of the widest row so far: a sheet does not say where a row ends.
    width: usize,
}

impl Row {
    fn put(&mut self, at: usize, text: String) {
        if self.cells.len() <= at {
            self.cells.resize(at + 1, String::new());
        }
        self.cells[at] = text;
    }

    /// Hands the row over and empties it; `true` when no more are wanted.
    fn given_to(&mut self, taker: &mut dyn TakesRows) -> bool {
        if self.cells.iter().all(|cell| cell.trim().is_empty()) {
            self.cells.clear();
            return false;
        }
        self.width = self.width.max(self.cells.len());
        self.cells.resize(self.width, String::new());
        let texts: Vec<&str> = self.cells.iter().map(|cell| cell.trim()).collect();
        let done = taker.row(self.line, &texts).is_break();
        self.cells.clear();
        done
    }
}

fn chosen(names: &[String], wanted: Option<&str>) -> Result<String, Fault> {
    let listed = names.join(", ");
    let named = |name: &str| names.iter().find(|known| known.trim().eq_ignore_ascii_case(name));
    let found = match (wanted, names) {
        (Some(wanted), _) => named(wanted),
        (None, [only]) => Some(only),
        (None, _) => named(USUAL),
    };
    let remedy = "Say with --sheet which sheet to read, or call it people.";
    found.cloned().ok_or_else(|| match wanted {
        Some(_) => Fault::unreadable(format!("The workbook has no such sheet; it has: {listed}."), remedy),
        None => Fault::unreadable(format!("The workbook has several sheets: {listed}."), remedy),
    })
}

/// Returns what a cell says as text: whole numbers without a point, days as 2024-05-31.
fn text(value: &DataRef<'_>) -> Result<String, Fault> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) if moment.is_duration() => moment.as_f64().to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) => {
            let cause = "The formula of this cell gives no value.";
            return Err(Fault::new(code::EMPTY_CELL, cause, "Write the value itself."));
        }
    })
}

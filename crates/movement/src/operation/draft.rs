//! An operation as written: settings and cells, each with its place, before anybody has judged them.
//!
//! [`check`](super::check) turns a draft into an operation, or into every problem at once.

mod form;
mod header;
mod settings;
mod table;
mod text;

pub use form::{Column, TableName};
pub use settings::{Entry, Settings, Value};
pub use table::{Cell, ColumnIx, Row, Table};
pub(in crate::operation) use text::is_blank;

use crate::problem::Problems;

/// The name of the settings file.
pub const SETTINGS_FILE: &str = "operation.toml";

/// An operation as written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The settings; `None` when they could not be read.
    pub settings: Option<Settings>,
    tables: [Table; TableName::ALL.len()],
    /// What was already wrong while reading. A draft with problems never becomes an operation.
    pub problems: Problems,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            settings: None,
            tables: TableName::ALL.map(Table::absent),
            problems: Problems::default(),
        }
    }
}

impl Draft {
    /// Returns a table, absent if it was never put.
    pub fn table(&self, name: TableName) -> &Table {
        &self.tables[name as usize]
    }

    /// Puts a table in the place its name has.
    pub fn put(&mut self, table: Table) {
        let at = table.name() as usize;
        self.tables[at] = table;
    }
}

//! The two ways out: answers on standard output, everything else on standard error. No other file prints but the bar.

use movement::ledger::FactId;
use serde_json::{Value, json};
use std::fmt::Display;
use std::io::{self, Write};

/// Prints an answer. A reader that has seen enough (`corridor check ... | head -1`) is no error; a full disk is.
pub fn answer(text: impl Display) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(io::Error::new(
            error.kind(),
            format!("standard output: {error} -> send the answer where it can be written"),
        )),
        _ => Ok(()),
    }
}

/// Prints an answer for people, or the same for programs.
pub fn answer_either(as_json: bool, value: impl FnOnce() -> Value, text: impl FnOnce() -> String) -> io::Result<()> {
    if as_json { answer(value()) } else { answer(text()) }
}

/// Says that a fact was recorded, and what goes with it.
pub fn recorded(as_json: bool, fact: FactId, more: &str) -> io::Result<()> {
    let text = || format!("Recorded as {fact}.{more}");
    answer_either(as_json, || json!({ "fact": fact.to_string() }), text)
}

/// Returns the lines of a table, its first row the head, columns as wide as they must be.
pub fn columns<const N: usize>(rows: &[(String, [String; N])]) -> Vec<String> {
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let width = |at: usize| {
        rows.iter()
            .map(|(_, cells)| cells[at].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |(name, cells): &(String, [String; N])| {
        let cells = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("  {cell:>width$}"));
        format!("  {name:<widest$}{}", cells.collect::<String>())
    };
    rows.iter().map(line).collect()
}

/// Says something to the person at the terminal. Nobody may be there, and there is nobody else to tell.
pub fn tell(text: impl Display) {
    drop(writeln!(io::stderr().lock(), "{text}"));
}

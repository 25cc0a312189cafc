//! Reads the text of an agreement, in TOML, or says every problem in it.
//!
//! ```toml
//! title = "Passage of people from the camp"
//! signers = ["camp-council", "zone-command"]
//! ends = "2019-06-15T20:00+03:00"
//! [[clause]]
//! kind = "free-to-choose"
//! text = "Everybody is free to stay or to go, and may change their mind until boarding."
//! ```

use movement::access::{Clause, Draft};
use movement::problem::{Place, Problem, Problems, code};
use serde::Deserialize;
use std::fmt::Display;
use std::str::FromStr;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    title: String,
    signers: Vec<String>,
    ends: Option<String>,
    #[serde(default)]
    clause: Vec<ClauseText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseText {
    kind: Option<String>,
    text: String,
}

/// Reads a text.
///
/// # Errors
/// Every problem, with its line or key.
pub fn read_draft(bytes: &[u8], file: &str) -> Result<Draft, Vec<Problem>> {
    let mut problems = Problems::default();
    let Some(text) = parsed(bytes, file, &mut problems) else {
        return Err(problems.into_sorted());
    };
    let each = |key: &str, value: &str, remedy: &'static str| Cell {
        place: Place {
            column: Some(key.to_owned()),
            ..Place::file(file)
        },
        value: value.to_owned(),
        remedy,
    };
    let mut signers = Vec::new();
    for signer in &text.signers {
        let cell = each("signers", signer, "Write labels of parties.");
        signers.extend(cell.read(code::BAD_ID, &mut problems));
    }
    signers.sort();
    let ends = text.ends.as_ref().and_then(|ends| {
        let cell = each(
            "ends",
            ends,
            "Write a time with its offset from UTC, as 2019-06-15T20:00+03:00.",
        );
        cell.read(code::NOT_A_DATE, &mut problems)
    });
    let mut clauses = Vec::new();
    for clause in text.clause {
        let kind = clause.kind.as_ref().and_then(|kind| {
            let cell = each(
                "clause.kind",
                kind,
                "Write a code of docs/concepts/access.md, or leave kind out for a clause of your own.",
            );
            cell.read(code::NOT_A_CHOICE, &mut problems)
        });
        clauses.push(Clause {
            kind,
            text: clause.text,
        });
    }
    let draft = Draft {
        title: text.title,
        clauses,
        signers,
        ends,
    };
    match problems.is_empty() {
        true => Ok(draft),
        false => Err(problems.into_sorted()),
    }
}

fn parsed(bytes: &[u8], file: &str, problems: &mut Problems) -> Option<Text> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let remedy = "Save it as text in UTF-8.";
        problems.add(
            code::NOT_UTF8,
            Place::file(file),
            "These bytes are no text in UTF-8.",
            remedy,
        );
        return None;
    };
    let read = toml::from_str(text);
    read.map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let row = before.map(|before| before.matches('\n').count() as u64 + 1);
        let place = Place {
            row,
            ..Place::file(file)
        };
        let remedy = "How a text is written: docs/concepts/access.md.";
        problems.add(code::TOML_SYNTAX, place, error.message().to_owned(), remedy);
    })
    .ok()
}

/// A value and where it stands.
struct Cell {
    place: Place,
    value: String,
    remedy: &'static str,
}

impl Cell {
    fn read<T: FromStr<Err: Display>>(self, code: &'static str, problems: &mut Problems) -> Option<T> {
        let read = self.value.parse();
        read.map_err(|why| problems.add(code, self.place, format!("{}: {why}.", self.value), self.remedy))
            .ok()
    }
}

//! `corridor words`: the loaded words of a text about parties, each with what to write instead.

use crate::exit::Status;
use crate::words::count;
use crate::{disk, output};
use anyhow::{Context, anyhow, bail};
use clap::Args;
use documents::folder::MAX_FILE_BYTES;
use movement::access::neutral::{Found, loaded_words};
use serde_json::{Value, json};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  corridor words account.txt
  corridor words - --json

Exit status 2 where a loaded word stands outside a quotation. A list is no judge: it misses words, and finds some that are right where they stand.
docs/concepts/neutral-words.md";

/// Looks a text through for loaded words, in English, Arabic and French, and says what to write instead.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Words {
    /// The text, in UTF-8; `-` reads standard input.
    file: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Words {
    /// Reads the text and lists what was found.
    pub fn run(self) -> anyhow::Result<Status> {
        let (bytes, name) = match self.file == Path::new("-") {
            true => (standard_input()?, "standard input".to_owned()),
            false => (disk::bytes(&self.file)?, self.file.display().to_string()),
        };
        let text = String::from_utf8(bytes).map_err(|_| anyhow!("{name} is no text in UTF-8 -> save it as such"))?;
        let found = placed(&text, loaded_words(&text));
        output::answer_either(self.json, || value(&found), || lines(&name, &found))?;
        Ok(match found.iter().all(|placed| placed.found.quoted) {
            true => Status::Done,
            false => Status::BadInput,
        })
    }
}

fn standard_input() -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes);
    read.context("standard input")?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        bail!("standard input has more than {MAX_FILE_BYTES} bytes -> give it in parts");
    }
    Ok(bytes)
}

/// A word with its line and its column in characters, both from 1.
struct Placed {
    line: usize,
    column: usize,
    found: Found,
}

fn placed(text: &str, all: Vec<Found>) -> Vec<Placed> {
    let mut letters = text.chars();
    let (mut at, mut line, mut column) = (0, 1, 1);
    let place = |found: Found| {
        for letter in letters.by_ref().take(found.from - at) {
            (line, column) = if letter == '\n' {
                (line + 1, 1)
            } else {
                (line, column + 1)
            };
        }
        at = found.from;
        Placed { line, column, found }
    };
    all.into_iter().map(place).collect()
}

fn lines(name: &str, all: &[Placed]) -> String {
    let quoted = all.iter().filter(|placed| placed.found.quoted).count();
    let said = |Placed { line, column, found }: &Placed| {
        let place = format!("{name}:{line}:{column}");
        let quoted = if found.quoted {
            ", in a quotation, which may stand"
        } else {
            ""
        };
        let neutral: Vec<_> = found.entry.neutral().collect();
        let (why, source) = (found.entry.fault.words(), found.entry.source.title());
        format!(
            "{place}: {} ({}){quoted}\n    {why}\n    -> {}\n    source: {source}",
            found.word,
            found.language.words(),
            neutral.join(" | ")
        )
    };
    let sum = match (all.len(), quoted) {
        (0, _) => "No loaded word was found. A list misses words: read the text too.".to_owned(),
        (all, 0) => count(all, "loaded word"),
        (all, quoted) => format!("{}, {quoted} in quotations", count(all, "loaded word")),
    };
    all.iter().map(said).chain([sum]).collect::<Vec<_>>().join("\n")
}

fn value(all: &[Placed]) -> Value {
    let one = |Placed { line, column, found }: &Placed| {
        let neutral: Vec<_> = found.entry.neutral().collect();
        json!({
            "line": line, "column": column, "from": found.from, "to": found.to, "word": found.word,
            "language": found.language.words(), "neutral": neutral, "why": found.entry.fault.words(),
            "source": found.entry.source.title(), "quoted": found.quoted,
        })
    };
    let quoted = all.iter().filter(|placed| placed.found.quoted).count();
    json!({ "found": all.iter().map(one).collect::<Vec<_>>(), "loaded": all.len() - quoted, "quoted": quoted })
}

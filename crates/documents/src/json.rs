//! JSON as every file here uses it: read by its format name, written with one record a line.

use crate::problems::json_code;
use movement::problem::{Place, Problem, code};
use serde::de::DeserializeOwned;
use serde::ser::Error as _;
use serde::{Deserialize, Serialize, Serializer};

/// The part of a file that says what the rest is.
#[derive(Deserialize)]
struct Header {
    format: String,
}

/// Returns the format a JSON document says it has.
pub fn format_of(bytes: &[u8]) -> Option<String> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice::<Header>(text).ok().map(|header| header.format)
}

/// Parses a document whose `format` must be this one; a byte-order mark is skipped.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8], file: &str, format: &str) -> Result<T, Vec<Problem>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let document = serde_json::from_slice::<T>(text);
    // Asked first, because a file of another format would otherwise be called broken.
    match (serde_json::from_slice::<Header>(text), document) {
        (Ok(header), _) if header.format != format => Err(vec![other_format(file, &header.format, format)]),
        (_, Ok(document)) => Ok(document),
        (_, Err(error)) => Err(vec![broken(file, &error)]),
    }
}

fn other_format(file: &str, found: &str, format: &str) -> Problem {
    Problem {
        place: Place {
            file: file.to_owned(),
            row: None,
            column: Some("format".to_owned()),
        },
        code: json_code::UNKNOWN_FORMAT,
        cause: format!("The format is \"{}\", not \"{format}\".", shortened(found)),
        remedy: "Give a file of that format.".to_owned(),
    }
}

fn broken(file: &str, error: &serde_json::Error) -> Problem {
    let (code, remedy) = if error.is_data() {
        (code::WRONG_TYPE, "Write what the format asks for at that place.")
    } else {
        (json_code::BAD_JSON, "Repair the file at that place, or write it anew.")
    };
    Problem {
        place: Place {
            file: file.to_owned(),
            row: u64::try_from(error.line()).ok().filter(|line| *line > 0),
            column: None,
        },
        code,
        cause: format!("{}.", shortened(&error.to_string())),
        remedy: remedy.to_owned(),
    }
}

/// Keeps both ends of a message, which may quote a cell of any size.
pub(crate) fn shortened(text: &str) -> String {
    let letters: Vec<char> = text.chars().take(100_000).collect();
    if letters.len() <= 160 {
        return text.to_owned();
    }
    let (head, tail) = (&letters[..80], &letters[letters.len() - 80..]);
    head.iter().chain(&['…']).chain(tail).collect()
}

/// A record that stays on one line in an otherwise indented file, so that a difference is a line.
pub(crate) struct OneLine<T>(pub(crate) T);

impl<T: Serialize> Serialize for OneLine<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::value::to_raw_value(&self.0)
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for OneLine<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// Writes a document, indented, with a line end at its end.
pub(crate) fn write(document: &impl Serialize) -> Vec<u8> {
    // Cannot fail: all keys are text and the target is memory. Were it to, no reader takes an empty file for a plan.
    let mut bytes = serde_json::to_vec_pretty(document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Returns kilometres as files write them, exact to the metre.
pub(crate) fn kilometres(length: movement::units::Metres) -> f64 {
    // Exact: no operation drives 2^53 metres.
    #[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
    let metres = length.0 as f64;
    metres / 1000.0
}

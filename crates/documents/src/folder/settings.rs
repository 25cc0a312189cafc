//! `operation.toml`: TOML to keys with their lines.

use super::lines::Lines;
use movement::operation::draft::{Entry, SETTINGS_FILE, Settings, Value};
use movement::problem::{Place, Problems, code};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// Reads the settings; `None` after a problem with the text as such.
pub(super) fn read(bytes: &[u8], problems: &mut Problems) -> Option<Settings> {
    let table = parse(bytes, SETTINGS_FILE, problems)?;
    let mut settings = Settings::default();
    flatten(table.get_ref(), &mut Vec::new(), bytes, &mut settings);
    Some(settings)
}

/// Parses TOML; `None` after a problem with the text as such.
pub(crate) fn parse<'t>(bytes: &'t [u8], file: &str, problems: &mut Problems) -> Option<Spanned<DeTable<'t>>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let place = line_place(file, Lines::new(bytes).line_of(error.valid_up_to()));
            problems.add(
                code::NOT_UTF8,
                place,
                "The line holds bytes that are not UTF-8 text.",
                "Save the file again and choose the encoding UTF-8.",
            );
            return None;
        }
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    report(&errors, (file, bytes), problems);
    errors.is_empty().then_some(table)
}

/// Reports the first error of each line; those behind it on the line come of it.
fn report(errors: &[toml::de::Error], (file, bytes): (&str, &[u8]), problems: &mut Problems) {
    let offset = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let mut errors: Vec<&toml::de::Error> = errors.iter().collect();
    errors.sort_by_key(|error| offset(error));
    let mut lines = Lines::new(bytes);
    let mut reported = 0;
    for error in errors {
        let line = lines.line_of(offset(error));
        if line == reported {
            continue;
        }
        reported = line;
        problems.add(
            code::TOML_SYNTAX,
            line_place(file, line),
            format!("The line is not TOML: {}.", error.message().replace('\n', ", ")),
            "Write key = value, with texts in quotation marks and each key once.",
        );
    }
}

fn line_place(file: &str, line: u64) -> Place {
    let mut place = Place::file(file);
    place.row = Some(line);
    place
}

fn flatten(table: &DeTable<'_>, above: &mut Vec<String>, bytes: &[u8], settings: &mut Settings) {
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    let mut lines = Lines::new(bytes);
    for (key, value) in keys {
        above.push(key.get_ref().to_string());
        settings.entries.push(Entry {
            path: above.clone(),
            line: lines.line_of(key.span().start),
            value: read_value(value.get_ref()),
        });
        if let DeValue::Table(inner) = value.get_ref() {
            flatten(inner, above, bytes, settings);
        }
        above.pop();
    }
}

fn read_value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Whole(whole(number)),
        DeValue::Float(_) => Value::Other("a decimal number"),
        DeValue::Boolean(_) => Value::Other("true or false"),
        DeValue::Datetime(time) => Value::Time(time.to_string()),
        DeValue::Array(_) => Value::Other("a list"),
        DeValue::Table(_) => Value::Section,
    }
}

/// Returns the number, or the largest or smallest that fits when it is beyond 64 bits.
fn whole(number: &DeInteger<'_>) -> i64 {
    let digits = number.as_str();
    let beyond = if digits.starts_with('-') { i64::MIN } else { i64::MAX };
    i64::from_str_radix(digits, number.radix()).unwrap_or(beyond)
}

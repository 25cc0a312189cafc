//! Numbers as people write them: European, Arabic-Indic or Persian digits, a dot or a comma for decimals.

use std::borrow::Cow;

/// Returns the text with European digits, minus and decimal point.
pub(super) fn european(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(european_char).collect())
}

fn european_char(c: char) -> char {
    let from = |zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10);
    match c {
        '\u{660}'..='\u{669}' => from('\u{660}').unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => from('\u{6f0}').unwrap_or(c),
        '\u{66b}' => '.',
        '\u{2212}' => '-',
        _ => c,
    }
}

/// A whole number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// This number; one beyond 64 bits is the largest or the smallest that fits.
    Number(i64),
    /// Something else.
    Other,
}

/// Reads a whole number: digits, with a minus before them or not.
pub(super) fn whole(text: &str) -> Whole {
    let text = european(text);
    let (negative, digits) = text
        .strip_prefix('-')
        .map_or((false, text.as_ref()), |rest| (true, rest));
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Whole::Other;
    }
    let size = digits.parse::<i64>().unwrap_or(i64::MAX);
    Whole::Number(if negative { -size } else { size })
}

/// Reads a decimal number with the fewest forms that are safe: no exponent, no thousands separator.
pub(super) fn decimal(text: &str, decimal_comma: bool) -> Option<f64> {
    plain_decimal(text, decimal_comma)?.parse().ok()
}

/// Reads a number with at most three decimals as whole thousandths, such as kilometres as metres; `None` also when it is
/// negative.
pub(super) fn thousandths(text: &str, decimal_comma: bool) -> Option<u64> {
    let plain = plain_decimal(text, decimal_comma)?;
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    if part.len() > 3 || whole.len() > 9 {
        return None;
    }
    format!("{whole}{part:0<3}").parse().ok()
}

fn plain_decimal(text: &str, decimal_comma: bool) -> Option<String> {
    let mut text = european(text).into_owned();
    if decimal_comma && !text.contains('.') {
        text = text.replacen(',', ".", 1);
    }
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    (all_digits(whole) && all_digits(part)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_scripts_are_the_same_number() {
        for text in ["120", "١٢٠", "۱۲۰"] {
            assert_eq!(whole(text), Whole::Number(120));
        }
        assert_eq!(decimal("٣٣٫٥", false), Some(33.5));
        assert_eq!(decimal("\u{2212}33.5", false), Some(-33.5));
    }

    #[test]
    fn what_only_looks_like_a_number_is_none() {
        for text in [
            "", "-", "+1", "1e3", "1.", ".5", "1,5", "1 000", "NaN", "inf", "0x10", "1.2.3", "--1",
        ] {
            assert_eq!(decimal(text, false), None, "{text}");
            assert_eq!(whole(text), Whole::Other, "{text}");
        }
        assert_eq!(decimal("1,234,5", true), None);
    }

    #[test]
    fn kilometres_become_exact_metres() {
        assert_eq!(thousandths("19", false), Some(19_000));
        assert_eq!(thousandths("0.1", false), Some(100));
        assert_eq!(thousandths("12,345", true), Some(12_345));
        for text in ["12.3456", "-1", "1234567890"] {
            assert_eq!(thousandths(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_number_beyond_64_bits_is_still_a_number() {
        assert_eq!(whole("99999999999999999999"), Whole::Number(i64::MAX));
        assert_eq!(whole("-99999999999999999999"), Whole::Number(-i64::MAX));
    }
}

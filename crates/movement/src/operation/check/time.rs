//! Days and hours as people write them.

use super::number::european;
use crate::units::Minutes;
use jiff::civil::{Date, Time};

/// Minutes from midnight to midnight on a day without clock change.
pub(super) const DAY: i32 = 24 * 60;

/// Reads a date such as `2019-04-01`.
pub(in crate::operation) fn date(text: &str) -> Option<Date> {
    let text = european(text);
    let bytes = text.as_bytes();
    let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let digits = bytes
        .iter()
        .enumerate()
        .all(|(at, b)| at == 4 || at == 7 || b.is_ascii_digit());
    (dashes && digits).then(|| text.parse().ok())?
}

/// Reads an hour such as `06:30`, as minutes of the day; `24:00` is the end of the day.
pub fn hour(text: &str) -> Option<Minutes> {
    let text = european(text);
    let text = text
        .strip_suffix(":00")
        .filter(|rest| rest.contains(':'))
        .unwrap_or(&text);
    let (hours, minutes) = text.split_once(':')?;
    let number = |s: &str, longest: std::ops::RangeInclusive<usize>| -> Option<i32> {
        let plain = longest.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| s.parse().ok())?
    };
    let (hours, minutes) = (number(hours, 1..=2)?, number(minutes, 2..=2)?);
    let of_day = hours * 60 + minutes;
    (minutes < 60 && of_day <= DAY).then_some(Minutes(of_day))
}

/// Returns the date and time of a minute of a day; the end of the day is the next midnight.
pub(super) fn at(date: Date, minutes: Minutes) -> Option<(Date, Time)> {
    if minutes.0 >= DAY {
        return Some((date.tomorrow().ok()?, Time::midnight()));
    }
    let hour = i8::try_from(minutes.0 / 60).ok()?;
    let minute = i8::try_from(minutes.0 % 60).ok()?;
    Some((date, Time::new(hour, minute, 0, 0).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_spreadsheets_write_them() {
        for text in ["06:30", "6:30", "06:30:00", "٠٦:٣٠"] {
            assert_eq!(hour(text), Some(Minutes(390)), "{text}");
        }
        assert_eq!(hour("24:00"), Some(Minutes(DAY)));
        assert_eq!(hour("00:00"), Some(Minutes(0)));
        for text in [
            "", "6", "24:01", "25:00", "06:60", "6:5", "06:30:15", "-1:00", "006:30", "6.30", ":00", ":00:00",
        ] {
            assert_eq!(hour(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_in_one_form_only() {
        assert!(date("2019-04-01").is_some());
        assert_eq!(date("٢٠١٩-٠٤-٠١"), date("2019-04-01"));
        for text in [
            "",
            "2019-02-30",
            "01/04/2019",
            "2019-4-1",
            "20190401",
            "2019-04-01T00:00",
            "2019-W14-1",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}

//! Figures as people say them.

use movement::operation::Calendar;
use movement::units::Moment;

/// Returns a number with its word.
pub fn count(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

/// Returns people in words.
pub fn people(number: u32) -> String {
    if number == 1 {
        "1 person".to_owned()
    } else {
        format!("{number} people")
    }
}

/// Returns a length of time, as exact as somebody needs it who compares two arrivals.
pub fn lasting(minutes: i32) -> String {
    const DAY: i32 = 24 * 60;
    const TWO_DAYS: i32 = 2 * DAY;
    match minutes {
        ..60 => format!("{minutes} min"),
        60..TWO_DAYS => format!("{} h {} min", minutes / 60, minutes % 60),
        _ => format!("{} days {} h", minutes / DAY, minutes % DAY / 60),
    }
}

/// Returns a moment on the operation's clocks.
pub fn local(calendar: &Calendar, moment: Moment) -> String {
    let at = calendar.local(moment);
    if has_dates(calendar) {
        at.strftime("%a %Y-%m-%d %H:%M").to_string()
    } else {
        format!("day {} {}", calendar.day_of(moment) + 1, at.strftime("%H:%M"))
    }
}

/// Whether days have dates; those of a benchmark instance have not, and nobody should read 1970 there.
pub fn has_dates(calendar: &Calendar) -> bool {
    calendar.local(Moment(0)).timestamp().as_second() != 0
}

/// Returns a moment for programs: local date and time, or nothing where days have no dates.
pub fn local_iso(calendar: &Calendar, moment: Moment) -> Option<String> {
    let iso = || calendar.local(moment).strftime("%Y-%m-%dT%H:%M").to_string();
    has_dates(calendar).then(iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_say_them() {
        assert_eq!(
            [count(1, "convoy"), count(0, "convoy"), people(1)],
            ["1 convoy", "0 convoys", "1 person"]
        );
        let told = [0, 59, 60, 2879, 2880, 3 * 1440 + 125].map(lasting);
        assert_eq!(
            told,
            [
                "0 min",
                "59 min",
                "1 h 0 min",
                "47 h 59 min",
                "2 days 0 h",
                "3 days 2 h"
            ]
        );
    }
}

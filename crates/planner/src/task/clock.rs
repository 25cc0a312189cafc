//! Local days and daylight as minutes.

/// Minutes of a day, for days beyond the calendar.
const DAY: i32 = 24 * 60;

/// First minute of each local day, and the hours in which people may be on the road.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    starts: Vec<i32>,
    /// From and to of each day, by the local clock; `None` means any hour.
    daylight: Option<Vec<(i32, i32)>>,
    /// Daylight holds for people on every road; else on dangerous ones only.
    everywhere: bool,
    even: bool,
}

impl Clock {
    /// `starts`: first minute of each day and of the day after the last; `daylight`: span of each day.
    pub fn new(starts: Vec<i32>, daylight: Option<Vec<(i32, i32)>>, everywhere: bool) -> Self {
        let even = starts
            .iter()
            .enumerate()
            .all(|(day, start)| i32::try_from(day).is_ok_and(|d| *start == d * DAY));
        Self {
            starts,
            daylight,
            everywhere,
            even,
        }
    }

    /// Returns the local day of a minute.
    pub fn day_of(&self, minute: i32) -> i32 {
        if self.even {
            return minute.div_euclid(DAY);
        }
        let last = self.starts.len() - 1;
        match self.starts.partition_point(|s| *s <= minute) {
            0 => (minute - self.starts[0]).div_euclid(DAY),
            n if n <= last => n as i32 - 1,
            _ => last as i32 + (minute - self.starts[last]) / DAY,
        }
    }

    /// Returns the first minute of a local day.
    pub fn start_of(&self, day: i32) -> i32 {
        if self.even || day < 0 {
            return day.saturating_mul(DAY);
        }
        let last = self.starts.len() - 1;
        let d = day as usize;
        if d <= last {
            self.starts[d]
        } else {
            self.starts[last].saturating_add((day - last as i32).saturating_mul(DAY))
        }
    }

    /// Tells whether people are on every road by day only.
    pub fn by_day_everywhere(&self) -> bool {
        self.everywhere
    }

    /// Returns the minutes of a local day in which people may be on any road; `None` when there is no such hour.
    pub fn daylight_of(&self, day: i32) -> Option<(i32, i32)> {
        let Some(days) = self.daylight.as_ref().filter(|_| self.everywhere) else {
            return Some((i32::MIN / 4, i32::MAX / 4));
        };
        days.get(usize::try_from(day).ok()?).copied()
    }

    /// Returns the earliest minute not before `minute` from which a drive of `minutes` stays within the daylight of
    /// one day, or `None` when no day is left that is long enough.
    pub fn by_day(&self, minute: i32, minutes: i32) -> Option<i32> {
        let Some(days) = &self.daylight else {
            return Some(minute);
        };
        let today = usize::try_from(self.day_of(minute)).unwrap_or(0).min(days.len());
        let departures = days[today..].iter().map(|(from, to)| (minute.max(*from), *to));
        departures
            .into_iter()
            .find(|(departs, to)| departs + minutes <= *to)
            .map(|(departs, _)| departs)
    }
}

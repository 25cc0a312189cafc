//! Vehicle-days: the days until the last arrival, those that are alike taken together, and the hours in which a lane can
//! be entered.
//!
//! A checkpoint's windows are cut into slots. What is kept of the checkpoint: within a convoy its vehicles' people pass
//! one after another, so each vehicle has a time of its own at the checkpoint, no two overlap, it ends in one slot and
//! not after the departure, and at a slot's start the people of at most one vehicle are half through.

use super::super::Case;
use super::ground::Ground;

/// Minutes of a slot at most on the last days.
const FINE: i32 = 15;

/// Days that are alike, one after another.
pub(super) struct Group {
    pub days: i64,
    /// First minute of the first day.
    pub start: i32,
    /// Minutes of a day.
    pub length: i32,
    /// Ways to enter each lane.
    pub entries: Vec<Vec<Entry>>,
}

/// A span in which a vehicle's people may be through a lane's checkpoint; minutes from the start of the day.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// It departs from here on.
    pub opens: i32,
    /// The vehicle is loaded by then.
    pub ready_by: i32,
    /// It departs by then.
    pub until: i32,
    /// Position in [`Calendar::slots`].
    pub slot: Option<usize>,
    /// Position in [`Calendar::intakes`].
    pub intake: Option<usize>,
}

/// Part of a window, on each day of a group.
pub(super) struct Slot {
    pub corridor: usize,
    pub days: i64,
    /// Minutes since the first midnight, on the group's first day.
    pub opens: i32,
    pub closes: i32,
    pub rate: i64,
    /// Least minutes from departure here until arrival at a shelter.
    pub after: i32,
    /// The slot of the same window before this one.
    pub before: Option<usize>,
}

impl Slot {
    /// Returns how many people can pass, times 60, when the last arrival is at `last`.
    pub fn people_by_60(&self, last: i32) -> i64 {
        let closes = if self.days > 1 {
            self.closes
        } else {
            self.closes.min(last.saturating_sub(self.after))
        };
        i64::from((closes - self.opens).max(0)) * self.rate * self.days
    }
}

/// The days of one relaxation; it holds for last arrivals from `from` to `until`.
pub(super) struct Calendar {
    pub from: i32,
    pub until: i32,
    pub first_day: i32,
    pub groups: Vec<Group>,
    pub slots: Vec<Slot>,
    /// People each shelter with a daily limit takes in over a group's days.
    pub intakes: Vec<i64>,
}

impl Calendar {
    /// `slot`: minutes of a slot at most.
    pub fn new(case: &Case<'_>, ground: &Ground, from: i32, slot: i32) -> Self {
        let clock = &case.task.clock;
        let last = clock.day_of(from);
        let starts = ground.classes.iter().flat_map(|c| &c.starts).map(|s| s.1);
        let first_day = starts.min().unwrap_or(0).min(last);
        let mut calendar = Self {
            from,
            until: clock.start_of(last + 1) - 1,
            first_day,
            groups: Vec::new(),
            slots: Vec::new(),
            intakes: Vec::new(),
        };
        let mut build = Build {
            case,
            ground,
            slot,
            made: Vec::new(),
            calendar: &mut calendar,
        };
        let mut day = first_day;
        while day <= last {
            let mut next = day + 1;
            while next <= last && build.alike(day, next) {
                next += 1;
            }
            build.push(day, next - day);
            day = next;
        }
        calendar
    }

    /// Returns the position of the group in which a day lies, counted from the first day.
    pub fn group_of(&self, day: i32) -> usize {
        let mut ahead = i64::from(day - self.first_day);
        for (at, group) in self.groups.iter().enumerate() {
            ahead -= group.days;
            if ahead < 0 {
                return at;
            }
        }
        self.groups.len()
    }
}

struct Build<'b> {
    case: &'b Case<'b>,
    ground: &'b Ground,
    slot: i32,
    /// Window (corridor, first minute) whose slots are made, and the first of them.
    made: Vec<((usize, i32), std::ops::Range<usize>)>,
    calendar: &'b mut Calendar,
}

impl Build<'_> {
    fn span(&self, day: i32) -> (i32, i32) {
        (
            self.case.task.clock.start_of(day),
            self.case.task.clock.start_of(day + 1),
        )
    }

    /// Tells whether two days have the same hours, nothing happens at midnight, no vehicle is new, and the last arrival
    /// is too late to matter.
    fn alike(&self, day: i32, other: i32) -> bool {
        let hours = |day: i32| {
            let (start, end) = self.span(day);
            let (from, to) = self.case.task.clock.daylight_of(day)?;
            let daylight = (from.max(start) - start, to.min(end) - start);
            let mut all = vec![(end - start, 0), daylight];
            for corridor in &self.case.task.corridors {
                let windows = corridor.windows.iter().filter(|w| w.0 < end && w.1 > start);
                all.extend(windows.map(|w| (w.0 - start, w.1 - start)));
                all.push((-1, -1));
            }
            Some(all)
        };
        let inside = |all: &[(i32, i32)]| all[2..].iter().all(|w| *w == (-1, -1) || (w.0 >= 0 && w.1 < all[0].0));
        let starts = self.ground.classes.iter().flat_map(|c| &c.starts);
        let entry = |day: i32| starts.clone().any(|s| s.1 == day);
        match (hours(day), hours(other)) {
            (Some(a), Some(b)) => a == b && inside(&a) && !entry(day) && !entry(other) && !self.is_cut(other),
            _ => false,
        }
    }

    /// Tells whether departures of a day may come too late for the last arrival.
    fn is_cut(&self, day: i32) -> bool {
        let after = self.ground.lanes.iter().map(|l| l.after).max().unwrap_or(0);
        self.span(day).1 > self.calendar.from.saturating_sub(after)
    }

    fn push(&mut self, day: i32, days: i32) {
        let (start, end) = self.span(day);
        let base = self.calendar.intakes.len();
        let shelters = &self.case.task.shelters;
        for shelter in shelters.iter().filter(|s| s.intake < i32::MAX) {
            self.calendar.intakes.push(i64::from(shelter.intake) * i64::from(days));
        }
        let daily = |shelter: usize| shelters[..shelter].iter().filter(|s| s.intake < i32::MAX).count();
        let mut entries = Vec::with_capacity(self.ground.lanes.len());
        for lane in &self.ground.lanes {
            let intake = lane
                .shelter
                .filter(|s| shelters[*s].intake < i32::MAX)
                .map(|s| base + daily(s));
            let mut here = self.entries(lane.corridor, day, i64::from(days));
            let Some((from, to)) = self.case.task.clock.daylight_of(day) else {
                entries.push(Vec::new());
                continue;
            };
            for entry in &mut here {
                entry.opens = entry.opens.max(from) - start;
                entry.ready_by -= start;
                entry.until = entry.until.min(to - lane.minutes).min(end - 1) - start;
                // Whoever may arrive on the next day is not counted.
                entry.intake = intake.filter(|_| entry.until + lane.minutes < end - start);
            }
            here.retain(|e| e.until >= 0 && e.opens <= e.until);
            entries.push(here);
        }
        self.calendar.groups.push(Group {
            days: i64::from(days),
            start,
            length: end - start,
            entries,
        });
    }

    /// Returns the entries of a corridor on a day, in minutes since the first midnight.
    fn entries(&mut self, corridor: usize, day: i32, days: i64) -> Vec<Entry> {
        let case = self.case;
        let row = &case.task.corridors[corridor];
        let (start, end) = self.span(day);
        let checked = row.processing(1);
        let people = i64::from(case.task.most_vehicles) * self.ground.largest;
        let checking = row.processing(i32::try_from(people).unwrap_or(i32::MAX)).max(0);
        let mut entries = Vec::new();
        for window in row.windows.iter().filter(|w| w.0 < end && w.1 >= start) {
            let entry = |opens: i32, ready_by: i32, slot: Option<usize>| Entry {
                opens,
                ready_by,
                until: window.1,
                slot,
                intake: None,
            };
            if row.rate == 0 {
                entries.push(entry(window.0, window.1, None));
                continue;
            }
            for slot in self.slots(corridor, *window, days) {
                let at = &self.calendar.slots[slot];
                // Who departs today may have begun to pass yesterday, within the same window.
                if at.closes >= start.saturating_sub(checking) && at.opens < end {
                    let first = (at.opens + 1).max(window.0 + checked);
                    entries.push(entry(first, at.closes - checked, Some(slot)));
                }
            }
        }
        entries
    }

    fn slots(&mut self, corridor: usize, (opens, closes): (i32, i32), days: i64) -> std::ops::Range<usize> {
        if let Some((_, range)) = self.made.iter().find(|(key, _)| *key == (corridor, opens)) {
            return range.clone();
        }
        let first = self.calendar.slots.len();
        let lanes = self.ground.lanes.iter().filter(|l| l.corridor == corridor);
        let after = lanes.map(|l| l.after).min().unwrap_or(0);
        // On the last days each lane has a last departure of its own: finer slots tell them apart.
        let cut = self.is_cut(self.case.task.clock.day_of(closes - 1));
        let slot = if cut { self.slot.min(FINE) } else { self.slot };
        let pieces = ((closes - opens + slot - 1) / slot).max(1);
        let piece_at = |piece: i32| opens + (i64::from(closes - opens) * i64::from(piece) / i64::from(pieces)) as i32;
        for piece in 0..pieces {
            self.calendar.slots.push(Slot {
                corridor,
                days,
                opens: piece_at(piece),
                closes: piece_at(piece + 1),
                rate: i64::from(self.case.task.corridors[corridor].rate),
                after,
                before: (piece > 0).then(|| first + piece as usize - 1),
            });
        }
        self.made.push(((corridor, opens), first..first + pieces as usize));
        first..first + pieces as usize
    }
}

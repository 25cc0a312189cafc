//! The arrays of a task.

use super::{AidHour, AidRow, Clock, LuggageRow, ShelterRow};

/// What a vehicle or a group needs or holds: seats, wheelchair bays, stretcher places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Capacity {
    pub seats: i32,
    pub bays: i32,
    pub stretchers: i32,
}

impl Capacity {
    /// Tells whether all of `need` finds room here at once.
    pub fn holds(self, need: Self) -> bool {
        self.seats >= need.seats && self.bays >= need.bays && self.stretchers >= need.stretchers
    }

    /// Returns the people of all three kinds.
    pub fn people(self) -> i32 {
        self.seats + self.bays + self.stretchers
    }

    /// Returns the places of both, at most what a number holds.
    pub fn saturating_plus(self, other: Self) -> Self {
        Self {
            seats: self.seats.saturating_add(other.seats),
            bays: self.bays.saturating_add(other.bays),
            stretchers: self.stretchers.saturating_add(other.stretchers),
        }
    }

    pub fn less(self, other: Self) -> Self {
        Self {
            seats: self.seats - other.seats,
            bays: self.bays - other.bays,
            stretchers: self.stretchers - other.stretchers,
        }
    }
}

/// A corridor: windows sorted and disjoint, the checkpoint a single server.
#[derive(Clone, Debug)]
pub(crate) struct CorridorRow {
    pub windows: Vec<(i32, i32)>,
    pub headway: i32,
    /// Persons an hour; 0 means nobody is checked.
    pub rate: i32,
    pub pool: Option<usize>,
}

impl CorridorRow {
    /// Returns how many people can pass the checkpoint within the longest window: no convoy has more.
    pub fn at_once(&self) -> i32 {
        let longest = self.windows.iter().map(|w| w.1 - w.0).max().unwrap_or(0);
        match self.rate {
            0 => i32::MAX,
            rate => i32::try_from(i64::from(longest) * i64::from(rate) / 60).unwrap_or(i32::MAX),
        }
    }

    /// Returns how long a convoy keeps the checkpoint from others. Luggage alone passes at once, but not beside people.
    pub fn taken(&self, processing: i32) -> i32 {
        processing.max(self.headway).max(i32::from(self.rate > 0))
    }

    /// Returns the minutes the checkpoint needs for this many people.
    pub fn processing(&self, people: i32) -> i32 {
        if self.rate == 0 {
            0
        } else {
            ((i64::from(people) * 60 + i64::from(self.rate) - 1) / i64::from(self.rate)) as i32
        }
    }
}

/// A vehicle that may be planned (spares are left out).
#[derive(Clone, Debug)]
pub(crate) struct VehicleRow {
    /// Its row in the operation.
    pub row: u32,
    pub kind: usize,
    pub place: usize,
    pub free: i32,
    /// Corridors it serves; `None` means all.
    pub serves: Option<Vec<usize>>,
    /// Spans in which it is not there, sorted and disjoint; one until further notice ends at [`NEVER`](super::NEVER).
    pub away: Vec<(i32, i32)>,
}

impl VehicleRow {
    /// Returns the first minute not before `from` at which work of some minutes can begin, the vehicle being there until
    /// it is done; [`NEVER`](super::NEVER) or later when there is none.
    pub fn there_from(&self, from: i32, minutes: i32) -> i32 {
        let first = self.away.partition_point(|(_, back)| *back <= from);
        let spans = self.away[first..].iter();
        spans.fold(
            from,
            |at, (gone, back)| if at + minutes > *gone { at.max(*back) } else { at },
        )
    }

    /// Returns when the vehicle is back that would be away during a span of work; `None` when it is there.
    pub fn back_after(&self, from: i32, until: i32) -> Option<i32> {
        let span = self.away.iter().find(|(_, back)| *back > from)?;
        (span.0 < until).then_some(span.1)
    }

    pub fn may_serve(&self, corridor: usize) -> bool {
        self.serves.as_ref().is_none_or(|list| list.contains(&corridor))
    }
}

/// One loaded run of a journey, with its travel time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct StageRow {
    pub from: usize,
    pub to: usize,
    pub corridor: usize,
    pub minutes: i32,
}

/// Everything the search needs, as numbers.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub clock: Clock,
    pub sites: usize,
    /// Square table of driving minutes; [`NEVER`] where there is no road.
    pub minutes: Vec<i32>,
    /// Square table of metres.
    pub metres: Vec<i64>,
    /// Square tables of the stretches that convoys and empty vehicles travel by day only; empty where there are none.
    pub convoy_dangers: Vec<Option<(i32, i32)>>,
    pub empty_dangers: Vec<Option<(i32, i32)>>,
    pub corridors: Vec<CorridorRow>,
    pub pools: Vec<i32>,
    pub kinds: Vec<Capacity>,
    pub vehicles: Vec<VehicleRow>,
    pub shelters: Vec<ShelterRow>,
    /// Aid convoys, and those of them that go before people's convoys, with their hours.
    pub aid: Vec<AidRow>,
    pub booked: Vec<AidHour>,
    pub most_vehicles: i32,
    pub loading: i32,
    pub unloading: i32,
    /// Longest wait at a crossing; [`NEVER`] means no limit.
    pub longest_wait: i32,
    /// Driving minutes of a vehicle in a local day.
    pub driving: i32,
    /// A household with a stretcher case may ride in several vehicles of its convoy.
    pub stretcher_split: bool,
    /// What luggage there is; `None` when it is not planned.
    pub luggage: Option<LuggageRow>,
    /// The tiers that occur, most urgent first.
    pub tiers: Vec<u8>,
}

impl Task {
    pub fn minutes(&self, from: usize, to: usize) -> i32 {
        self.minutes[from * self.sites + to]
    }

    /// Returns the earliest departure of people not before `departs` that is on roads by day as far as it must be; `None`
    /// when no day is left.
    pub fn departure_by_day(&self, stage: &StageRow, departs: i32) -> Option<i32> {
        if self.clock.by_day_everywhere() {
            return self.clock.by_day(departs, stage.minutes);
        }
        self.past_dangers(&self.convoy_dangers, (stage.from, stage.to), departs)
    }

    /// Returns the earliest minute not before `sets_out` for an empty drive, as [`Self::departure_by_day`] does for people.
    pub fn empty_by_day(&self, from: usize, to: usize, sets_out: i32) -> Option<i32> {
        self.past_dangers(&self.empty_dangers, (from, to), sets_out)
    }

    fn past_dangers(&self, dangers: &[Option<(i32, i32)>], way: (usize, usize), leaves: i32) -> Option<i32> {
        match dangers.get(way.0 * self.sites + way.1) {
            Some(Some((from, to))) => Some(self.clock.by_day(leaves.saturating_add(*from), to - from)? - from),
            _ => Some(leaves),
        }
    }

    pub fn metres(&self, from: usize, to: usize) -> i64 {
        self.metres[from * self.sites + to]
    }

    /// Returns a number of people that a shelter cannot exceed in the whole operation.
    pub fn most_people(&self, shelter: usize) -> i64 {
        self.shelters[shelter].most_people(self.horizon().saturating_add(self.driving))
    }

    /// Returns the last minute at which any corridor is open.
    pub fn horizon(&self) -> i32 {
        self.corridors
            .iter()
            .filter_map(|c| c.windows.last())
            .map(|w| w.1)
            .max()
            .unwrap_or(0)
    }
}

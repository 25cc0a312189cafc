//! The arrays of a task.

use super::{Clock, ShelterRow};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    pub corridors: Vec<CorridorRow>,
    pub pools: Vec<i32>,
    pub kinds: Vec<Capacity>,
    pub vehicles: Vec<VehicleRow>,
    pub shelters: Vec<ShelterRow>,
    pub most_vehicles: i32,
    pub loading: i32,
    pub unloading: i32,
    /// Longest wait at a crossing; [`NEVER`] means no limit.
    pub longest_wait: i32,
    /// Driving minutes of a vehicle in a local day.
    pub driving: i32,
    /// A household with a stretcher case may ride in several vehicles of its convoy.
    pub stretcher_split: bool,
    /// The tiers that occur, most urgent first.
    pub tiers: Vec<u8>,
}

impl Task {
    pub fn minutes(&self, from: usize, to: usize) -> i32 {
        self.minutes[from * self.sites + to]
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

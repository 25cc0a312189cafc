//! Loading: a convoy's vehicles and who rides in them, before it has hours.

use super::cabins::{self, Seating};
use super::choose::Wanted;
use super::fleet::Approach;
use super::pool::{List, Pool};
use super::state::Dispatcher;
use crate::task::{Capacity, Shape, StageRow, Task};

/// The most of each that one convoy, or several that share a first leg, may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Most {
    pub people: i32,
    pub bays: i32,
    pub stretchers: i32,
}

impl Most {
    pub const ANY: Self = Self {
        people: i32::MAX,
        bays: i32::MAX,
        stretchers: i32::MAX,
    };
}

/// Vehicles and who rides in them.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub approaches: Vec<Approach>,
    pub seated: Vec<Seating>,
}

impl Loaded {
    pub fn people(&self) -> i32 {
        self.seated.iter().map(|s| s.part.people()).sum()
    }

    /// Returns the people of each household squared, summed.
    pub fn squares(&self) -> u64 {
        let of_one = |parts: &[Seating]| {
            parts
                .iter()
                .map(|s| s.part.people().cast_unsigned() as u64)
                .sum::<u64>()
        };
        let households = self.seated.chunk_by(|a, b| a.item.household == b.item.household);
        households.map(|parts| of_one(parts).pow(2)).sum()
    }

    /// Lets go of vehicles nobody rides in.
    pub fn let_go_unused(&mut self) {
        let mut renamed = vec![usize::MAX; self.approaches.len()];
        self.seated.iter().for_each(|s| renamed[s.cabin] = 0);
        for (name, place) in renamed.iter_mut().filter(|place| **place == 0).enumerate() {
            *place = name;
        }
        self.seated.iter_mut().for_each(|s| s.cabin = renamed[s.cabin]);
        let mut places = renamed.into_iter();
        self.approaches
            .retain(|_| places.next().is_some_and(|place| place != usize::MAX));
    }

    /// Returns the first minute at which all vehicles are there.
    pub fn ready(&self) -> i32 {
        self.approaches.iter().map(|a| a.ready).max().unwrap_or(0)
    }

    /// Returns the first minute at which all drivers may depart.
    pub fn departs(&self) -> i32 {
        self.approaches.iter().map(|a| a.departs).max().unwrap_or(0)
    }
}

impl Dispatcher<'_> {
    /// Loads a convoy on a stage from the households in `pool`; `late` lets go of vehicles that would keep the others
    /// waiting. Returns `None` when nobody finds a seat.
    pub(super) fn load(
        &mut self,
        stage: &StageRow,
        (shape, pool): (&Shape, &mut Pool),
        wanted: Wanted,
        most: Most,
        late: impl Fn(&Self, &mut Vec<Approach>),
    ) -> Option<Loaded> {
        let only_stretchers = pool.next(List::Plain, 0).is_none() && pool.next(List::Wheel, 0).is_none();
        let all_sit = pool.next(List::Wheel, 0).is_none() && pool.next(List::Stretcher, 0).is_none();
        let together = all_sit && pool.people <= most.people;
        for must_fit in [false, true] {
            let wanted = Wanted {
                stretchers: pool.stretchers.min(most.stretchers),
                wait_for: wanted.wait_for.max(usize::from(only_stretchers)),
                people: if together { pool.people } else { 1 },
                need: must_fit.then(|| first_need(shape, pool)).flatten(),
                ..wanted
            };
            let mut approaches = self.choose(stage, &wanted);
            if !must_fit {
                late(self, &mut approaches);
            }
            let seated = pack(self.task, shape, pool, &mut approaches, most);
            if !seated.is_empty() {
                return Some(Loaded { approaches, seated });
            }
        }
        None
    }
}

/// Packs households into the vehicles and lets go of vehicles nobody rides in.
fn pack(task: &Task, shape: &Shape, pool: &mut Pool, approaches: &mut Vec<Approach>, mut most: Most) -> Vec<Seating> {
    let mut within = |kind: Capacity| {
        let (bays, stretchers) = (kind.bays.min(most.bays), kind.stretchers.min(most.stretchers));
        (most.bays, most.stretchers) = (most.bays - bays, most.stretchers - stretchers);
        Capacity {
            seats: kind.seats,
            bays,
            stretchers,
        }
    };
    let mut free: Vec<Capacity> = approaches
        .iter()
        .map(|a| within(task.kinds[task.vehicles[a.vehicle].kind]))
        .collect();
    let mut seated = Vec::new();
    cabins::pack(shape, pool, &mut free, most.people, task.stretcher_split, &mut seated);
    let mut loaded = Loaded {
        approaches: std::mem::take(approaches),
        seated,
    };
    loaded.let_go_unused();
    *approaches = loaded.approaches;
    loaded.seated
}

/// Returns the need of the household that waits first, stretcher cases first, then wheelchairs.
fn first_need(shape: &Shape, pool: &Pool) -> Option<Capacity> {
    [List::Stretcher, List::Wheel, List::Plain]
        .into_iter()
        .find_map(|list| pool.next(list, 0).map(|p| pool.item(shape, list, p).need))
}

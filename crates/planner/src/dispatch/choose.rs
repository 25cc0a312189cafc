//! Which vehicles a convoy takes: those that can load first, and among equals those whose hours are used best.

use super::absent::leave_out_away;
use super::fleet::Approach;
use super::state::Dispatcher;
use crate::task::{Capacity, StageRow, Task};

/// How many minutes later a vehicle may be there for each minute of detour it saves.
const DETOUR: i32 = 4;

/// Where lateness begins in a vehicle's rank.
const LATE: u32 = 34;

/// Vehicles ranked between two looks at which of them are first.
const AT_ONCE: usize = 64;

/// Vehicles asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub vehicles: usize,
    /// Households with a stretcher case that wait.
    pub stretchers: i32,
    /// Vehicles with stretcher places to take however late they come.
    pub wait_for: usize,
    /// Only vehicles that can carry this household.
    pub need: Option<Capacity>,
    /// Everybody who waits, where all of them need a seat and may ride together; else 1.
    pub people: i32,
    /// Loading not before: vehicles that are there earlier are no better for it.
    pub not_before: i32,
    /// None of its vehicles gives way to one taken for its stretcher places.
    pub whole: bool,
    /// Only vehicles of this platoon, apart from those taken for their stretcher places.
    pub platoon: Option<u32>,
}

impl Dispatcher<'_> {
    /// Returns the vehicles that can be at a stage's start first; buses before vehicles taken for their stretcher places.
    pub(super) fn choose(&mut self, stage: &StageRow, wanted: &Wanted) -> Vec<Approach> {
        let task = self.task;
        let floor = (self.open_from(stage.corridor) - task.loading).max(wanted.not_before);
        let split = |need: &Capacity| task.stretcher_split && need.stretchers > 0;
        let need = wanted.need.filter(|n| !split(n));
        let mut ranked = std::mem::take(&mut self.ranked);
        let carriers = match wanted.platoon {
            Some(platoon) => self.platoons.vehicles[platoon as usize].as_slice(),
            None => self.carriers[stage.corridor].seats.as_slice(),
        };
        self.rank_there((stage, floor), carriers, wanted, need, &mut ranked);
        let mut chosen: Vec<Approach> = ranked.iter().take(wanted.vehicles).map(|(_, a)| *a).collect();
        leave_out_away(task, stage, floor, &mut chosen);
        if wanted.platoon.is_some() && self.platoons.for_one_wave {
            leave_out_later(task, floor, &mut chosen);
        }
        let start = chosen
            .iter()
            .map(|a| a.loads(task))
            .max()
            .map_or(i32::MAX, |start| start.max(floor));
        if wanted.stretchers > 0 {
            let carriers = &self.carriers[stage.corridor].stretchers;
            self.rank(stage, floor, (carriers, carriers.len()), None, &mut ranked);
            ranked.retain(|(_, a)| !chosen.iter().any(|b| b.vehicle == a.vehicle));
            self.add_stretchers(&ranked, wanted, start, &mut chosen);
        }
        self.ranked = ranked;
        chosen
    }

    /// Adds vehicles for stretcher cases: those that cost no time, and as many others as the convoy waits for.
    fn add_stretchers(&self, ranked: &[(i64, Approach)], wanted: &Wanted, start: i32, chosen: &mut Vec<Approach>) {
        let mut left = wanted.stretchers;
        let mut cases = Vec::new();
        for (_, vehicle) in ranked {
            if left <= 0 || (cases.len() >= wanted.wait_for && vehicle.loads(self.task) > start) {
                break;
            }
            left -= self.task.kinds[self.task.vehicles[vehicle.vehicle].kind]
                .stretchers
                .max(1);
            cases.push(*vehicle);
        }
        let most = usize::from(self.most_vehicles());
        // A platoon that lost a vehicle here would not be there for its next run.
        let keeps = wanted.whole || wanted.platoon.is_some();
        let kept = if keeps { chosen.len() } else { 0 };
        cases.truncate(most - kept.min(most));
        chosen.truncate(most - cases.len());
        chosen.extend(cases);
    }

    /// Ranks vehicles, without those that are gone for good before the hours of any convoy they might be in.
    fn rank_there(
        &self,
        (stage, floor): (&StageRow, i32),
        carriers: &[u32],
        wanted: &Wanted,
        need: Option<Capacity>,
        out: &mut Vec<(i64, Approach)>,
    ) {
        let mut most = wanted.vehicles;
        let stays = |(_, a): &(i64, Approach)| {
            let seats = self.task.kinds[self.task.vehicles[a.vehicle].kind].seats;
            // Of more people than it has seats for, a vehicle is filled more than by half.
            let people = if wanted.people <= seats {
                wanted.people
            } else {
                seats / 2
            };
            !self.is_gone_by_then(stage, a, people.max(1), wanted.not_before)
        };
        loop {
            self.rank(stage, floor, (carriers, most), need, out);
            let ranked = out.len();
            let (mut seen, mut kept) = (0, 0);
            while seen < ranked && kept < wanted.vehicles {
                if stays(&out[seen]) {
                    out[kept] = out[seen];
                    kept += 1;
                }
                seen += 1;
            }
            out.truncate(kept);
            if ranked < most || kept == wanted.vehicles {
                return;
            }
            most = most.saturating_mul(16).max(4 * AT_ONCE);
        }
    }

    /// Ranks vehicles by when they can load, a detour counted as lateness; then those first that serve few corridors;
    /// then those with the fewest hours to spare that day; then larger ones. Appends the first `most` of them.
    fn rank(
        &self,
        stage: &StageRow,
        floor: i32,
        (carriers, most): (&[u32], usize),
        need: Option<Capacity>,
        out: &mut Vec<(i64, Approach)>,
    ) {
        let task = self.task;
        let mut last = i64::MAX;
        out.clear();
        for vehicle in carriers.iter().map(|v| *v as usize) {
            if self.reserved[vehicle] || self.soonest(stage, floor, vehicle) > last >> LATE {
                continue;
            }
            if self.is_gone_before(stage, floor, vehicle) {
                continue;
            }
            let holds = task.kinds[task.vehicles[vehicle].kind];
            if need.is_some_and(|n| !holds.holds(n)) {
                continue;
            }
            let approach = self.fleet[vehicle].approach(task, vehicle, stage);
            let Some(approach) = approach.and_then(|a| a.present(task, stage, floor)) else {
                continue;
            };
            let loads = approach.loads(task).max(floor);
            let spare = approach.spare_hours(task, stage, loads + task.loading);
            let detour = approach.empty - self.nearest[self.fleet[vehicle].place].min(approach.empty);
            let waste = i64::from(spare.clamp(0, (1 << 20) - 1));
            let late = i64::from(loads) + i64::from(DETOUR) * i64::from(detour);
            let small = 1023 - i64::from(holds.seats.min(1023));
            let key = (late << LATE) + (self.choices[vehicle] << 30) + (waste << 10) + small;
            out.push((key, approach));
            if out.len() >= AT_ONCE + 2 * most {
                last = keep_first(out, most);
            }
        }
        keep_first(out, most);
    }

    /// Returns a lateness that a vehicle's rank is not below, found without asking for its hours.
    fn soonest(&self, stage: &StageRow, floor: i32, vehicle: usize) -> i64 {
        let standing = self.fleet[vehicle];
        let empty = self.task.minutes(standing.place, stage.from);
        let detour = empty - self.nearest[standing.place].min(empty);
        let ready = i64::from(standing.free) + i64::from(empty);
        ready.max(i64::from(floor)) + i64::from(DETOUR) * i64::from(detour)
    }

    /// Returns the first minute at which a corridor's checkpoint could take one more convoy.
    pub(super) fn open_from(&self, corridor: usize) -> i32 {
        let row = &self.task.corridors[corridor];
        let mut gate = 0;
        for (opens, closes) in &row.windows {
            gate = self.gates[corridor].earliest(gate.max(*opens), row.headway.max(1));
            if gate <= *closes {
                break;
            }
        }
        gate
    }
}

/// Leaves out of a platoon's convoy the vehicles whose hours allow them to depart only on a later day than at least
/// half of it: the others need not lose the day, and those who would have ridden find other vehicles.
fn leave_out_later(task: &Task, floor: i32, chosen: &mut Vec<Approach>) {
    let day = |a: &Approach| task.clock.day_of(a.loads(task).max(floor).saturating_add(task.loading));
    let Some(first) = chosen.iter().map(day).min() else {
        return;
    };
    if 2 * chosen.iter().filter(|a| day(a) == first).count() >= chosen.len() {
        chosen.retain(|a| day(a) == first);
    }
}

/// Sorts ranked vehicles and keeps the first `most`; returns the key of the last one.
fn keep_first(ranked: &mut Vec<(i64, Approach)>, most: usize) -> i64 {
    let order = |(key, a): &(i64, Approach)| (*key, a.empty, a.vehicle);
    if most < ranked.len() {
        ranked.select_nth_unstable_by_key(most, order);
        ranked.truncate(most);
    }
    ranked.sort_unstable_by_key(order);
    ranked.last().map_or(i64::MIN, |(key, _)| *key)
}

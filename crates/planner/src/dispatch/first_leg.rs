//! Journeys with a change of vehicle: first-leg convoys bring the people of one or several onward convoys to the
//! crossing, not so early that somebody waits there too long.

use super::book::Undo;
use super::cabins;
use super::choose::Wanted;
use super::fleet::Approach;
use super::load::{Loaded, Most};
use super::pool::Pool;
use super::slot::{Slot, Wish};
use super::state::Dispatcher;
use super::wave::{Part, Wave};
use crate::task::{Item, NEVER, Shape, StageRow};
use std::collections::{BTreeMap, BTreeSet};

/// How often the first leg is moved later to meet the waiting limit before it is given up.
const TRIES: usize = 8;

/// A first-leg convoy that is booked, and the households aboard (rows, sorted).
struct Brought {
    slot: Slot,
    loaded: Loaded,
    aboard: Vec<u32>,
}

impl Brought {
    fn carries(&self, household: u32) -> bool {
        self.aboard.binary_search(&household).is_ok()
    }
}

/// First-leg convoys that are booked, and the hours of the onward ones.
type Joined = (Vec<Brought>, Vec<Slot>);

/// What came of an attempt to join convoys.
enum Attempt {
    Done(Joined),
    /// Nothing is booked: nobody of these queues would go, and they may hold vehicles that the others want.
    Without(Vec<u32>),
    Never,
}

/// Returns the queues of a group that would stay, or go without people.
fn staying(group: &[Wave], parts: &[Part], aboard: &[Loaded]) -> Vec<u32> {
    let riding = |queue: u32| {
        let mut going = parts.iter().zip(aboard).filter(|(_, loaded)| !loaded.seated.is_empty());
        going.any(|(part, _)| part.wave.queue == queue)
    };
    group
        .iter()
        .map(|wave| wave.queue)
        .filter(|queue| !riding(*queue))
        .collect()
}

/// Tells whether everybody aboard has a seat onward.
fn is_met(brought: &Brought, onward: &[Loaded]) -> bool {
    let rides = |household: &u32| {
        let mut seated = onward.iter().flat_map(|loaded| &loaded.seated);
        seated.any(|s| s.item.household == *household)
    };
    brought.aboard.iter().all(rides)
}

/// Returns a convoy with only those whom a first-leg convoy brings.
fn aboard(loaded: &Loaded, brought: &[Brought]) -> Loaded {
    let comes = |household: u32| brought.iter().any(|b| b.carries(household));
    let mut kept = Loaded {
        approaches: loaded.approaches.clone(),
        seated: loaded
            .seated
            .iter()
            .filter(|s| comes(s.item.household))
            .copied()
            .collect(),
    };
    kept.let_go_unused();
    kept
}

impl Dispatcher<'_> {
    /// Places waves whose people share their first leg, all or none; tells whether it did.
    pub(super) fn place_joined(&mut self, group: &[Wave], placed: &mut Vec<Wave>) -> bool {
        let mut known = BTreeSet::new();
        let waits = |wave: &&Wave| self.pools[wave.queue as usize].people > 0 && known.insert(wave.queue);
        let mut group: Vec<Wave> = group.iter().filter(waits).copied().collect();
        loop {
            match self.with_those_present(|this| this.try_joined(&group)) {
                Some(Ok(waves)) => {
                    placed.extend(waves);
                    return true;
                }
                // An order of waves names those that go: placed again, they must find the same vehicles.
                Some(Err(staying)) => group.retain(|wave| !staying.contains(&wave.queue)),
                None => return false,
            }
        }
    }

    /// Places waves, or says of which of their queues nobody would go; `None` when they cannot be joined.
    fn try_joined(&mut self, group: &[Wave]) -> Option<Result<Vec<Wave>, Vec<u32>>> {
        let mut parts = self.load_parts(group);
        let first = parts.first().map(|p| self.queues[p.wave.queue as usize].stages[0])?;
        let mut attempt = self.join(&first, group, &mut parts);
        self.release(&parts);
        if matches!(attempt, Attempt::Never) {
            attempt = self.join_by_the_same(&first, group, &mut parts);
        }
        match attempt {
            Attempt::Done((brought, slots)) => {
                brought.iter().for_each(|b| self.note(&first, b.slot, &b.loaded));
                for (part, slot) in parts.iter().zip(slots) {
                    self.note(&part.stage, slot, &part.loaded);
                    self.receive(part.wave.queue as usize, slot.arrives, &part.loaded);
                }
                Some(Ok(parts.iter().map(|p| p.wave).collect()))
            }
            Attempt::Without(staying) => {
                parts.iter().rev().for_each(|part| self.unload(part));
                Some(Err(staying))
            }
            Attempt::Never => {
                parts.iter().rev().for_each(|part| self.unload(part));
                None
            }
        }
    }

    fn release(&mut self, parts: &[Part]) {
        parts
            .iter()
            .for_each(|part| self.reserve(&part.loaded.approaches, false));
    }

    /// Where no vehicles are left for the first leg beside those that go onward: sends any on the first leg, and takes for the
    /// other one what is there after that, the same ones too. Books nothing when that does not work either.
    fn join_by_the_same(&mut self, first: &StageRow, group: &[Wave], parts: &mut Vec<Part>) -> Attempt {
        let mut undo = self.undo();
        let (shape, not_before) = self.to_bring(parts);
        let mut brought = self.bring(first, &shape, not_before, &mut undo);
        if brought.is_empty() {
            self.take_back(undo);
            return Attempt::Never;
        }
        parts.iter().rev().for_each(|part| self.unload(part));
        *parts = self.load_parts(group);
        self.release(parts);
        let aboard: Vec<Loaded> = parts.iter().map(|p| aboard(&p.loaded, &brought)).collect();
        if let Some((mut slots, 0)) = self.onward(parts, &aboard, &brought, &mut undo)
            && brought.iter().all(|b| is_met(b, &aboard))
            && self.send_joined(first, &mut brought, (parts, &aboard, &mut slots), &mut undo)
        {
            let staying = staying(group, parts, &aboard);
            if !staying.is_empty() {
                self.take_back(undo);
                return Attempt::Without(staying);
            }
            self.leave_behind(parts, aboard);
            return Attempt::Done((brought, slots));
        }
        self.take_back(undo);
        Attempt::Never
    }

    /// Returns those who ride onward, and before when none of them loads.
    fn to_bring(&self, parts: &[Part]) -> (Shape, i32) {
        let mut items: Vec<Item> = parts.iter().flat_map(|p| &p.loaded.seated).map(|s| s.item).collect();
        items.dedup_by_key(|i| i.household);
        let ready = parts.iter().map(|p| self.not_before_of(p.wave.queue)).max();
        (Shape::new(items), ready.unwrap_or(self.not_before))
    }

    /// Loads the onward convoys, one a shelter, within what the first leg brings in one run: whom it cannot bring would
    /// keep the others waiting at the crossing.
    fn load_parts(&mut self, group: &[Wave]) -> Vec<Part> {
        let mut most = Most::ANY;
        let mut parts: Vec<Part> = Vec::new();
        for wave in group {
            let (queue, known) = (wave.queue, parts.len());
            if known == 0 {
                let all = self.carriers[self.queues[queue as usize].stages[0].corridor].all;
                let people = self.brings(queue as usize).unwrap_or(i32::MAX);
                most = Most {
                    people,
                    bays: all.bays,
                    stretchers: all.stretchers,
                };
            }
            let Some(part) = self.load_part(*wave, most) else {
                continue;
            };
            self.reserve(&part.loaded.approaches, true);
            most.people -= part.loaded.people();
            most.bays -= part.loaded.seated.iter().map(|s| s.part.bays).sum::<i32>();
            most.stretchers -= part.loaded.seated.iter().map(|s| s.part.stretchers).sum::<i32>();
            parts.push(part);
        }
        parts
    }

    /// Books both legs and returns their hours; books nothing when they cannot be joined. Whom the first leg cannot
    /// bring soon enough after the others goes back to the queue for a later wave.
    fn join(&mut self, first: &StageRow, group: &[Wave], parts: &mut [Part]) -> Attempt {
        self.try_join(first, group, parts).unwrap_or(Attempt::Never)
    }

    fn try_join(&mut self, first: &StageRow, group: &[Wave], parts: &mut [Part]) -> Option<Attempt> {
        let (shape, mut not_before) = self.to_bring(parts);
        for attempt in 0..TRIES {
            let mut undo = self.undo();
            let mut brought = self.bring(first, &shape, not_before, &mut undo);
            let starts = brought.iter().map(|b| b.slot.gate - self.task.loading).min();
            let carried: i32 = brought.iter().map(|b| b.loaded.people()).sum();
            let next = self.next_opening(first.corridor, starts.unwrap_or(not_before));
            if 2 * carried < shape.people && attempt < TRIES / 2 && next.is_some() {
                // A few vehicles that happen to be idle: better wait for the others.
                self.take_back(undo);
                not_before = next?;
                continue;
            }
            if brought.is_empty() {
                self.take_back(undo);
                return None;
            }
            let aboard: Vec<Loaded> = parts.iter().map(|p| aboard(&p.loaded, &brought)).collect();
            let onward = self.onward(parts, &aboard, &brought, &mut undo);
            if let Some((mut slots, 0)) = onward {
                if self.send_joined(first, &mut brought, (parts, &aboard, &mut slots), &mut undo) {
                    let staying = staying(group, parts, &aboard);
                    if !staying.is_empty() {
                        self.take_back(undo);
                        return Some(Attempt::Without(staying));
                    }
                    self.leave_behind(parts, aboard);
                    return Some(Attempt::Done((brought, slots)));
                }
                self.take_back(undo);
                self.holds.short = true;
                not_before = self.task.clock.start_of(self.task.clock.day_of(starts?) + 1);
                continue;
            }
            self.take_back(undo);
            not_before = starts? + onward?.1;
        }
        None
    }

    /// Sends the luggage of everybody over both legs; tells whether it comes in time.
    fn send_joined(
        &mut self,
        first: &StageRow,
        brought: &mut [Brought],
        (parts, aboard, slots): (&[Part], &[Loaded], &mut [Slot]),
        undo: &mut Undo,
    ) -> bool {
        let Some(row) = &self.task.luggage else {
            return true;
        };
        let mut unloaded = BTreeMap::new();
        for b in brought {
            let bags = self.bags(row, (&b.slot, &b.loaded), false, |_| 0);
            match self.send(first, (&mut b.slot, &b.loaded), bags, undo) {
                Ok(done) => unloaded.extend(done),
                Err(_) => return false,
            }
        }
        let riding = parts.iter().zip(aboard).filter(|(_, loaded)| !loaded.seated.is_empty());
        for ((part, loaded), slot) in riding.zip(slots) {
            let bags = self.bags(row, (slot, loaded), true, |h| unloaded.get(&h).copied().unwrap_or(0));
            if self.send(&part.stage, (slot, loaded), bags, undo).is_err() {
                return false;
            }
        }
        true
    }

    /// Returns from when convoys can load for the window after the one open at `minute`.
    fn next_opening(&self, corridor: usize, minute: i32) -> Option<i32> {
        let loaded = minute + self.task.loading;
        let next = self.task.corridors[corridor].windows.iter().find(|w| w.0 > loaded);
        next.map(|w| w.0 - self.task.loading)
    }

    /// Puts back in their queues whom no first-leg convoy brings.
    fn leave_behind(&mut self, parts: &mut [Part], aboard: Vec<Loaded>) {
        for (part, kept) in parts.iter_mut().zip(aboard) {
            let all = std::mem::replace(&mut part.loaded, kept);
            self.reserve(&all.approaches, false);
            let kept = |household: u32| part.loaded.seated.iter().any(|s| s.item.household == household);
            let behind: Vec<_> = all.seated.into_iter().filter(|s| !kept(s.item.household)).collect();
            let queue = part.wave.queue as usize;
            cabins::unpack(&self.queues[queue].shape, &mut self.pools[queue], &behind);
        }
    }

    /// Books the onward convoys one after another; returns their hours and by how much somebody would wait too long.
    fn onward(
        &mut self,
        parts: &[Part],
        aboard: &[Loaded],
        brought: &[Brought],
        undo: &mut Undo,
    ) -> Option<(Vec<Slot>, i32)> {
        let mut slots = Vec::with_capacity(parts.len());
        let mut excess = 0;
        for (part, loaded) in parts.iter().zip(aboard).filter(|(_, loaded)| !loaded.seated.is_empty()) {
            let carries = |b: &&Brought| loaded.seated.iter().any(|s| b.carries(s.item.household));
            let unloaded = || {
                brought
                    .iter()
                    .filter(carries)
                    .map(|b| b.slot.arrives + self.task.unloading)
            };
            let (soonest, latest) = (unloaded().min()?, unloaded().max()?);
            let slot = self.earliest(&Wish {
                stage: part.stage,
                start: loaded.ready().max(latest),
                departs: loaded.departs(),
                people: loaded.people(),
                into: self.reception(part.wave.queue, loaded),
            })?;
            if self.task.longest_wait < NEVER {
                excess = excess.max(slot.gate - self.task.loading - soonest - self.task.longest_wait);
            }
            if self.keep_out_away(loaded, slot) {
                return None;
            }
            self.book(&part.stage, slot, loaded, Some(undo));
            slots.push(slot);
        }
        Some((slots, excess))
    }

    /// Books first-leg convoys until everybody is brought or the next one would arrive too long after the first.
    fn bring(&mut self, first: &StageRow, shape: &Shape, not_before: i32, undo: &mut Undo) -> Vec<Brought> {
        let mut pool = Pool::new(shape);
        let most = Most {
            people: self.carriers[first.corridor].at_once,
            ..Most::ANY
        };
        let mut all: Vec<Brought> = Vec::new();
        while pool.people > 0 {
            let wanted = Wanted {
                vehicles: usize::from(self.most_vehicles()),
                stretchers: 0,
                wait_for: 0,
                need: None,
                people: 1,
                not_before,
                whole: false,
                platoon: None,
            };
            let late = |this: &Self, approaches: &mut Vec<Approach>| this.leave_out_late(first, not_before, approaches);
            let Some(loaded) = self.load(first, (shape, &mut pool), wanted, most, late) else {
                break;
            };
            let wish = Wish {
                stage: *first,
                start: loaded.ready().max(not_before),
                departs: loaded.departs(),
                people: loaded.people(),
                into: None,
            };
            let Some(slot) = self.earliest(&wish) else { break };
            if self.keep_out_away(&loaded, slot) {
                cabins::unpack(shape, &mut pool, &loaded.seated);
                continue;
            }
            let soonest = all.iter().map(|b| b.slot.arrives).min().unwrap_or(slot.arrives);
            if slot.arrives - soonest > self.task.longest_wait / 2 {
                break;
            }
            self.book(first, slot, &loaded, Some(undo));
            let mut aboard: Vec<u32> = loaded.seated.iter().map(|s| s.item.household).collect();
            aboard.sort_unstable();
            all.push(Brought { slot, loaded, aboard });
        }
        all
    }

    /// A convoy does not wait for vehicles that come much later than its first one: they make the next convoy.
    fn leave_out_late(&self, first: &StageRow, not_before: i32, approaches: &mut Vec<Approach>) {
        let floor = (self.open_from(first.corridor) - self.task.loading).max(not_before);
        let Some(soonest) = approaches.iter().map(|a| a.loads(self.task)).min() else {
            return;
        };
        let latest = soonest.max(floor) + (first.minutes / 2).max(self.task.loading);
        approaches.retain(|a| a.loads(self.task) <= latest);
    }
}

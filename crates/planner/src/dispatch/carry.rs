//! The first leg of a journey with a change of vehicle: convoys that bring a wave's people to the crossing, not so
//! early that somebody waits there too long.

use super::cabins::Seating;
use super::fleet::{Approach, Standing};
use super::pool::{List, Pool};
use super::slot::{Slot, Wish};
use super::wave::{Dispatcher, Wanted, first_need, pack_into};
use crate::task::{Item, NEVER, Shape, StageRow};

/// How often the first leg is moved later to meet the waiting limit before the wave is given up.
const TRIES: usize = 6;

/// What a booking changed, to take it back.
#[derive(Debug, Default)]
pub(super) struct Undo {
    fleet: Vec<(usize, Standing)>,
    gates: Vec<(usize, i32)>,
    escorts: Vec<(usize, i32, i32)>,
    metres: i64,
}

impl Undo {
    pub(super) fn note(&mut self, stage: &StageRow, slot: Slot, approaches: &[Approach], dispatcher: &Dispatcher<'_>) {
        self.fleet
            .extend(approaches.iter().map(|a| (a.vehicle, dispatcher.fleet[a.vehicle])));
        self.gates.push((stage.corridor, slot.gate));
        if let Some(pool) = dispatcher.task.corridors[stage.corridor].pool {
            self.escorts.push((pool, slot.departs, 2 * stage.minutes));
        }
    }
}

/// A first-leg convoy that is booked.
struct Brought {
    slot: Slot,
    approaches: Vec<Approach>,
    seated: Vec<Seating>,
}

impl Dispatcher<'_> {
    /// Books the first leg for everybody in `seated` and returns the hours of the onward convoy; books nothing and
    /// returns `None` when the two legs cannot be joined.
    pub(super) fn bring(&mut self, first: &StageRow, onward: &Wish, seated: &[Seating]) -> Option<Slot> {
        let mut items: Vec<Item> = seated.iter().map(|s| s.item).collect();
        items.dedup_by_key(|i| i.household);
        let shape = Shape::new(items);
        let mut not_before = 0;
        for _ in 0..TRIES {
            let mut undo = Undo {
                metres: self.score.metres,
                ..Undo::default()
            };
            let brought = self.bring_all(first, &shape, not_before, &mut undo);
            let joined = brought.and_then(|b| self.join(onward, b));
            match joined {
                Some((slot, brought, 0)) => {
                    for convoy in brought {
                        self.note(first, convoy.slot, &convoy.approaches, &convoy.seated);
                    }
                    return Some(slot);
                }
                Some((_, brought, excess)) => {
                    not_before = brought.iter().map(|b| b.slot.gate - self.task.loading).min()? + excess;
                    self.take_back(undo);
                }
                None => {
                    self.take_back(undo);
                    return None;
                }
            }
        }
        None
    }

    /// Returns the onward hours after the first leg, and by how many minutes somebody would wait too long.
    fn join(&mut self, onward: &Wish, brought: Vec<Brought>) -> Option<(Slot, Vec<Brought>, i32)> {
        let unloaded = |b: &Brought| b.slot.arrives + self.task.unloading;
        let (earliest, latest) = (brought.iter().map(unloaded).min()?, brought.iter().map(unloaded).max()?);
        let slot = self.earliest(&Wish {
            start: onward.start.max(latest),
            ..*onward
        })?;
        let waits = slot.gate - self.task.loading - earliest;
        let excess = if self.task.longest_wait == NEVER {
            0
        } else {
            (waits - self.task.longest_wait).max(0)
        };
        // Waiting between the first-leg convoys themselves cannot be cured by moving all of them later.
        let spread = latest - earliest;
        (excess == 0 || spread <= self.task.longest_wait).then_some((slot, brought, excess))
    }

    fn bring_all(&mut self, first: &StageRow, shape: &Shape, not_before: i32, undo: &mut Undo) -> Option<Vec<Brought>> {
        let mut pool = Pool::new(shape);
        let mut all = Vec::new();
        while pool.people > 0 {
            all.push(self.bring_some(first, shape, &mut pool, not_before, undo)?);
        }
        Some(all)
    }

    fn bring_some(
        &mut self,
        first: &StageRow,
        shape: &Shape,
        pool: &mut Pool,
        not_before: i32,
        undo: &mut Undo,
    ) -> Option<Brought> {
        let mut seated = Vec::new();
        for must_fit in [false, true] {
            let only_stretchers = pool.next(List::Plain, 0).is_none() && pool.next(List::Wheel, 0).is_none();
            let wanted = Wanted {
                vehicles: self.task.most_vehicles as usize,
                stretchers: pool.stretchers,
                wait_for: usize::from(only_stretchers),
                need: must_fit.then(|| first_need(shape, pool)).flatten(),
            };
            let mut approaches = self.choose(first, &wanted);
            self.leave_out_late(first, &mut approaches);
            pack_into(self.task, shape, pool, &mut approaches, i32::MAX, &mut seated);
            if seated.is_empty() {
                continue;
            }
            let wish = Wish {
                stage: *first,
                start: approaches.iter().map(|a| a.ready).max()?.max(not_before),
                departs: approaches.iter().map(|a| a.departs).max()?,
                people: seated.iter().map(|s| s.part.people()).sum(),
                shelter: None,
            };
            let slot = self.earliest(&wish)?;
            self.book(first, slot, &approaches, Some(undo));
            return Some(Brought {
                slot,
                approaches,
                seated,
            });
        }
        None
    }

    /// A convoy does not wait for vehicles that come much later than its first one: they make the next convoy.
    fn leave_out_late(&self, first: &StageRow, approaches: &mut Vec<Approach>) {
        let floor = self.open_from(first.corridor) - self.task.loading;
        let Some(soonest) = approaches.iter().map(|a| a.loads(self.task)).min() else {
            return;
        };
        let latest = soonest.max(floor) + (first.minutes / 2).max(self.task.loading);
        approaches.retain(|a| a.loads(self.task) <= latest);
    }

    fn take_back(&mut self, undo: Undo) {
        self.score.metres = undo.metres;
        for (vehicle, standing) in undo.fleet.into_iter().rev() {
            self.fleet[vehicle] = standing;
        }
        for (corridor, gate) in undo.gates.into_iter().rev() {
            self.gates[corridor].give_back(gate);
        }
        for (pool, from, minutes) in undo.escorts {
            self.escorts[pool].give_back(from, minutes);
        }
    }
}

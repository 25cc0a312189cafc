//! Drives a day as filled: platoons meet at checkpoints and share escorts, those who can depart first go first, and those
//! that are bound for the same shelter at about the same time go together. What does not get away that day is left for the
//! next one.

use super::fill::{Fill, Run};
use super::{Ground, Morning, Place};
use crate::dispatch::{Approach, Dispatcher, Reception, Standing, Wish};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many minutes a platoon waits for another one to share a convoy; on a last day, when minutes count more than
/// escorts.
const WAITS: i32 = 60;
const WAITS_LAST: i32 = 10;

/// Checkpoints, escorts, shelters and vehicles as the days go by.
#[derive(Clone)]
pub(super) struct Road<'t> {
    hours: Dispatcher<'t>,
    /// Where each vehicle stands.
    standing: Vec<Standing>,
    /// The position of each vehicle of the task among those taken for their seats.
    position: Vec<usize>,
    /// Minutes a platoon waits today.
    waits: i32,
    /// The last arrival so far.
    pub last: i32,
}

/// A convoy that departed.
pub(super) struct Departed {
    pub queue: u32,
    pub vehicles: Vec<u32>,
}

/// A platoon on its way through a day.
struct Rest {
    run: Run,
    next: usize,
}

impl<'t> Road<'t> {
    pub fn new(dispatcher: &Dispatcher<'t>, ground: &Ground<'t>) -> Self {
        let mut position = vec![0; ground.task.vehicles.len()];
        for (at, vehicle) in ground.vehicles.iter().enumerate() {
            position[*vehicle as usize] = at;
        }
        let first = |vehicle: &u32| Standing::first(ground.task, *vehicle as usize);
        let mut hours = dispatcher.clone();
        hours.clear_hours();
        Self {
            hours,
            standing: ground.vehicles.iter().map(first).collect(),
            position,
            waits: WAITS,
            last: 0,
        }
    }

    pub fn asked_to_stop(&self) -> bool {
        self.hours.asked_to_stop()
    }

    /// Drives a day that ends at a minute; appends what departed, and returns what is left and where vehicles stand.
    pub fn drive(&mut self, ground: &Ground<'t>, fill: &Fill, ends: i32, out: &mut Vec<Departed>) -> Morning {
        self.waits = match fill.measure.handling {
            0 => WAITS,
            _ => WAITS_LAST,
        };
        let mut evening = fill.left.clone();
        let runs = fill.runs.iter().cloned();
        let mut rests: Vec<Rest> = runs.map(|run| Rest { run, next: 0 }).collect();
        let mut waiting = BinaryHeap::new();
        for at in 0..rests.len() {
            self.wait(ground, &mut rests, at, ends, &mut evening, &mut waiting);
        }
        while let Some(Reverse((departs, at))) = waiting.pop() {
            let together = self.together(ground, &rests, at, departs, &mut waiting);
            let gone = self.go(ground, &rests, &together, ends, out);
            for at in together {
                if gone {
                    rests[at].next += 1;
                    self.wait(ground, &mut rests, at, ends, &mut evening, &mut waiting);
                } else {
                    Self::give_up(&mut rests[at], &mut evening);
                }
            }
        }
        evening.places = self.places(ground, ends);
        evening
    }

    /// Returns where each vehicle stands when a day has ended.
    fn places(&self, ground: &Ground<'t>, ends: i32) -> Vec<Place> {
        let (task, today) = (ground.task, ground.task.clock.day_of(ends - 1));
        let place = |standing: &Standing| Place {
            site: standing.place,
            spare: match standing.day == today {
                _ if standing.free >= ends => 0,
                true => task.driving - standing.driven,
                false => task.driving,
            },
        };
        self.standing.iter().map(place).collect()
    }

    /// Returns how the vehicles of a run come to its next queue: when all can load, when hours allow all to depart.
    fn approach(&self, ground: &Ground<'t>, rest: &Rest) -> Option<(i32, i32)> {
        let stage = &ground.stages[rest.run.queues[rest.next] as usize];
        let come = |vehicle: &u32| {
            let approach = self.approach_of(ground, *vehicle, stage)?;
            Some((approach.ready, approach.departs))
        };
        let all: Option<Vec<(i32, i32)>> = rest.run.vehicles.iter().map(come).collect();
        let all = all?;
        Some((all.iter().map(|a| a.0).max()?, all.iter().map(|a| a.1).max()?))
    }

    fn approach_of(&self, ground: &Ground<'t>, vehicle: u32, stage: &crate::task::StageRow) -> Option<Approach> {
        self.standing[self.position[vehicle as usize]].approach(ground.task, vehicle as usize, stage)
    }

    /// Lets a platoon wait for its next run; gives it up when it cannot be today.
    fn wait(
        &self,
        ground: &Ground<'t>,
        rests: &mut [Rest],
        at: usize,
        ends: i32,
        evening: &mut Morning,
        waiting: &mut BinaryHeap<Reverse<(i32, usize)>>,
    ) {
        if rests[at].next >= rests[at].run.queues.len() {
            return;
        }
        match self.approach(ground, &rests[at]) {
            Some((ready, departs)) if departs.max(ready + ground.task.loading) < ends => {
                waiting.push(Reverse((departs.max(ready + ground.task.loading), at)));
            }
            _ => Self::give_up(&mut rests[at], evening),
        }
    }

    /// Takes those from the waiting who go to the same queue soon, as many as one convoy may be.
    fn together(
        &self,
        ground: &Ground<'t>,
        rests: &[Rest],
        first: usize,
        departs: i32,
        waiting: &mut BinaryHeap<Reverse<(i32, usize)>>,
    ) -> Vec<usize> {
        let queue = |at: usize| rests[at].run.queues[rests[at].next];
        let bound_there = |w: &(i32, usize)| w.0 <= departs + self.waits && queue(w.1) == queue(first);
        let mut soon: Vec<(i32, usize)> = waiting.iter().map(|Reverse(w)| *w).filter(bound_there).collect();
        soon.sort_unstable();
        let (mut together, mut vehicles) = (vec![first], rests[first].run.vehicles.len());
        for (_, at) in soon {
            let more = rests[at].run.vehicles.len();
            if vehicles + more <= ground.task.most_vehicles.max(1) as usize {
                vehicles += more;
                together.push(at);
            }
        }
        if together.len() > 1 {
            waiting.retain(|Reverse((_, at))| !together.contains(at));
        }
        together
    }

    /// Lets platoons depart as one convoy, as early as all others allow that went before; tells whether it was today.
    fn go(
        &mut self,
        ground: &Ground<'t>,
        rests: &[Rest],
        together: &[usize],
        ends: i32,
        out: &mut Vec<Departed>,
    ) -> bool {
        let queue = rests[together[0]].run.queues[rests[together[0]].next];
        let stage = ground.stages[queue as usize];
        let vehicles: Vec<u32> = together
            .iter()
            .flat_map(|at| rests[*at].run.vehicles.iter().copied())
            .collect();
        let come: Option<Vec<Approach>> = vehicles.iter().map(|v| self.approach_of(ground, *v, &stage)).collect();
        let Some(come) = come else { return false };
        let people = ground.seats.saturating_mul(vehicles.len() as i32);
        let shelter = ground.shelters[queue as usize];
        let wish = Wish {
            stage,
            start: come.iter().map(|a| a.ready).max().unwrap_or(0),
            departs: come.iter().map(|a| a.departs).max().unwrap_or(0),
            people,
            into: Some(Reception { shelter, guests: None }),
        };
        let Some(slot) = self.hours.earliest(&wish).filter(|slot| slot.departs < ends) else {
            return false;
        };
        self.hours.take_hours(&stage, slot);
        self.hours.take_in(shelter, slot.arrives, people);
        self.last = self.last.max(slot.arrives);
        for approach in come {
            self.standing[self.position[approach.vehicle]] = approach.after(ground.task, &stage, slot.departs);
        }
        out.push(Departed { queue, vehicles });
        true
    }

    /// Leaves the rest of a platoon's day for another one.
    fn give_up(rest: &mut Rest, evening: &mut Morning) {
        for queue in rest.run.queues.drain(rest.next..) {
            evening.loads[queue as usize] += rest.run.vehicles.len() as i32;
        }
    }
}

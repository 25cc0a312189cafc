//! Going on from a plan under way: hours that are booked already, and vehicles where their last run left them.

use super::aid::{self, Desk};
use super::beds::{Beds, Guests};
use super::escorts::Escorts;
use super::fleet::Standing;
use super::gate::Gate;
use super::slot::{Reception, Slot, Wish};
use super::state::Dispatcher;
use crate::task::{AidHour, StageRow};

/// What is booked at checkpoints, of escorts and at shelters.
#[derive(Clone, Debug)]
pub(crate) struct Hours {
    gates: Vec<Gate>,
    escorts: Vec<Escorts>,
    intake: Vec<Vec<i32>>,
    beds: Vec<Beds>,
}

/// A convoy with an hour, as far as bookings go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    pub stage: StageRow,
    pub gate: i32,
    pub departs: i32,
    pub people: i32,
    /// The shelter it goes to, and the members of each of its households squared and summed.
    pub into: Option<(usize, u64)>,
}

/// Why a convoy cannot have its hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lacks {
    Window,
    Checkpoint,
    Escort,
    Shelter,
}

impl Dispatcher<'_> {
    /// Returns what is booked so far.
    pub fn hours(&self) -> Hours {
        Hours {
            gates: self.gates.clone(),
            escorts: self.escorts.clone(),
            intake: self.intake.clone(),
            beds: self.beds.clone(),
        }
    }

    /// Goes on from what is booked.
    pub fn resume(&mut self, hours: Hours) {
        self.gates = hours.gates;
        self.escorts = hours.escorts;
        self.intake = hours.intake;
        self.beds = hours.beds;
    }

    /// Books an aid convoy whether it fits or not: it has passed.
    pub fn hold_aid(&mut self, hour: AidHour) {
        aid::book(self.task, hour, &mut self.gates, &mut self.escorts);
    }

    /// Books an aid convoy if it can have its hour; tells whether it could.
    pub fn keep_aid(&mut self, (aid, gate): AidHour) -> bool {
        let row = &self.task.aid[aid];
        let corridor = &self.task.corridors[row.corridor];
        let escorted = row.pool.is_none_or(|pool| {
            let (from, minutes) = row.escort_away(gate);
            self.escorts[pool].earliest(from, minutes) == Some(from)
        });
        let free = self.gates[row.corridor].earliest(gate, row.holds(corridor)) == gate;
        let keeps = free && escorted && row.within_window(corridor, gate) == Some(gate);
        if keeps {
            self.hold_aid((aid, gate));
        }
        keeps
    }

    /// Holds the checkpoint for the minute of a convoy that takes no time there, so that no aid convoy is checked over it.
    pub fn show_to_aid(&mut self, held: &Held) {
        let corridor = &self.task.corridors[held.stage.corridor];
        if corridor.taken(held.departs - held.gate) == 0 {
            self.gates[held.stage.corridor].take(held.gate, 1);
        }
    }

    /// Opens a desk for aid beside everything that is booked.
    pub fn desk(&self) -> Desk<'_> {
        Desk::beside(self.task, self.gates.clone(), self.escorts.clone())
    }

    /// Returns when the next convoy of so many people who are ready to load at a minute could be unloaded.
    pub fn soonest_end(&self, stage: &StageRow, start: i32, people: i32) -> Option<i32> {
        let wish = Wish {
            stage: *stage,
            start,
            departs: i32::MIN / 4,
            people,
            into: None,
        };
        let slot = self.earliest(&wish)?;
        Some(slot.arrives + self.task.unloading)
    }

    /// Puts every vehicle where it stands.
    pub fn stand(&mut self, fleet: Vec<Standing>) {
        self.fleet = fleet;
    }

    /// Books a convoy whether it fits or not: it has passed.
    pub fn hold(&mut self, held: &Held) {
        let slot = Slot {
            gate: held.gate,
            departs: held.departs,
            arrives: held.departs + held.stage.minutes,
            convoy: 0,
        };
        self.take_hours(&held.stage, slot);
        if let Some((shelter, _)) = held.into {
            if let Some(guests) = self.guests(held) {
                self.beds[shelter].take(slot.arrives, &guests);
            }
            self.take_in(shelter, slot.arrives, held.people);
        }
    }

    /// Gives back what a convoy held at its checkpoint, of escorts and of its shelter's day, but no place there.
    pub fn let_go(&mut self, held: &Held) {
        let corridor = &self.task.corridors[held.stage.corridor];
        if corridor.taken(held.departs - held.gate) > 0 {
            self.gates[held.stage.corridor].give_back(held.gate);
        }
        if let Some(pool) = self.task.corridors[held.stage.corridor].pool {
            self.escorts[pool].give_back(held.departs, 2 * held.stage.minutes);
        }
        if let Some((shelter, _)) = held.into {
            self.take_in(shelter, held.departs + held.stage.minutes, -held.people);
        }
    }

    /// Returns what a convoy lacks to have its hour; `None` when it can have it.
    pub fn lacks(&self, held: &Held) -> Option<Lacks> {
        let into = held.into.map(|(shelter, _)| Reception {
            shelter,
            guests: self.guests(held),
        });
        if self.has(held, into) {
            return None;
        }
        let corridor = &self.task.corridors[held.stage.corridor];
        let open = |w: &(i32, i32)| w.0 <= held.gate && held.departs <= w.1;
        if !corridor.windows.iter().any(open) {
            return Some(Lacks::Window);
        }
        let taken = corridor.taken(held.departs - held.gate);
        if self.gates[held.stage.corridor].earliest(held.gate, taken) != held.gate {
            return Some(Lacks::Checkpoint);
        }
        if self.has(held, None) {
            return Some(Lacks::Shelter);
        }
        let light = self.task.departure_by_day(&held.stage, held.departs) == Some(held.departs);
        Some(if light { Lacks::Escort } else { Lacks::Window })
    }

    fn has(&self, held: &Held, into: Option<Reception>) -> bool {
        let wish = Wish {
            stage: held.stage,
            start: held.gate - self.task.loading,
            departs: i32::MIN / 4,
            people: held.people,
            into,
        };
        self.earliest(&wish).is_some_and(|slot| slot.gate == held.gate)
    }

    fn guests(&self, held: &Held) -> Option<Guests> {
        let (shelter, squares) = held.into?;
        let stay = self.task.shelters[shelter].stay.as_ref()?;
        Some(Guests::new(stay, held.people, squares))
    }
}

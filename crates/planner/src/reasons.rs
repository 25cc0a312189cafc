//! Why somebody who was meant to go has no seat: the windows ended first, or shelters that empty again were full to the
//! end.

use crate::task::Task;
use movement::operation::Operation;
use movement::plan::{Convoy, Plan, Reason, occupancy};
use movement::registry::{HouseholdIx, ShelterIx, SiteIx};
use movement::units::{Moment, Persons};
use std::collections::BTreeMap;

/// What shelters hold as a plan goes on.
pub(crate) struct Reasons<'r> {
    operation: &'r Operation,
    horizon: i32,
    /// By shelter: from which moment on how many people are there, or how many came in all where nobody leaves.
    held: Vec<Held>,
    /// The last moment at which somebody from a site can arrive at a shelter, if a corridor leads there.
    last: BTreeMap<(SiteIx, usize), Option<Moment>>,
}

enum Held {
    Steps(Vec<(Moment, Persons)>),
    InAll(u32),
}

impl<'r> Reasons<'r> {
    /// Looks at a plan; `None` where nobody leaves any shelter, so that nobody waits for a place.
    pub fn of(operation: &'r Operation, task: &Task, convoys: &[Convoy]) -> Option<Self> {
        operation.shelters.iter().find(|shelter| shelter.stay.is_some())?;
        let plan = Plan {
            convoys: convoys.to_vec(),
            ..Plan::default()
        };
        let held = |row: usize| match occupancy(operation, &plan, ShelterIx::from_position(row)) {
            Some(steps) => Held::Steps(steps),
            None => {
                let site = operation.shelters[row].site;
                let arriving = plan.convoys.iter().filter(|convoy| convoy.to == site);
                Held::InAll(arriving.map(Convoy::people).sum::<Persons>().0)
            }
        };
        Some(Self {
            operation,
            horizon: task.horizon(),
            held: (0..operation.shelters.len()).map(held).collect(),
            last: BTreeMap::new(),
        })
    }

    /// Returns why a household was left: every shelter it accepts and can reach is full when the last convoy could come,
    /// and one of them empties again; else the windows ended.
    pub fn why(&mut self, household: u32) -> Reason {
        let row = &self.operation.households[HouseholdIx(household).at()];
        let mut empties = false;
        for shelter in (0..self.held.len()).filter(|s| row.accepts(ShelterIx::from_position(*s))) {
            let Some(last) = self.last_arrival(row.site, shelter) else {
                continue;
            };
            let known = &self.operation.shelters[shelter];
            let there = match &self.held[shelter] {
                Held::InAll(people) => *people,
                Held::Steps(steps) => {
                    empties = true;
                    let after = steps.partition_point(|(at, _)| *at <= last);
                    after.checked_sub(1).map_or(0, |step| steps[step].1.0)
                }
            };
            if there.saturating_add(row.members.0) <= known.places.0 {
                return Reason::WindowsEnd;
            }
        }
        if empties {
            Reason::SheltersFull
        } else {
            Reason::WindowsEnd
        }
    }

    fn last_arrival(&mut self, from: SiteIx, shelter: usize) -> Option<Moment> {
        let (operation, horizon) = (self.operation, self.horizon);
        *self.last.entry((from, shelter)).or_insert_with(|| {
            let journey = operation.find_journey(from, ShelterIx::from_position(shelter))?;
            let stage = journey.last()?;
            Some(Moment(horizon) + operation.travel.minutes(stage.from, stage.to)?)
        })
    }
}

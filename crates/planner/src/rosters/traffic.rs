//! All tours at once: platoons meet at the checkpoint and share escorts, and whoever could depart first goes first. The
//! hours are those of dispatch; only the households are missing.

use super::course::Course;
use super::tours::Tours;
use super::ward::Ward;
use crate::dispatch::{Dispatcher, Reception, Standing, Wave, Wish};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Checkpoints, escorts and shelters while tours are driven.
pub(super) struct Traffic<'t> {
    hours: Dispatcher<'t>,
    ward: Ward,
    standing: Vec<Standing>,
    /// The next run of each platoon.
    next: Vec<usize>,
    /// When platoons could depart, if they were alone.
    waiting: BinaryHeap<Reverse<(i32, usize)>>,
}

impl<'t> Traffic<'t> {
    pub fn new(dispatcher: &Dispatcher<'t>) -> Self {
        Self {
            hours: dispatcher.clone(),
            ward: Ward::new(dispatcher),
            standing: Vec::new(),
            next: Vec::new(),
            waiting: BinaryHeap::new(),
        }
    }

    /// Returns when a platoon had done its last run.
    pub fn end(&self, platoon: usize) -> i32 {
        self.standing[platoon].free
    }

    /// Returns the runs of all tours as waves, in the order in which they go; runs that cannot be driven go last.
    pub fn waves(&mut self, tours: &Tours<'_>) -> Vec<Wave> {
        let mut waves = Vec::new();
        let wave = |platoon: usize, queue: u32| Wave {
            queue,
            vehicles: u16::try_from(tours.platoons[platoon].vehicles.len()).unwrap_or(u16::MAX),
            stretchers: 0,
            joined: false,
            whole: false,
            platoon: u32::try_from(platoon).ok(),
        };
        let driven = self.drive(tours, |platoon, queue| waves.push(wave(platoon, queue)));
        if driven.is_none() {
            let rest = self.next.iter().enumerate().flat_map(|(platoon, next)| {
                let tour = &tours.all[platoon];
                tour[(*next).min(tour.len())..]
                    .iter()
                    .map(move |queue| (platoon, *queue))
            });
            waves.extend(rest.map(|(platoon, queue)| wave(platoon, queue)).collect::<Vec<_>>());
        }
        waves
    }

    /// Drives all tours, telling of each run in turn; `None` when a run can never go.
    pub fn drive(&mut self, tours: &Tours<'_>, mut goes: impl FnMut(usize, u32)) -> Option<()> {
        let course = &tours.course;
        self.hours.clear_hours();
        self.ward.clear();
        self.waiting.clear();
        self.next.clear();
        self.next.resize(tours.all.len(), 0);
        self.standing.clear();
        for platoon in &tours.platoons {
            self.standing.push(course.first(platoon)?);
        }
        for platoon in 0..tours.all.len() {
            self.wait(tours, platoon)?;
        }
        while let Some(Reverse((_, platoon))) = self.waiting.pop() {
            let queue = tours.all[platoon][self.next[platoon]];
            self.go(course, tours, platoon, queue)?;
            self.next[platoon] += 1;
            goes(platoon, queue);
            self.wait(tours, platoon)?;
        }
        Some(())
    }

    /// Lets a platoon wait for its next run, if it has one.
    fn wait(&mut self, tours: &Tours<'_>, platoon: usize) -> Option<()> {
        if let Some(queue) = tours.all[platoon].get(self.next[platoon]) {
            let (departs, _) = tours
                .course
                .run(&tours.platoons[platoon], &self.standing[platoon], *queue)?;
            self.waiting.push(Reverse((departs, platoon)));
        }
        Some(())
    }

    /// Drives one run as early as all others allow that went before.
    fn go(&mut self, course: &Course<'_>, tours: &Tours<'_>, platoon: usize, queue: u32) -> Option<()> {
        let (stage, row) = (&course.stages[queue as usize], &tours.platoons[platoon]);
        let vehicle = *row.vehicles.first()? as usize;
        let approach = self.standing[platoon].approach(course.task, vehicle, stage)?;
        let seated = row.seats.min(course.people[queue as usize]);
        let people = seated.saturating_add(self.ward.beside(row, queue, approach.ready));
        let shelter = course.shelters[queue as usize];
        let slot = self.hours.earliest(&Wish {
            stage: *stage,
            start: approach.ready,
            departs: approach.departs,
            people,
            // Places that free again are left to dispatch.
            into: Some(Reception { shelter, guests: None }),
        })?;
        self.hours.take_hours(stage, slot);
        self.hours.take_in(shelter, slot.arrives, people);
        self.ward.went(course.task, stage, slot.arrives);
        self.standing[platoon] = approach.after(course.task, stage, slot.departs);
        Some(())
    }
}

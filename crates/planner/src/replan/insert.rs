//! Inserting: whoever has no seat gets one, in what is kept or in new convoys of vehicles that are idle.

use super::course::Run;
use super::fill::{FreeSeats, Seeker};
use super::ground::{Ground, Stand};
use super::keep::Kept;
use super::luggage::{self, Behind};
use super::spans::{self, Offer, Sought};
use crate::construct;
use crate::dispatch::{Dispatcher, TIERS};
use crate::loads::need;
use crate::seat;
use crate::stop::Stop;
use crate::task::{Item, Queue, Shape, StageRow, Task};
use movement::plan::Convoy;
use movement::registry::{ShelterIx, SiteIx, VehicleIx};
use std::collections::{BTreeMap, BTreeSet};

/// How often people who found no seat to one shelter are sent to another one.
const ROUNDS: usize = 3;

/// What an attempt made.
#[derive(Debug)]
pub(super) struct Made {
    pub kept: Kept,
    pub new: Vec<Convoy>,
    /// Households without a seat.
    pub left: Vec<u32>,
    /// Aid convoys with their hours, and those that have none.
    pub aid: Vec<(usize, i32)>,
    pub no_aid: Vec<usize>,
}

/// The stages to a shelter from where people stand.
type Ways = BTreeMap<(usize, usize), Option<Vec<StageRow>>>;

struct Insert<'g, 'r, 's> {
    ground: &'g Ground<'r>,
    stop: &'s Stop<'s>,
    ways: Ways,
    made: Made,
    seed: u64,
}

/// Seats whoever is let go or has no seat yet.
pub(super) fn insert(ground: &Ground<'_>, books: &mut Dispatcher<'_>, kept: Kept, stop: &Stop<'_>, seed: u64) -> Made {
    let seated = seated(ground, &kept);
    let rows = 0..u32::try_from(seated.len()).unwrap_or(u32::MAX);
    let mut left: Vec<u32> = rows.filter(|h| !seated[*h as usize] && ground.is_to_move(*h)).collect();
    left.sort_by_key(|h| ground.rank(*h));
    let mut insert = Insert {
        ground,
        stop,
        ways: Ways::new(),
        made: Made {
            kept,
            new: Vec::new(),
            left,
            aid: ground.aid.clone(),
            no_aid: Vec::new(),
        },
        seed,
    };
    // One stage after another: luggage goes on once it is there.
    for _ in 0..2 {
        let coming = insert.made.kept.convoys.iter().chain(&insert.made.new);
        let behind = luggage::left_behind(ground, coming);
        if !behind.is_empty() {
            luggage::take_out_onward(&mut insert.made.kept.convoys, &behind);
            insert.dispatch(books, &[], &behind);
        }
    }
    let mut tried: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        if !insert.round(books, &mut tried) || stop.now() {
            break;
        }
    }
    insert.give_aid_hours(books);
    insert.made
}

fn seated(ground: &Ground<'_>, kept: &Kept) -> Vec<bool> {
    let mut seated = ground.gone.clone();
    for load in kept.convoys.iter().flat_map(|c| &c.trips).flat_map(|t| &t.load) {
        seated[load.household.at()] = true;
    }
    seated
}

/// Returns the stages that somebody, or somebody's luggage, is to take, by corridor.
fn sought(task: &Task, queues: &[Queue], behind: &[Behind]) -> Vec<Sought> {
    let of_queue = |queue: &Queue| {
        let people = least_together(task, queue);
        let stages = queue.stages.clone().into_iter();
        stages.map(move |stage| Sought { stage, people })
    };
    let luggage = behind.iter().map(|b| Sought {
        stage: b.stage,
        people: 1,
    });
    let mut all: Vec<Sought> = queues.iter().flat_map(of_queue).chain(luggage).collect();
    all.sort_unstable_by_key(|sought| (sought.stage.corridor, *sought));
    all.dedup_by_key(|sought| sought.stage);
    all
}

/// Returns everybody in a queue where a vehicle that has seats for them takes them all; else 1.
fn least_together(task: &Task, queue: &Queue) -> i32 {
    let Queue { stages, shape, .. } = queue;
    let passing = stages.iter().map(|s| task.corridors[s.corridor].at_once()).min();
    let at_once = task.shelters[queue.shelter].at_once().min(passing.unwrap_or(1));
    let all_sit = shape.wheel.is_empty() && shape.stretcher.is_empty();
    match all_sit && stages.len() == 1 && shape.people <= at_once {
        true => shape.people,
        false => 1,
    }
}

/// Returns a queue with only these households, in the same order.
fn only(queue: &Queue, households: &BTreeSet<u32>) -> Queue {
    let shape = &queue.shape;
    let all = shape.plain.iter().chain(&shape.wheel).chain(&shape.stretcher);
    Queue {
        stages: queue.stages.clone(),
        shape: Shape::new(all.filter(|item| households.contains(&item.household)).copied()),
        ..*queue
    }
}

impl Insert<'_, '_, '_> {
    /// Sends everybody left to a shelter that was not tried for them; tells whether anybody can still hope for another one.
    fn round(&mut self, books: &mut Dispatcher<'_>, tried: &mut BTreeMap<u32, Vec<usize>>) -> bool {
        let mut places = self.made.kept.places.clone();
        let mut queues: BTreeMap<(bool, usize, usize, i32), Vec<u32>> = BTreeMap::new();
        let mut left = Vec::new();
        books.resume(self.made.kept.hours.clone());
        let mut free = FreeSeats::new(&self.made.kept);
        for household in std::mem::take(&mut self.made.left) {
            let stand = self.stand(household);
            let shelters = tried.entry(household).or_default();
            let Some(shelter) = self.shelter(household, stand, &places, shelters) else {
                left.push(household);
                continue;
            };
            shelters.push(shelter);
            let members = i64::from(self.ground.lived.households[household as usize].members.0);
            if self.fills((books, &mut free), household, stand, shelter) {
                places[shelter] -= members;
                continue;
            }
            places[shelter] -= members;
            // Who stands at a crossing goes first: nobody should wait there for the others.
            let at_home = stand.ready == 0;
            queues
                .entry((at_home, stand.site, shelter, stand.ready))
                .or_default()
                .push(household);
        }
        self.made.kept.hours = books.hours();
        if queues.is_empty() {
            self.made.left = left;
            return false;
        }
        let queues: Vec<Queue> = queues
            .into_iter()
            .filter_map(|((_, site, shelter, ready), households)| self.queue(site, shelter, ready, households))
            .collect();
        let unseated = self.dispatch(books, &queues, &[]);
        let hope = !unseated.is_empty();
        left.extend(unseated);
        left.sort_by_key(|h| self.ground.rank(*h));
        self.made.left = left;
        hope
    }

    fn stand(&self, household: u32) -> Stand {
        let home = self.ground.lived.households[household as usize].site.at();
        let there = self.ground.stands.get(&household).copied();
        there.unwrap_or(Stand { site: home, ready: 0 })
    }

    /// Returns the shelter for a household: the one it was told, else the nearest one with places for all of it.
    fn shelter(&mut self, household: u32, stand: Stand, places: &[i64], tried: &[usize]) -> Option<usize> {
        let ground = self.ground;
        let row = &ground.lived.households[household as usize];
        let told = ground.old[household as usize]
            .as_ref()
            .and_then(|seat| ground.lived.find_shelter_at(seat.place));
        let mut best: Option<(bool, i32, usize)> = None;
        for (shelter, known) in ground.task.shelters.iter().enumerate() {
            let room = match known.stay {
                None => places[shelter],
                Some(_) => known.places,
            };
            if tried.contains(&shelter)
                || room < i64::from(row.members.0)
                || known.intake < crate::task::whole(row.members.0)
                || !row.accepts(ShelterIx::from_position(shelter))
            {
                continue;
            }
            let Some(stages) = self.way(stand.site, shelter) else {
                continue;
            };
            let minutes = stages.iter().map(|s| s.minutes).sum();
            let key = (told != Some(ShelterIx::from_position(shelter)), minutes, shelter);
            if best.is_none_or(|best| key < best) {
                best = Some(key);
            }
        }
        best.map(|(_, _, shelter)| shelter)
    }

    fn way(&mut self, site: usize, shelter: usize) -> Option<&[StageRow]> {
        let ground = self.ground;
        let way = self.ways.entry((site, shelter)).or_insert_with(|| {
            let from = SiteIx::from_position(site);
            let journey = ground.lived.find_journey(from, ShelterIx::from_position(shelter))?;
            let stage = |s: &movement::operation::Stage| StageRow {
                from: s.from.at(),
                to: s.to.at(),
                corridor: s.corridor.at(),
                minutes: ground.task.minutes(s.from.at(), s.to.at()),
            };
            Some(journey.iter().map(stage).collect())
        });
        way.as_deref()
    }

    fn fills(
        &mut self,
        (books, free): (&mut Dispatcher<'_>, &mut FreeSeats),
        household: u32,
        stand: Stand,
        shelter: usize,
    ) -> bool {
        let ends = match self.way(stand.site, shelter) {
            Some([stage]) => (stage.from, stage.to),
            _ => return false,
        };
        let seeker = Seeker {
            household,
            ends,
            ready: stand.ready,
        };
        free.fill(self.ground, books, &mut self.made.kept, seeker)
    }

    fn queue(&mut self, site: usize, shelter: usize, ready: i32, households: Vec<u32>) -> Option<Queue> {
        let stages = self.way(site, shelter)?.to_vec();
        let ground = self.ground;
        let coming = || self.made.kept.convoys.iter().chain(&self.made.new);
        let luggage_ready = |h: &u32| luggage::ready_at(ground, coming(), *h, site);
        let ready = match ground.task.luggage.is_some() && ready > 0 {
            true => households.iter().filter_map(luggage_ready).fold(ready, i32::max),
            false => ready,
        };
        let item = |household: u32| {
            let row = &ground.lived.households[household as usize];
            let tier = ground.task.tiers.binary_search(&row.tier).unwrap_or(0).min(TIERS - 1);
            Item {
                household,
                need: need(row),
                tier: tier as u8,
            }
        };
        Some(Queue {
            stages,
            shelter,
            ready,
            shape: Shape::new(households.into_iter().map(item)),
        })
    }

    /// Dispatches queues, and luggage that follows, with idle vehicles; returns who found no seat.
    fn dispatch(&mut self, books: &mut Dispatcher<'_>, queues: &[Queue], behind: &[Behind]) -> Vec<u32> {
        // Convoys that need nothing of each other can be taken one by one.
        let apart = self.ground.task.luggage.is_none() && queues.iter().all(|q| q.stages.len() == 1);
        let mut queues = queues.to_vec();
        let mut offers = vec![Offer::Spans; self.ground.fleet.len()];
        loop {
            books.resume(self.made.kept.hours.clone());
            let stages = sought(&self.ground.task, &queues, behind);
            let (task, fleet) = spans::idle(self.ground, books, &self.made.kept, &stages, &offers);
            let mut dispatcher = Dispatcher::new(&task, &queues, self.stop);
            dispatcher.resume(self.made.kept.hours.clone());
            dispatcher.stand(fleet);
            dispatcher.write_down();
            luggage::send(&mut dispatcher, behind);
            construct::from_here(&mut dispatcher, self.seed);
            let convoys = dispatcher.take_convoys().unwrap_or_default();
            let mut convoys: Vec<Convoy> = convoys.iter().map(|c| seat::convoy(&task, c)).collect();
            let late = self.cannot(&convoys);
            if late.is_empty() {
                self.made.kept.hours = dispatcher.hours();
                books.resume(self.made.kept.hours.clone());
                return self.take(convoys, &queues);
            }
            for row in &late {
                offers[*row] = offers[*row].less();
            }
            if apart {
                let rows = &self.ground.rows;
                let is_late = |v: VehicleIx| rows[v.at()].is_some_and(|row| late.contains(&row));
                convoys.retain(|c| c.trips.iter().all(|t| !is_late(t.vehicle)));
                convoys.iter().for_each(|c| books.hold(&self.ground.held(c)));
                self.made.kept.hours = books.hours();
                let left: BTreeSet<u32> = self.take(convoys, &queues).into_iter().collect();
                queues = queues.iter().map(|queue| only(queue, &left)).collect();
                queues.retain(|queue| queue.shape.people > 0);
            }
        }
    }

    /// Returns the vehicles that could not do all of what they were to do beside these convoys.
    fn cannot(&self, convoys: &[Convoy]) -> Vec<usize> {
        let ground = self.ground;
        let with = self.courses_with(convoys);
        let cannot = |(row, runs): (&usize, &Vec<Run>)| (!ground.can_drive(*row, runs)).then_some(*row);
        with.iter().filter_map(cannot).collect()
    }

    /// Returns the courses of the vehicles of these convoys, with them.
    fn courses_with(&self, convoys: &[Convoy]) -> BTreeMap<usize, Vec<Run>> {
        let mut with: BTreeMap<usize, Vec<Run>> = BTreeMap::new();
        for convoy in convoys {
            for trip in &convoy.trips {
                if let Some(row) = self.ground.rows[trip.vehicle.at()] {
                    let kept = &self.made.kept.courses[row];
                    let runs = with.entry(row).or_insert_with(|| kept.clone());
                    runs.push(self.ground.run(convoy, trip.empty_at.map(|m| m.0)));
                }
            }
        }
        with.values_mut().for_each(|runs| runs.sort_by_key(|run| run.start));
        with
    }

    /// Takes new convoys into the plan; returns who of the queues has no seat.
    fn take(&mut self, convoys: Vec<Convoy>, queues: &[Queue]) -> Vec<u32> {
        let courses = self.courses_with(&convoys);
        for (row, runs) in courses {
            self.made.kept.courses[row] = runs;
        }
        let mut seated = BTreeSet::new();
        for convoy in &convoys {
            seated.extend(convoy.trips.iter().flat_map(|t| &t.load).map(|load| load.household.0));
            if let Some(shelter) = self.ground.lived.find_shelter_at(convoy.to) {
                self.made.kept.places[shelter.at()] -= i64::from(convoy.people().0);
            }
        }
        self.made.new.extend(convoys);
        let all = queues.iter().flat_map(|q| q.shape.households());
        all.filter(|h| !seated.contains(h)).collect()
    }

    /// Gives aid convoys that lost their hour another one beside people's.
    fn give_aid_hours(&mut self, books: &mut Dispatcher<'_>) {
        let ground = self.ground;
        books.resume(self.made.kept.hours.clone());
        if self.made.aid.len() < ground.task.aid.len() {
            let convoys = ground.passed.convoys.iter().chain(&self.made.kept.convoys);
            let held = convoys.chain(&self.made.new).map(|convoy| ground.held(convoy));
            held.for_each(|held| books.show_to_aid(&held));
        }
        for aid in 0..ground.task.aid.len() {
            if self.made.aid.iter().any(|(kept, _)| *kept == aid) {
                continue;
            }
            match books.desk().earliest(aid) {
                Some(gate) => {
                    books.hold_aid((aid, gate));
                    self.made.aid.push((aid, gate));
                }
                None => self.made.no_aid.push(aid),
            }
        }
    }
}

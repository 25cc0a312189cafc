//! One attempt: whom it lets go, the plan that comes out, and what that is worth.

use super::cause::Cause;
use super::course::drive_all;
use super::ground::Ground;
use super::insert::{Made, insert};
use super::keep::{Kept, LetGo, keep};
use super::luggage;
use super::{Replanned, Standing};
use crate::dispatch::Dispatcher;
use crate::reasons::Reasons;
use crate::stop::Stop;
use movement::operation::Operation;
use movement::plan::{
    AidPassage, AidReason, AidWaiting, Convoy, Plan, Reason, Seat, Shift, Shifted, Waiting, changes, seats,
};
use movement::registry::{AidIx, Consent, HouseholdIx, ShelterIx};
use movement::units::{Moment, Persons};
use std::collections::{BTreeMap, BTreeSet};

/// An attempt with its plan.
#[derive(Debug)]
pub(super) struct Attempt {
    pub kept: Kept,
    new: Vec<Convoy>,
    left: Vec<u32>,
    aid: Vec<(usize, i32)>,
    no_aid: Vec<usize>,
    pub worth: Worth,
}

/// What of an attempt is drawn; 0 draws nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Draw {
    /// The order in which queues are seated.
    pub queues: u64,
    /// Which vehicles make the trips that are kept.
    pub vehicles: u64,
}

/// What a plan is worth; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    pub waiting: i64,
    /// Last arrival, and the price of every change.
    pub cost: i64,
    pub changed: i64,
    pub arrivals: i64,
    pub last_arrival: i32,
}

impl Attempt {
    /// Lets go only of whoever cannot be kept.
    pub fn first(ground: &Ground<'_>, stop: &Stop<'_>) -> Self {
        let mut out: LetGo = vec![None; ground.gone.len()];
        for household in &ground.turned {
            out[*household as usize] = Some(Cause::TurnedBack);
        }
        Self::new(ground, out, stop, Draw::default())
    }

    /// Lets these go.
    pub fn new(ground: &Ground<'_>, out: LetGo, stop: &Stop<'_>, draw: Draw) -> Self {
        let mut books = Dispatcher::new(&ground.task, &[], stop);
        let kept = keep(ground, &mut books, out, draw.vehicles);
        let made = insert(ground, &mut books, kept, stop, draw.queues);
        let Made {
            kept,
            new,
            left,
            aid,
            no_aid,
        } = made;
        let mut attempt = Self {
            kept,
            new,
            left,
            aid,
            no_aid,
            worth: Worth {
                waiting: 0,
                cost: 0,
                changed: 0,
                arrivals: 0,
                last_arrival: 0,
            },
        };
        attempt.worth = attempt.weigh(ground);
        attempt
    }

    /// Tells whether nobody is told anything else and nobody waits but who waited before, at a price at which that counts.
    pub fn is_settled(&self, ground: &Ground<'_>) -> bool {
        let asked = ground.asked;
        let yes = |h: usize| {
            asked
                .before
                .households
                .get(h)
                .is_some_and(|h| h.consent == Consent::Yes)
        };
        let waited = |h: &u32| ground.old[*h as usize].is_none() && yes(*h as usize);
        let counts = asked.price.hour > 0 || asked.price.place > 0;
        counts && self.worth.changed == 0 && self.left.iter().all(waited)
    }

    fn convoys<'a>(&'a self, ground: &'a Ground<'_>) -> impl Iterator<Item = &'a Convoy> {
        ground.passed.convoys.iter().chain(&self.kept.convoys).chain(&self.new)
    }

    fn weigh(&self, ground: &Ground<'_>) -> Worth {
        let members = |h: u32| i64::from(ground.lived.households[h as usize].members.0);
        let mut worth = Worth {
            waiting: self.left.iter().map(|h| members(*h)).sum(),
            cost: 0,
            changed: 0,
            arrivals: 0,
            last_arrival: 0,
        };
        for convoy in self.convoys(ground) {
            let people = convoy.people().0;
            if people > 0 && ground.lived.find_shelter_at(convoy.to).is_some() {
                let arrives = convoy.timing(&ground.lived).arrival.0;
                worth.last_arrival = worth.last_arrival.max(arrives);
                worth.arrivals += i64::from(people) * i64::from(arrives);
            }
        }
        let price = ground.asked.price;
        let mut cost = i64::from(worth.last_arrival);
        for (household, seat) in self.seats_let_go(ground) {
            let Some(told) = &ground.old[household as usize] else {
                continue;
            };
            let changed = match seat {
                None => price.hour.max(price.place),
                Some(seat) if seat.place != told.place => price.place,
                Some(seat) if seat.hours != told.hours => price.hour,
                Some(_) => continue,
            };
            worth.changed += members(household);
            cost += members(household) * i64::from(changed);
        }
        worth.cost = cost;
        worth
    }

    /// Returns the seats of everybody who was let go.
    fn seats_let_go(&self, ground: &Ground<'_>) -> BTreeMap<u32, Option<Seat>> {
        let rows = (0..self.kept.out.len()).filter(|h| self.kept.out[*h].is_some());
        let mut seats: BTreeMap<u32, Option<Seat>> = rows
            .map(|h| h as u32)
            .filter(|h| ground.is_to_move(*h))
            .map(|h| (h, None))
            .collect();
        let mut convoys: Vec<&Convoy> = self.convoys(ground).collect();
        convoys.sort_by_key(|c| c.start);
        for convoy in convoys {
            for load in convoy.trips.iter().flat_map(|t| &t.load) {
                if let Some(seat) = seats.get_mut(&load.household.0) {
                    let seat = seat.get_or_insert_with(|| Seat {
                        hours: Vec::new(),
                        place: convoy.to,
                        convoy: 0,
                    });
                    seat.place = convoy.to;
                    if seat.hours.last() != Some(&convoy.start) {
                        seat.hours.push(convoy.start);
                    }
                }
            }
        }
        seats
    }

    pub fn standing(&self, moves: u64) -> Standing {
        let persons = |n: i64| Persons(u32::try_from(n).unwrap_or(u32::MAX));
        Standing {
            moves,
            waiting: persons(self.worth.waiting),
            last_arrival: Moment(self.worth.last_arrival),
            changed: persons(self.worth.changed),
        }
    }

    /// Writes the plan down.
    pub fn finish(self, ground: &Ground<'_>, moves: u64) -> Replanned {
        let standing = self.standing(moves);
        let passed = ground.passed.convoys.len();
        let mut convoys: Vec<Convoy> = self.kept.convoys.iter().chain(&self.new).cloned().collect();
        for convoy in &mut convoys {
            convoy.trips.retain(|t| !t.load.is_empty() || !t.luggage.is_empty());
        }
        convoys.retain(|c| !c.trips.is_empty());
        self.set_out(ground, &mut convoys);
        convoys.extend(ground.passed.convoys.iter().cloned());
        convoys.sort_by_key(|c| (c.start, c.corridor, c.from, c.to, c.trips.first().map(|t| t.vehicle)));
        let mut waiting: Vec<Waiting> = self.waiting(ground, &convoys);
        waiting.sort_unstable();
        let mut aid: Vec<AidPassage> = self
            .aid
            .iter()
            .map(|(aid, gate)| AidPassage {
                gate: Moment(*gate),
                aid: AidIx::from_position(*aid),
            })
            .collect();
        aid.sort_unstable();
        let aid_waiting = self.no_aid.iter().map(|aid| AidWaiting {
            aid: AidIx::from_position(*aid),
            reason: aid_reason(ground, *aid),
        });
        let plan = Plan {
            convoys,
            waiting,
            aid,
            aid_waiting: aid_waiting.collect(),
        };
        let shifted = changes(&ground.lived, ground.asked.old, &plan);
        let causes = self.causes(ground, &shifted);
        let (stranded, lived) = stranded(ground, &plan);
        Replanned {
            plan,
            lived,
            shifted,
            causes,
            passed,
            stranded,
            standing,
        }
    }

    /// Lets vehicles set out in time for what they do now, whatever they were to do before.
    fn set_out(&self, ground: &Ground<'_>, convoys: &mut [Convoy]) {
        let mut trips: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        let mut order: Vec<usize> = (0..convoys.len()).collect();
        order.sort_by_key(|at| convoys[*at].start);
        for at in order {
            for (number, trip) in convoys[at].trips.iter().enumerate() {
                if let Some(row) = ground.rows[trip.vehicle.at()] {
                    trips.entry(row).or_default().push((at, number));
                }
            }
        }
        for (row, trips) in trips {
            let runs: Vec<_> = trips
                .iter()
                .map(|(at, number)| {
                    let trip = &convoys[*at].trips[*number];
                    ground.run(&convoys[*at], trip.empty_at.map(|m| m.0))
                })
                .collect();
            let said = ground.elsewhere(row, &runs);
            let elsewhere = said.is_some();
            let (from, runs) = said.unwrap_or((ground.fleet[row], runs));
            let Some((out, _)) = drive_all(ground.road(), row, from, &runs) else {
                continue;
            };
            for (((at, number), sets_out), run) in trips.into_iter().zip(out).zip(&runs) {
                // Where nothing changes, the plan says what it said.
                if elsewhere || run.empty_at != sets_out {
                    convoys[at].trips[number].empty_at = sets_out.map(Moment);
                }
            }
            if !elsewhere {
                set_out_before(ground, row, convoys);
            }
        }
    }

    fn waiting(&self, ground: &Ground<'_>, convoys: &[Convoy]) -> Vec<Waiting> {
        let old: BTreeMap<u32, Reason> = ground
            .asked
            .old
            .waiting
            .iter()
            .map(|w| (w.household.0, w.reason))
            .collect();
        let mut reasons = Reasons::of(&ground.lived, &ground.task, convoys);
        let reason = |household: u32| {
            if let Some(reason) = old.get(&household) {
                return *reason;
            }
            let row = &ground.lived.households[household as usize];
            let reached = (0..ground.lived.shelters.len())
                .map(ShelterIx::from_position)
                .filter(|shelter| row.accepts(*shelter) && ground.lived.find_journey(row.site, *shelter).is_some());
            let (mut any, mut room) = (false, false);
            for shelter in reached {
                any = true;
                let known = &ground.task.shelters[shelter.at()];
                room |= known.stay.is_some() || self.kept.places[shelter.at()] >= i64::from(row.members.0);
            }
            match (any, room) {
                (false, _) => Reason::NoCorridor,
                (true, false) => Reason::SheltersFull,
                (true, true) => reasons
                    .as_mut()
                    .map_or(Reason::WindowsEnd, |reasons| reasons.why(household)),
            }
        };
        let left: Vec<u32> = self.left.clone();
        let mut reason = reason;
        left.into_iter()
            .map(|household| Waiting {
                household: HouseholdIx(household),
                reason: reason(household),
            })
            .collect()
    }

    fn causes(&self, ground: &Ground<'_>, shifted: &[Shifted]) -> BTreeMap<HouseholdIx, Cause> {
        let turned: BTreeSet<u32> = ground.turned.iter().copied().collect();
        let cause = |s: &Shifted| match s.shift {
            Shift::Withdrawn => None,
            Shift::SeatGained => Some((s.household, Cause::NewSeat)),
            _ if turned.contains(&s.household.0) => Some((s.household, Cause::TurnedBack)),
            _ => Some((s.household, self.kept.out[s.household.at()].unwrap_or(Cause::Journey))),
        };
        shifted.iter().filter_map(cause).collect()
    }
}

/// A vehicle that has set out empty for its next convoy did so when it did.
fn set_out_before(ground: &Ground<'_>, row: usize, convoys: &mut [Convoy]) {
    let vehicle = ground.task.vehicles[row].row;
    let Some((_, set_out)) = ground.under_way.get(&vehicle) else {
        return;
    };
    let trips = convoys.iter_mut().flat_map(|c| {
        let start = c.start;
        c.trips.iter_mut().map(move |trip| (start, trip))
    });
    let next = trips
        .filter(|(_, trip)| trip.vehicle.0 == vehicle)
        .min_by_key(|(start, _)| *start);
    if let Some((_, trip)) = next {
        trip.empty_at = set_out.map(Moment);
    }
}

fn aid_reason(ground: &Ground<'_>, aid: usize) -> AidReason {
    let row = &ground.task.aid[aid];
    let corridor = &ground.task.corridors[row.corridor];
    let opens = |(from, to): &(i32, i32)| row.within_window(corridor, *from).is_some_and(|gate| gate <= *to);
    if row.entries.iter().any(opens) {
        AidReason::Taken
    } else {
        AidReason::CorridorClosed
    }
}

/// Returns who is on the way and cannot be helped by any rule, and the operation to judge the rest by: with the wait at
/// crossings that these people already have.
fn stranded(ground: &Ground<'_>, plan: &Plan) -> (Vec<HouseholdIx>, Operation) {
    let mut lived = ground.lived.clone();
    let seats = seats(&lived, plan);
    let coming = plan.convoys.iter();
    let mut stranded: Vec<HouseholdIx> = luggage::left_behind(ground, coming)
        .into_iter()
        .map(|behind| HouseholdIx(behind.household))
        .chain(ground.ahead.iter().map(|h| HouseholdIx(*h)))
        .collect();
    let mut longest = 0;
    for (household, stand) in &ground.stands {
        let home = lived.households[*household as usize].site.at();
        let Some(seat) = seats[*household as usize].as_ref().filter(|_| stand.site != home) else {
            continue;
        };
        if lived.find_shelter_at(seat.place).is_none() {
            stranded.push(HouseholdIx(*household));
        }
        if let [_, onward] = seat.hours[..] {
            longest = longest.max(onward.0 - first_unloaded(ground, *household));
        }
    }
    if let Some(most) = &mut lived.rules.longest_transfer_wait {
        most.0 = most.0.max(longest);
    }
    stranded.sort_unstable();
    stranded.dedup();
    (stranded, lived)
}

/// Returns when a household was off the vehicle of its first stage.
fn first_unloaded(ground: &Ground<'_>, household: u32) -> i32 {
    let rides = |c: &&Convoy| {
        let mut loads = c.trips.iter().flat_map(|t| &t.load);
        loads.any(|load| load.household.0 == household)
    };
    let first = ground.passed.convoys.iter().find(rides);
    first.map_or(0, |c| c.timing(&ground.lived).unloaded.0)
}

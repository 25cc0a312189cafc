//! Journeys over more than one convoy: every stage is kept, or none that has not passed.

use super::ground::Ground;
use super::keep::LetGo;
use movement::plan::Convoy;
use movement::registry::CorridorIx;
use movement::units::Moment;
use std::collections::BTreeMap;

/// A stage of somebody's journey, or of somebody's luggage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Leg {
    people: bool,
    corridor: CorridorIx,
    ends: (u32, u32),
    start: Moment,
    arrival: Moment,
    unloaded: Moment,
    weight: u64,
}

/// Returns the households whose journey is not whole any more in what is kept, and that are not let go yet.
pub(super) fn broken(ground: &Ground<'_>, kept: &[Convoy], out: &LetGo) -> Vec<u32> {
    let luggage = ground.lived.rules.luggage.is_some();
    let two_legs = |h: &u32| {
        ground.old[*h as usize]
            .as_ref()
            .is_some_and(|seat| seat.hours.len() > 1)
    };
    let rows = 0..u32::try_from(ground.old.len()).unwrap_or(u32::MAX);
    let looked_at = rows.filter(|h| luggage || two_legs(h));
    let mut legs: BTreeMap<u32, Vec<Leg>> = looked_at.map(|h| (h, Vec::new())).collect();
    if legs.is_empty() {
        return Vec::new();
    }
    for convoy in ground.passed.convoys.iter().chain(kept) {
        let hours = convoy.timing(&ground.lived);
        let leg = |people: bool, weight: u64| Leg {
            people,
            corridor: convoy.corridor,
            ends: (convoy.from.0, convoy.to.0),
            start: hours.start,
            arrival: hours.arrival,
            unloaded: hours.unloaded,
            weight,
        };
        for trip in &convoy.trips {
            for load in &trip.load {
                if let Some(legs) = legs.get_mut(&load.household.0) {
                    let new = leg(true, 0);
                    if !legs.contains(&new) {
                        legs.push(new);
                    }
                }
            }
            for bag in &trip.luggage {
                if let Some(legs) = legs.get_mut(&bag.household.0) {
                    legs.push(leg(false, u64::from(bag.weight.0)));
                }
            }
        }
    }
    let is_broken = |(household, legs): &(u32, Vec<Leg>)| {
        let row = *household as usize;
        ground.old[row].is_some()
            && out[row].is_none()
            && (ground.gone[row] || ground.is_to_move(*household))
            && !is_whole(ground, *household, legs)
    };
    let found = legs.into_iter().filter(is_broken);
    found.map(|(household, _)| household).collect()
}

fn is_whole(ground: &Ground<'_>, household: u32, legs: &[Leg]) -> bool {
    let row = household as usize;
    let people: Vec<&Leg> = legs.iter().filter(|leg| leg.people).collect();
    let expected = ground.old[row].as_ref().map_or(0, |seat| seat.hours.len());
    if people.len() != expected {
        return false;
    }
    let mut people = people;
    people.sort_by_key(|leg| leg.start);
    let rules = &ground.lived.rules;
    let bad_wait = |pair: &[&Leg]| {
        let wait = pair[1].start - pair[0].unloaded;
        wait.0 < 0 || rules.longest_transfer_wait.is_some_and(|most| wait > most)
    };
    if people.windows(2).any(bad_wait) && !ground.gone[row] {
        return false;
    }
    rules.luggage.is_none_or(|rules| {
        let weight = u64::from(ground.lived.households[row].luggage.0);
        let bags = |ends: (u32, u32)| legs.iter().filter(move |leg| !leg.people && leg.ends == ends);
        let late = |leg: &Leg| {
            let last = people.last().is_some_and(|last| last.ends == leg.ends);
            bags(leg.ends).any(|bag| {
                let day = |at| ground.lived.calendar.day_of(at);
                let days = i64::from(day(bag.arrival)) - i64::from(day(leg.arrival));
                bag.start < leg.start || (last && days > i64::from(rules.days_later))
            })
        };
        let all_there = |leg: &&Leg| bags(leg.ends).map(|bag| bag.weight).sum::<u64>() == weight;
        let onward = |pair: &[&Leg]| {
            let off = bags(pair[0].ends).map(|bag| bag.unloaded).max();
            bags(pair[1].ends).all(|bag| off.is_none_or(|off| bag.start >= off))
        };
        people.iter().all(all_there) && !people.iter().any(|leg| late(leg)) && people.windows(2).all(onward)
    })
}

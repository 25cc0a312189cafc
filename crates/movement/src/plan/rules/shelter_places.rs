//! Rule: everyone who arrives has a place to sleep.

use super::facts::{Facts, Known, people_in};
use super::{Rule, Violation};
use crate::registry::{PARTS, ShelterIx, Stay};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "shelter-places",
    promise: "No shelter is given more people than it has places; one where people go onward never counts more at a time.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut arrivals: Vec<Vec<&Known<'_>>> = vec![Vec::new(); facts.operation.shelters.len()];
    for known in &facts.convoys {
        if let Some(shelter) = known.shelter {
            arrivals[shelter.at()].push(known);
        }
    }
    let squares = squares(facts);
    let mut found = Vec::new();
    for (position, (shelter, convoys)) in facts.operation.shelters.iter().zip(arrivals).enumerate() {
        let places = i128::from(shelter.places.0);
        let (people, cause) = match &shelter.stay {
            None => {
                let people = convoys.iter().map(|known| i128::from(known.people)).sum();
                (people, format!("{people} people are brought to its {places} places."))
            }
            Some(stay) => {
                let (people, minute) = fullest(stay, &convoys, &squares);
                let when = facts.when(minute);
                (
                    people,
                    format!("On {when} it counts {people} people in its {places} places."),
                )
            }
        };
        if people > places {
            found.push(RULE.broken(
                facts.shelter(ShelterIx::from_position(position)),
                cause,
                "Bring households to another shelter they accept, or open more places.",
            ));
        }
    }
    found
}

/// Returns for each convoy, by its number, the members of each of its households squared and summed.
fn squares(facts: &Facts<'_>) -> BTreeMap<usize, i128> {
    let mut squares = BTreeMap::new();
    for (_, known, rides) in facts.stages() {
        let members: i128 = rides.iter().map(|ride| i128::from(people_in(ride.load))).sum();
        *squares.entry(known.number).or_default() += members * members;
    }
    squares
}

/// Returns the most people counted at a time, and the first minute in which they are.
fn fullest(stay: &Stay, convoys: &[&Known<'_>], squares: &BTreeMap<usize, i128>) -> (i128, i64) {
    let mut changes: BTreeMap<i64, i128> = BTreeMap::new();
    for known in convoys {
        let arrival = known.hours.arrival;
        let squares = squares.get(&known.number).copied().unwrap_or(0);
        let mut before = i128::from(known.people);
        *changes.entry(arrival).or_default() += before;
        for (part, gone) in stay.gone.iter().enumerate() {
            let after = still_there(known.people, squares, part + 1, stay.caution).min(before);
            *changes.entry(arrival + i64::from(gone.0)).or_default() -= before - after;
            before = after;
        }
    }
    let (mut people, mut fullest) = (0, (0, 0));
    for (minute, change) in changes {
        people += change;
        if people > fullest.0 {
            fullest = (people, minute);
        }
    }
    fullest
}

/// Returns how many people of a convoy count once so many tenths of it are expected to have left: those expected to be
/// there, and `caution` thousandths of a standard deviation more.
fn still_there(people: i64, squares: i128, gone: usize, caution: u32) -> i128 {
    let (gone, parts) = (gone as i128, PARTS as i128);
    let left = parts - gone;
    if left == 0 {
        return 0;
    }
    let expected = (i128::from(people) * left + parts - 1) / parts;
    let caution = i128::from(caution);
    let spread = squares.saturating_mul(gone * left * caution * caution);
    let (mut deviation, scale) = (spread.isqrt(), parts * 1000);
    if deviation * deviation < spread {
        deviation += 1;
    }
    expected + (deviation + scale - 1) / scale
}

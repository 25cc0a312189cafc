//! Rule: luggage is handed over where its owners board, and comes after them soon.

use super::facts::{Carried, Facts, Ride};
use super::{Rule, Violation};
use crate::registry::HouseholdIx;

pub(super) const RULE: Rule = Rule {
    code: "luggage-follows",
    promise: "Luggage rides with its household's convoy or with a later one, and reaches the shelter within the days \
              allowed.",
    judge,
};

const REMEDY: &str = "Put it into this convoy or another one on the same way in time.";

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (household, rides) in facts.journeys() {
        let carried = facts.luggage_of(household);
        let causes = wrong_times(facts, household, rides, carried);
        found.extend(
            causes
                .into_iter()
                .map(|cause| RULE.broken(facts.household(household), cause, REMEDY)),
        );
    }
    found
}

fn wrong_times(facts: &Facts<'_>, household: HouseholdIx, rides: &[Ride<'_>], carried: &[Carried]) -> Vec<String> {
    let mut causes = Vec::new();
    let mut convoys: Vec<_> = rides.iter().map(|ride| &facts.convoys[ride.convoy]).collect();
    convoys.dedup_by_key(|known| known.number);
    let later = i64::from(facts.operation.rules.luggage.map_or(0, |rules| rules.days_later));
    let trucks = || carried.iter().map(|carried| &facts.convoys[carried.convoy]);
    for known in convoys {
        let way = (known.convoy.from, known.convoy.to);
        for truck in trucks().filter(|truck| (truck.convoy.from, truck.convoy.to) == way) {
            if truck.hours.start < known.hours.start {
                let (loads, boards) = (facts.when(truck.hours.start), facts.when(known.hours.start));
                causes.push(format!(
                    "{}: its luggage loads {loads}, before it boards {boards}.",
                    truck.name()
                ));
            }
            let days = i64::from(facts.day(truck.hours.arrival)) - i64::from(facts.day(known.hours.arrival));
            if known.shelter.is_some() && days > later {
                causes.push(format!(
                    "{}: its luggage comes {days} days after it; at most {later} are allowed.",
                    truck.name()
                ));
            }
        }
    }
    for (first, second) in trucks().flat_map(|first| trucks().map(move |second| (first, second))) {
        if first.convoy.to == second.convoy.from && second.hours.start < first.hours.unloaded {
            let token = &facts.operation.households[household.at()].token;
            causes.push(format!(
                "{}: the luggage of {token} is off its first vehicle only {}.",
                second.name(),
                facts.when(first.hours.unloaded)
            ));
        }
    }
    causes
}

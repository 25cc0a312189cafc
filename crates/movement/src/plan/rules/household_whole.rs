//! Rule: a household travels together; family unity is a usual clause of agreements on safe passage.

use super::facts::{Facts, Ride};
use super::{Rule, Violation};
use crate::operation::HouseholdSplit;
use crate::registry::HouseholdIx;

pub(super) const RULE: Rule = Rule {
    code: "household-whole",
    promise: "All members of a household ride in the same convoy, each in the seat, bay or stretcher place they \
              need, and in one vehicle unless a stretcher case lets them share several.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (household, known, rides) in facts.stages() {
        let causes = [wrong_places(facts, household, rides), spread(facts, household, rides)];
        found.extend(causes.into_iter().flatten().map(|cause| {
            RULE.broken(
                facts.household(household),
                format!("{}: {cause}", known.name()),
                "Seat the whole household together, or leave it for another convoy.",
            )
        }));
    }
    found
}

fn wrong_places(facts: &Facts<'_>, household: HouseholdIx, rides: &[Ride<'_>]) -> Option<String> {
    let mut given = [0_i64; 3];
    for Ride { load, .. } in rides {
        given[0] += i64::from(load.seated.0);
        given[1] += i64::from(load.wheelchairs.0);
        given[2] += i64::from(load.stretchers.0);
    }
    let whole = &facts.operation.households[household.at()];
    let [bays, stretchers] = [whole.wheelchairs, whole.stretchers].map(|people| i64::from(people.0));
    let needed = [i64::from(whole.members.0) - bays - stretchers, bays, stretchers];
    (given != needed).then(|| {
        let in_words =
            |[seats, bays, stretchers]: [i64; 3]| format!("{seats} seats, {bays} bays, {stretchers} stretchers");
        format!("it needs {} and has {}.", in_words(needed), in_words(given))
    })
}

fn spread(facts: &Facts<'_>, household: HouseholdIx, rides: &[Ride<'_>]) -> Option<String> {
    let in_one = rides.iter().all(|ride| ride.vehicle == rides[0].vehicle);
    let has_stretcher = facts.operation.households[household.at()].stretchers.0 > 0;
    let may_spread = match facts.operation.rules.household_split {
        HouseholdSplit::StretcherOnly => has_stretcher,
        HouseholdSplit::Never => false,
    };
    (!in_one && !may_spread).then(|| "it is spread over several vehicles.".to_owned())
}

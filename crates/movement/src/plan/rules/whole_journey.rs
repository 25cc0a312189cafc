//! Rule: a journey begins where the household waits and ends at a shelter, with at most one change of vehicle.

use super::facts::{Facts, Ride, people_in};
use super::{Rule, Violation};
use crate::registry::{HouseholdIx, SiteIx, SiteKind};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "whole-journey",
    promise: "A household's convoys lead from where it waits to one shelter, direct or through one crossing; \
              nobody is left at a crossing and nobody is carried twice.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (household, rides) in facts.journeys() {
        let cause = broken_way(facts, household, rides).or_else(|| carried_twice(facts, household, rides));
        found.extend(cause.map(|cause| {
            RULE.broken(
                facts.household(household),
                cause,
                "Seat it once on each stage of one way to a shelter.",
            )
        }));
    }
    found
}

/// Says what is wrong with the way itself, whoever of the household rides on it.
fn broken_way(facts: &Facts<'_>, household: HouseholdIx, rides: &[Ride<'_>]) -> Option<String> {
    let mut ways: Vec<(SiteIx, SiteIx)> = Vec::with_capacity(2);
    for ride in rides {
        let convoy = facts.convoys[ride.convoy].convoy;
        if !ways.contains(&(convoy.from, convoy.to)) {
            ways.push((convoy.from, convoy.to));
        }
    }
    let waits_at = facts.operation.households[household.at()].site;
    ways.sort_by_key(|(from, _)| *from != waits_at);
    let is_shelter = |site: SiteIx| facts.operation.shelters.iter().any(|shelter| shelter.site == site);
    let is_crossing = |site: SiteIx| facts.operation.sites[site.at()].kind == SiteKind::Crossing;
    let at = |site| facts.site(site);
    match ways[..] {
        [(from, _), ..] if from != waits_at => Some(format!(
            "It waits at {}, but its first convoy starts at {}.",
            at(waits_at),
            at(from)
        )),
        [(_, to)] if is_shelter(to) => None,
        [(_, to)] => Some(format!("It is left at {}, which is not a shelter.", at(to))),
        [(_, to), (from, _)] if to != from || !is_crossing(to) => Some(format!(
            "Its first convoy ends at {}, and its second starts at {}.",
            at(to),
            at(from)
        )),
        [_, (_, to)] if is_shelter(to) => None,
        [_, (_, to)] => Some(format!("It is left at {}, which is not a shelter.", at(to))),
        _ => Some(format!("It is carried over {} stages.", ways.len())),
    }
}

fn carried_twice(facts: &Facts<'_>, household: HouseholdIx, rides: &[Ride<'_>]) -> Option<String> {
    let mut convoys: BTreeMap<SiteIx, (i64, Vec<usize>)> = BTreeMap::new();
    for ride in rides {
        let known = &facts.convoys[ride.convoy];
        let (people, numbers) = convoys.entry(known.convoy.from).or_default();
        *people += people_in(ride.load);
        if numbers.last() != Some(&known.number) {
            numbers.push(known.number);
        }
    }
    let members = i64::from(facts.operation.households[household.at()].members.0);
    let (from, (people, numbers)) = convoys
        .into_iter()
        .find(|(_, (people, numbers))| *people > members && numbers.len() > 1)?;
    let site = facts.site(from);
    Some(format!(
        "{people} people of {members} are carried from {site}, in convoys {numbers:?}."
    ))
}

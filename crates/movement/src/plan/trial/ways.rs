//! With which convoys a household gets from where it waits to a shelter, when it rides on a certain one.

use super::super::{Convoy, Plan};
use super::board::seats;
use crate::operation::Operation;
use crate::registry::{HouseholdIx, SiteIx, SiteKind};
use crate::units::Minutes;

/// How many ways are tried at most.
const MOST: usize = 6;

/// Returns ways over a convoy, the most promising first: each is the positions of its convoys, in their order. Where nothing
/// joins the convoy to where the household waits or to a shelter, it is alone. `plan` has the household taken out;
/// `own` are the convoys it rides in so far.
pub(super) fn ways(
    operation: &Operation,
    plan: &Plan,
    household: HouseholdIx,
    convoy: usize,
    own: &[usize],
) -> Vec<Vec<usize>> {
    let home = operation.households[household.at()].site;
    let target = &plan.convoys[convoy];
    let is_crossing = |site| operation.sites[SiteIx::at(site)].kind == SiteKind::Crossing;
    if target.from == home && is_crossing(target.to) {
        let onward = |next: &Convoy| next.from == target.to && operation.find_shelter_at(next.to).is_some();
        let found = partners(operation, plan, household, own, &onward, &|next| {
            pair_is_in_time(operation, household, target, next)
        });
        return joined(found, convoy, |partner| vec![convoy, partner]);
    }
    if target.from != home && is_crossing(target.from) {
        let inward = |first: &Convoy| first.from == home && first.to == target.from;
        let found = partners(operation, plan, household, own, &inward, &|first| {
            pair_is_in_time(operation, household, first, target)
        });
        return joined(found, convoy, |partner| vec![partner, convoy]);
    }
    vec![vec![convoy]]
}

fn joined(partners: Vec<usize>, convoy: usize, pair: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    if partners.is_empty() {
        return vec![vec![convoy]];
    }
    partners.into_iter().map(pair).collect()
}

/// Returns the convoys that could be the other stage: those without an evident hindrance, its own first; when there is none, the
/// single one with the least.
fn partners(
    operation: &Operation,
    plan: &Plan,
    household: HouseholdIx,
    own: &[usize],
    joins: &dyn Fn(&Convoy) -> bool,
    in_time: &dyn Fn(&Convoy) -> bool,
) -> Vec<usize> {
    let who = &operation.households[household.at()];
    let hindrances = |convoy: &Convoy| {
        let shelter = operation.find_shelter_at(convoy.to);
        let accepts = shelter.is_none_or(|shelter| who.accepts(shelter));
        let has_seats = seats(operation, convoy, household).is_some();
        usize::from(!accepts) + usize::from(!in_time(convoy)) + usize::from(!has_seats)
    };
    let joining = plan.convoys.iter().enumerate().filter(|(_, convoy)| joins(convoy));
    let mut ranked: Vec<(usize, bool, i32, usize)> = joining
        .map(|(at, convoy)| (hindrances(convoy), !own.contains(&at), convoy.start.0, at))
        .collect();
    ranked.sort_unstable();
    let clear = ranked.iter().filter(|(hindrances, ..)| *hindrances == 0).count();
    ranked
        .into_iter()
        .take(clear.clamp(1, MOST))
        .map(|(.., at)| at)
        .collect()
}

/// Tells whether a household can change from one convoy to another, counting itself on the first.
fn pair_is_in_time(operation: &Operation, household: HouseholdIx, first: &Convoy, next: &Convoy) -> bool {
    let (corridor, hours) = (&operation.corridors[first.corridor.at()], first.timing(operation));
    let people = first.people() + operation.households[household.at()].members;
    let checked = corridor.processing(hours.gate, people);
    let unloaded = hours.gate + checked + (hours.unloaded - hours.departure);
    let wait = next.start - unloaded;
    wait >= Minutes(0)
        && operation
            .rules
            .longest_transfer_wait
            .is_none_or(|longest| wait <= longest)
}

//! Rule: a plan names only what the operation has.

use super::facts::Facts;
use super::{Rule, Violation};
use crate::plan::Convoy;

pub(super) const RULE: Rule = Rule {
    code: "known-ids",
    promise: "A plan names only corridors, sites, vehicles, households and aid convoys of its operation.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found: Vec<Violation> = facts
        .plan
        .convoys
        .iter()
        .enumerate()
        .flat_map(|(position, convoy)| {
            let place = format!("convoy {}", position + 1);
            let unknown = list_unknown(facts, convoy);
            unknown.into_iter().map(move |what| broken(place.clone(), &what))
        })
        .collect();
    for waiting in &facts.plan.waiting {
        if waiting.household.at() >= facts.operation.households.len() {
            found.push(broken(
                "waiting list".to_owned(),
                &row("household", waiting.household.at()),
            ));
        }
    }
    let aid = facts.plan.aid.iter().map(|passage| passage.aid);
    for aid in aid.chain(facts.plan.aid_waiting.iter().map(|waiting| waiting.aid)) {
        if aid.at() >= facts.operation.aid.len() {
            found.push(broken("aid convoys".to_owned(), &row("aid convoy", aid.at())));
        }
    }
    found
}

fn list_unknown(facts: &Facts<'_>, convoy: &Convoy) -> Vec<String> {
    let operation = facts.operation;
    let mut named = vec![
        ("corridor", convoy.corridor.at(), operation.corridors.len()),
        ("site", convoy.from.at(), operation.sites.len()),
        ("site", convoy.to.at(), operation.sites.len()),
    ];
    for trip in &convoy.trips {
        named.push(("vehicle", trip.vehicle.at(), operation.vehicles.len()));
        let owners = trip.luggage.iter().map(|bag| bag.household);
        let households = trip.load.iter().map(|load| load.household).chain(owners);
        let households = households.map(|household| household.at());
        named.extend(households.map(|at| ("household", at, operation.households.len())));
    }
    let unknown = named.into_iter().filter(|(_, at, rows)| at >= rows);
    unknown.map(|(what, at, _)| row(what, at)).collect()
}

fn row(what: &str, at: usize) -> String {
    format!("{what} in row {}", at.saturating_add(1))
}

fn broken(place: String, what: &str) -> Violation {
    RULE.broken(
        place,
        format!("It names a {what}, which the operation does not have."),
        "Judge the plan beside the operation it was made for.",
    )
}

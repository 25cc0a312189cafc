//! Parties: who can go where by any way that is agreed. The planner sends people direct, or over the quickest crossing; a
//! plan may use another one, and the bound must hold for it too.

use crate::flow::Network;
use crate::loads::{Fit, Loads, Party, Way, need};
use crate::task::{Capacity, StageRow, Task};
use movement::operation::Operation;
use movement::registry::{Consent, ShelterIx, SiteIx, SiteKind};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Returns the parties of the loads where nobody can change vehicles, else those with all ways.
pub(crate) fn parties<'l>(operation: &Operation, task: &Task, loads: &'l Loads) -> Cow<'l, [Party]> {
    let is_crossing = |site: SiteIx| operation.sites[site.at()].kind == SiteKind::Crossing;
    if !operation.passages.keys().any(|(from, _)| is_crossing(*from)) {
        return Cow::Borrowed(&loads.parties);
    }
    let mut fit = Fit::new(task);
    let mut parties: BTreeMap<(usize, Capacity, Option<&Vec<ShelterIx>>), Party> = BTreeMap::new();
    for household in operation.households.iter().filter(|h| h.consent == Consent::Yes) {
        let need = need(household);
        let key = (household.site.at(), need, household.accepts.as_ref());
        let party = parties.entry(key).or_insert_with(|| {
            let accepted = (0..task.shelters.len())
                .filter(|s| household.accepts(ShelterIx::from_position(*s)))
                .filter(|s| need.people() <= task.shelters[*s].at_once());
            let ways = accepted.flat_map(|shelter| ways(operation, task, household.site, shelter));
            let ways = ways.filter(|w| fit.carries(&w.stages, need)).collect();
            Party { needs: [0; 3], ways }
        });
        let members = [need.seats, need.bays, need.stretchers];
        party
            .needs
            .iter_mut()
            .zip(members)
            .for_each(|(sum, people)| *sum += i64::from(people));
    }
    // Who needs what no longer matters.
    let mut merged: BTreeMap<Vec<Way>, [i64; 3]> = BTreeMap::new();
    for party in parties.into_values().filter(|p| !p.ways.is_empty()) {
        let needs = merged.entry(party.ways).or_default();
        needs
            .iter_mut()
            .zip(party.needs)
            .for_each(|(sum, people)| *sum += people);
    }
    Cow::Owned(merged.into_iter().map(|(ways, needs)| Party { needs, ways }).collect())
}

/// Returns a number of people that no plan exceeds.
pub(crate) fn most_people(operation: &Operation, task: &Task, loads: &Loads) -> i64 {
    match parties(operation, task, loads) {
        Cow::Owned(parties) => most_of(task, &parties),
        Cow::Borrowed(_) => loads.most_people,
    }
}

/// Returns a number of people of these parties that no plan exceeds.
pub(crate) fn most_of(task: &Task, parties: &[Party]) -> i64 {
    let everybody: i64 = parties.iter().map(Party::people).sum();
    let mut network = Network::new();
    let shelters: Vec<_> = (0..task.shelters.len())
        .map(|s| network.add_node(task.most_people(s)))
        .collect();
    let stays = network.add_node(everybody);
    for party in parties {
        let node = network.add_node(-party.people());
        network.add_arc(stays, node, party.people(), 1);
        for way in &party.ways {
            network.add_arc(shelters[way.shelter], node, party.people(), 0);
        }
    }
    network
        .solve()
        .map_or(everybody, |solution| everybody - solution.cost())
}

/// Returns all ways from a site to a shelter: direct, and over each crossing.
fn ways(operation: &Operation, task: &Task, from: SiteIx, shelter: usize) -> Vec<Way> {
    let to = operation.shelters[shelter].site;
    let stage = |from: SiteIx, to: SiteIx| {
        let corridor = operation.passages.get(&(from, to))?;
        operation.travel.minutes(from, to)?;
        Some(StageRow {
            from: from.at(),
            to: to.at(),
            corridor: corridor.at(),
            minutes: task.minutes(from.at(), to.at()),
        })
    };
    let crossings = (0..operation.sites.len()).map(SiteIx::from_position);
    let crossings = crossings.filter(|site| operation.sites[site.at()].kind == SiteKind::Crossing);
    let direct = stage(from, to).map(|direct| vec![direct]);
    let over = crossings.filter_map(|via| Some(vec![stage(from, via)?, stage(via, to)?]));
    direct
        .into_iter()
        .chain(over)
        .map(|stages| Way { shelter, stages })
        .collect()
}

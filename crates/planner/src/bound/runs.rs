//! Runs: within one window a vehicle, or an escort, departs only as often as it can come back in between. Leaves out:
//! driving hours, the rest of the day, and that convoys wait for each other.

use super::Case;
use super::part::{Home, Part, parts};
use crate::flow::Network;
use crate::loads::Party;
use crate::task::StageRow;
use movement::plan::{Limit, Resource};

pub(super) fn limits(case: &Case<'_>) -> Vec<Limit> {
    let fleet = parts(case).into_iter().filter_map(|part| fleet_limit(case, &part));
    let pools = (0..case.task.pools.len()).filter_map(|pool| pool_limit(case, pool));
    fleet.chain(pools).collect()
}

/// What departs again and again: from which minute, and how many people it takes each time.
struct Runner {
    free: i32,
    people: i64,
}

fn fleet_limit(case: &Case<'_>, part: &Part) -> Option<Limit> {
    let task = case.task;
    let serves = |s: &StageRow| part.corridors.contains(&s.corridor);
    let stages: Vec<&StageRow> = case.ways().flat_map(|w| &w.stages).filter(|s| serves(s)).collect();
    let home = Home::new(case, part);
    // Between two departures the next people are checked: at least one of them.
    let checked = |s: &StageRow| task.corridors[s.corridor].processing(1);
    let run = |s: &&StageRow| s.minutes + home.back[s.to] + task.loading + task.unloading + checked(s);
    let apart = stages.iter().map(run).min()?;
    let runner = |v: &usize| Runner {
        free: task.vehicles[*v].free + task.loading,
        people: i64::from(if case.all {
            task.kinds[task.vehicles[*v].kind].seats
        } else {
            task.kinds[task.vehicles[*v].kind].people()
        }),
    };
    let runners: Vec<Runner> = part.vehicles.iter().map(runner).collect();
    // With everybody moved, those who need a seat have one; otherwise any place may have carried anybody.
    let riders = |p: &Party| if case.all { p.needs[0] } else { p.people() };
    let last = last_arrival(case, &runners, apart, serves, riders)?;
    Some(Case::limit(Resource::Vehicles, part.names(case), last))
}

fn pool_limit(case: &Case<'_>, pool: usize) -> Option<Limit> {
    let task = case.task;
    let draws = |s: &StageRow| task.corridors[s.corridor].pool == Some(pool);
    let apart = case
        .ways()
        .flat_map(|w| &w.stages)
        .filter(|s| draws(s))
        .map(|s| 2 * s.minutes)
        .min()?;
    let mut largest: Vec<i32> = task.vehicles.iter().map(|v| task.kinds[v.kind].people()).collect();
    largest.sort_unstable_by(|a, b| b.cmp(a));
    let people: i64 = largest
        .iter()
        .take(usize::try_from(task.most_vehicles).unwrap_or(1))
        .map(|p| i64::from(*p))
        .sum();
    let all = people * i64::from(task.pools[pool]);
    let runners = [Runner { free: 0, people: all }];
    let last = last_arrival(case, &runners, apart, draws, Party::people)?;
    Some(Case::limit(
        Resource::Escorts,
        case.operation.rules.escort_pools[pool].name.clone(),
        last,
    ))
}

/// Returns the last arrival before which the runners cannot have taken everybody over the stages they serve, when
/// departures of one runner are at least `apart` minutes apart.
fn last_arrival(
    case: &Case<'_>,
    runners: &[Runner],
    apart: i32,
    serves: impl Fn(&StageRow) -> bool,
    riders: impl Fn(&Party) -> i64,
) -> Option<i32> {
    if apart < 1 {
        // Runs that take no time: one runner takes everybody at once, and nothing binds.
        return None;
    }
    let after = case.least_after_departure(&serves)?;
    let windows = windows(case, &serves);
    let needed = rides(case, &serves, riders);
    let corridors = case
        .ways()
        .flat_map(|w| &w.stages)
        .filter(|s| serves(s))
        .map(|s| s.corridor);
    let checked = corridors
        .map(|c| case.task.corridors[c].processing(1))
        .min()
        .unwrap_or(0);
    let last = case.smallest(|last| {
        let until = last - after;
        let of_one = |runner: &Runner| -> i64 {
            let open = windows
                .iter()
                .map(|w| (w.0.max(runner.free) + checked, w.1.min(until)))
                .filter(|w| w.0 <= w.1);
            open.map(|w| 1 + i64::from((w.1 - w.0) / apart)).sum()
        };
        needed
            <= runners
                .iter()
                .map(|r| r.people.saturating_mul(of_one(r)))
                .fold(0, i64::saturating_add)
    });
    Some(last)
}

/// Returns the spans in which some corridor of the stages is open, joined where they touch.
fn windows(case: &Case<'_>, serves: &impl Fn(&StageRow) -> bool) -> Vec<(i32, i32)> {
    let mut corridors: Vec<usize> = case
        .ways()
        .flat_map(|w| &w.stages)
        .filter(|s| serves(s))
        .map(|s| s.corridor)
        .collect();
    corridors.sort_unstable();
    corridors.dedup();
    super::escorts::joined(
        corridors
            .iter()
            .flat_map(|c| case.task.corridors[*c].windows.iter().copied())
            .collect(),
    )
}

/// Returns how many places in vehicles on these stages the riders together take at least.
fn rides(case: &Case<'_>, serves: &impl Fn(&StageRow) -> bool, riders: impl Fn(&Party) -> i64) -> i64 {
    let mut network = Network::new();
    let shelters: Vec<_> = (0..case.task.shelters.len())
        .map(|s| network.add_node(case.task.most_people(s)))
        .collect();
    let everybody: i64 = case.parties.iter().map(Party::people).sum();
    let stays = network.add_node((everybody - case.moved).max(0));
    for party in case.parties {
        let people = riders(party);
        let node = network.add_node(-people);
        network.add_arc(stays, node, people, 0);
        for way in &party.ways {
            let stages = way.stages.iter().filter(|s| serves(s)).count();
            network.add_arc(shelters[way.shelter], node, people, stages as i64);
        }
    }
    case.solve(network).map_or(0, |solution| solution.cost())
}

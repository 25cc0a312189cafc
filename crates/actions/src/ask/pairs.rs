//! Two things together, where one of them alone buys nothing: only among the resources that hold the bound one after
//! another, so that they stay few.

use super::row::Candidate;
use super::search::Search;
use movement::plan::Resource;
use planner::ask::{Ask, Asked, Link};

/// Pairs at most.
pub(super) const MOST: usize = 3;

/// Returns the pairs worth looking at.
pub(super) fn pairs(links: &[Link], singles: &[Candidate], search: &Search<'_>) -> Vec<Ask> {
    let mut chosen: Vec<&Candidate> = Vec::new();
    for link in links {
        // Singles stand in the order of what the bound promises.
        let best = singles
            .iter()
            .find(|single| eases(single.ask.asked, link.limit.resource));
        chosen.extend(best.filter(|best| chosen.iter().all(|known| known.ask != best.ask)));
    }
    let buys_nothing = |single: &Candidate| !single.gain(search).is_some_and(|gain| gain.1);
    let all = chosen
        .iter()
        .enumerate()
        .flat_map(|(at, first)| chosen[at + 1..].iter().map(move |second| (first, second)));
    let worth_it = all.filter(|(first, second)| buys_nothing(first) || buys_nothing(second));
    worth_it
        .map(|(first, second)| first.ask.and(&second.ask))
        .take(MOST)
        .collect()
}

fn eases(asked: Asked, resource: Resource) -> bool {
    match resource {
        Resource::Road => false,
        Resource::Checkpoint => matches!(asked, Asked::Lane | Asked::WindowHour),
        Resource::Vehicles | Resource::Stretchers | Resource::Wheelchairs => {
            matches!(asked, Asked::Vehicle | Asked::LocalVehicle | Asked::Spare)
        }
        Resource::Drivers => asked == Asked::Driver,
        Resource::Escorts => asked == Asked::Escort,
        Resource::Intake => asked == Asked::Intake,
    }
}

//! The first tours: whoever is free first takes the run that can depart first, a detour counted as lateness, and among
//! those the one that uses its driving hours best.

use super::course::Course;
use super::platoon::Platoon;
use crate::dispatch::Standing;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many minutes later a run may depart for each minute of empty driving it saves.
const DETOUR: i32 = 4;

/// Part of a queue's people (one in so many) that is provided for beyond full vehicles, because households stay whole.
const SLACK: i32 = 2000;

/// Returns the seats to provide for people who need one.
pub(crate) fn provided(people: i32) -> i32 {
    people + people / SLACK
}

/// Returns tours that cover every queue as far as they can; `None` when there is nothing to cover.
pub(super) fn tours(course: &Course<'_>, platoons: &[Platoon]) -> Option<Vec<Vec<u32>>> {
    let mut left: Vec<i32> = course.people.iter().map(|p| provided(*p)).collect();
    let mut open: Vec<u32> = (0..left.len() as u32).filter(|q| left[*q as usize] > 0).collect();
    let mut tours = vec![Vec::new(); platoons.len()];
    let mut standing: Vec<Standing> = platoons
        .iter()
        .map(|p| course.first(p))
        .collect::<Option<Vec<Standing>>>()?;
    let mut free: BinaryHeap<Reverse<(i32, usize)>> =
        standing.iter().enumerate().map(|(p, s)| Reverse((s.free, p))).collect();
    while let (false, Some(Reverse((_, platoon)))) = (open.is_empty(), free.pop()) {
        let Some((queue, after)) = next(course, &platoons[platoon], &standing[platoon], &open) else {
            continue;
        };
        tours[platoon].push(queue);
        standing[platoon] = after;
        free.push(Reverse((after.free, platoon)));
        left[queue as usize] -= platoons[platoon].seats;
        if left[queue as usize] <= 0 {
            open.retain(|q| *q != queue);
        }
    }
    (!tours.iter().all(Vec::is_empty)).then_some(tours)
}

/// Returns the queue a platoon serves best next, and where it stands after that.
fn next(course: &Course<'_>, platoon: &Platoon, standing: &Standing, open: &[u32]) -> Option<(u32, Standing)> {
    let run = |queue: &u32| {
        let (departs, after) = course.run(platoon, standing, *queue)?;
        let stage = &course.stages[*queue as usize];
        let empty = course.task.minutes(standing.place, stage.from);
        let spare = course.task.driving - after.driven;
        Some(((departs.saturating_add(DETOUR * empty), spare, *queue), after))
    };
    let best = open.iter().filter_map(run).min_by_key(|(key, _)| *key);
    best.map(|((_, _, queue), after)| (queue, after))
}

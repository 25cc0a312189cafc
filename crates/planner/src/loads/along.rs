//! Level one, after a sketch: households along the seats that come by each way.

use super::assign::{self, Loads};
use super::flows::Sending;
use super::lots::Lots;
use super::{gather, group, rounding};
use crate::stop::Stop;
use crate::task::{Capacity, Task};
use movement::operation::Operation;

/// Shares of the seats by each way that people are given, in thousandths beyond those needed: the fewer, the more room is
/// left everywhere for households to stay whole. The last one takes all seats.
const BEYOND: [i128; 6] = [0, 2, 5, 10, 20, 1000];

/// What convoys bring from a site to a shelter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Brought {
    /// Site and shelter.
    pub way: (usize, usize),
    pub seats: i64,
    /// One of the convoys has room for one more vehicle.
    pub roomy: bool,
}

/// Chooses shelters along what convoys bring; `None` when they do not bring everybody whom shelters take.
pub(crate) fn along(
    operation: &Operation,
    task: &Task,
    brought: &[Brought],
    most_people: i64,
    stop: &Stop<'_>,
) -> Option<Loads> {
    let journeys = group::journeys(operation, task);
    let groups = group::groups(operation, task, &journeys, stop);
    let sizes: Vec<i64> = operation.households.iter().map(|h| i64::from(h.members.0)).collect();
    let senders = assign::senders(&groups, &sizes);
    let sending = Sending::new(&senders, (&groups, &journeys), task, stop);
    let all: i64 = brought.iter().map(|b| b.seats).sum();
    let flow = BEYOND.iter().find_map(|beyond| {
        let share = |seats: i64| {
            let needed = i128::from(seats) * i128::from(most_people) / i128::from(all.max(1));
            i64::try_from(1 + needed * (1000 + beyond) / 1000).unwrap_or(i64::MAX)
        };
        let within: Lots = brought.iter().map(|b| (b.way, share(b.seats))).collect();
        let flow = sending.within(&within, 1);
        (flow.moved == most_people).then_some(flow)
    })?;
    let mut chosen = rounding::round(task, &groups.members, &sizes, &flow, stop);
    let needs: Vec<Capacity> = operation.households.iter().map(group::need).collect();
    let minutes = |way: &(usize, usize)| journeys[way].iter().map(|s| s.minutes).sum::<i32>();
    let mut near: Vec<&Brought> = brought.iter().filter(|b| b.seats > 0).collect();
    near.sort_by_key(|b| (!b.roomy, minutes(&b.way), b.way));
    let ways: Vec<(usize, usize)> = near.into_iter().map(|b| b.way).collect();
    gather::stretchers(&groups, &ways, &needs, &mut chosen);
    Some(assign::loads(
        (operation, task),
        (&groups, &journeys),
        (chosen, None),
        most_people,
        stop,
    ))
}

//! Level one, promises: whole loads keep to lists and places, seat as many, and drive no more.

use super::flows::Sending;
use super::full::Filling;
use super::group::{GroupKey, Journeys};
use super::rounding::{self, Chosen};
use super::spread::{Driving, Sender};
use super::trim;
use crate::rosters::provided;
use crate::stop::Stop;
use crate::task::{Capacity, Clock, NEVER, ShelterRow, StageRow, Task, VehicleRow};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Sites where people wait, and shelters.
const SITES: usize = 4;
const SHELTERS: usize = 6;

/// People who wait at some sites, each household with the shelters open to it.
#[derive(Clone, Debug)]
struct Waiting {
    minutes: Vec<i32>,
    households: Vec<(usize, u32, BTreeSet<usize>, i32)>,
    slack: i64,
}

fn waiting() -> impl Strategy<Value = Waiting> {
    let list = prop_oneof![
        Just((0..SHELTERS).collect::<BTreeSet<usize>>()),
        prop::sample::select(vec![vec![0, 1], vec![1, 2, 3], vec![4], vec![2, 5]])
            .prop_map(|l| l.into_iter().collect()),
    ];
    let stretchers = prop::sample::select(vec![0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    (
        prop::collection::vec(5..200_i32, SITES * SHELTERS),
        prop::collection::vec((0..SITES, 1..9_u32, list, stretchers), 1..300),
        100..140_i64,
    )
        .prop_map(|(minutes, households, slack)| Waiting {
            minutes,
            households,
            slack,
        })
}

impl Waiting {
    fn needs(&self) -> Vec<Capacity> {
        let need = |(_, people, _, stretchers): &(usize, u32, BTreeSet<usize>, i32)| Capacity {
            seats: *people as i32 - stretchers,
            bays: 0,
            stretchers: *stretchers,
        };
        self.households.iter().map(need).collect()
    }

    fn groups(&self) -> BTreeMap<GroupKey, Vec<u32>> {
        let mut groups: BTreeMap<GroupKey, Vec<u32>> = BTreeMap::new();
        for (row, (site, _, list, _)) in self.households.iter().enumerate() {
            let key = (*site, list.iter().copied().collect());
            groups.entry(key).or_default().push(row as u32);
        }
        groups
    }

    fn journeys(&self) -> Journeys {
        let ways = (0..SITES).flat_map(|site| (0..SHELTERS).map(move |s| (site, s)));
        let stage = |(site, shelter): (usize, usize)| StageRow {
            from: site,
            to: SITES + shelter,
            corridor: 0,
            minutes: self.minutes[site * SHELTERS + shelter],
        };
        ways.map(|way| (way, vec![stage(way)])).collect()
    }

    fn task(&self) -> Task {
        let people: i64 = self.households.iter().map(|h| i64::from(h.1)).sum();
        let kind = |seats, stretchers| Capacity {
            seats,
            bays: 2,
            stretchers,
        };
        let vehicle = |kind: usize| VehicleRow {
            row: kind as u32,
            kind,
            place: 0,
            free: 0,
            away: Vec::new(),
            serves: None,
        };
        let shelter = ShelterRow {
            places: people * self.slack / 100 / SHELTERS as i64 + 20,
            intake: i32::MAX,
            stay: None,
        };
        Task {
            clock: Clock::new(vec![0, 1440], None, false),
            convoy_dangers: Vec::new(),
            empty_dangers: Vec::new(),
            sites: SITES + SHELTERS,
            minutes: Vec::new(),
            metres: Vec::new(),
            corridors: Vec::new(),
            pools: Vec::new(),
            kinds: vec![kind(50, 0), kind(3, 2)],
            vehicles: vec![vehicle(0), vehicle(1)],
            shelters: vec![shelter; SHELTERS],
            aid: Vec::new(),
            booked: Vec::new(),
            most_vehicles: 5,
            loading: 0,
            unloading: 0,
            longest_wait: NEVER,
            driving: 540,
            stretcher_split: true,
            luggage: None,
            tiers: vec![1],
        }
    }
}

/// Driving of all loads there and back, every vehicle of 50 seats filled to the last one.
fn driving(chosen: &Chosen, waiting: &Waiting) -> i64 {
    let queue = |((site, shelter), households): (&(usize, usize), &Vec<u32>)| {
        let seats = |h: &u32| {
            let (_, people, _, stretchers) = &waiting.households[*h as usize];
            i64::from(*people as i32 - stretchers - 3 * stretchers).max(0)
        };
        let seats: i64 = households.iter().map(seats).sum();
        // A queue of stretchers alone needs none of these vehicles.
        let loads = if seats == 0 { 0 } else { (seats + 51) / 50 };
        loads * i64::from(waiting.minutes[site * SHELTERS + shelter])
    };
    chosen.queues.iter().map(queue).sum()
}

/// Fails unless every household is once at its own site, bound for a shelter of its list, and no shelter is over its places.
fn keeps_lists_and_places(chosen: &Chosen, waiting: &Waiting, places: &[i64]) -> Result<(), TestCaseError> {
    let mut taken = [0; SHELTERS];
    let mut seen: Vec<u32> = chosen.left_out.clone();
    for ((site, shelter), households) in &chosen.queues {
        for household in households {
            let (home, people, list, _) = &waiting.households[*household as usize];
            prop_assert!(home == site && list.contains(shelter));
            taken[*shelter] += i64::from(*people);
            seen.push(*household);
        }
    }
    prop_assert!(taken.iter().zip(places).all(|(taken, places)| taken <= places));
    seen.sort_unstable();
    prop_assert_eq!(seen, (0..waiting.households.len() as u32).collect::<Vec<_>>());
    Ok(())
}

fn senders(groups: &BTreeMap<GroupKey, Vec<u32>>, sizes: &[i64]) -> Vec<Sender> {
    let sender = |((site, list), members): (&GroupKey, &Vec<u32>)| Sender {
        site: *site,
        list: list.clone(),
        units: members.iter().map(|h| sizes[*h as usize]).sum(),
    };
    groups.iter().map(sender).collect()
}

/// Returns the lots that each queue needs.
fn lots(chosen: &Chosen, needs: &[Capacity], lot: i32) -> BTreeMap<(usize, usize), i32> {
    let lots = |households: &Vec<u32>| {
        let seats = households.iter().map(|h| needs[*h as usize].seats).sum();
        (provided(seats).max(0) + lot - 1) / lot
    };
    chosen
        .queues
        .iter()
        .map(|(queue, households)| (*queue, lots(households)))
        .collect()
}

/// Returns people of whom some households have somebody in a wheelchair, who takes no seat.
fn with_wheelchairs(mut needs: Vec<Capacity>) -> Vec<Capacity> {
    for need in needs.iter_mut().step_by(5).filter(|need| need.seats > 0) {
        need.seats -= 1;
        need.bays = 1;
    }
    needs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whole_loads_keep_to_lists_and_places_and_drive_no_more(waiting in waiting()) {
        let (task, groups, journeys) = (waiting.task(), waiting.groups(), waiting.journeys());
        let stop = Stop::new(&|_| false);
        let sizes: Vec<i64> = waiting.households.iter().map(|h| i64::from(h.1)).collect();
        let senders = senders(&groups, &sizes);
        let roads = Driving { journeys: &journeys, percent: &|_, _| 100, stop: &stop };
        let places: Vec<i64> = task.shelters.iter().map(|s| s.places).collect();
        let flow = roads.cheapest(&senders, &places);
        let rounded = rounding::round(&task, &groups, &sizes, &flow, &stop);
        let needs = waiting.needs();
        let filling = Filling::new(&needs, &task, &groups, &journeys, &stop);
        if let Some(full) = filling.and_then(|f| f.better_than(&rounded, &flow)) {
            prop_assert!(full.left_out.len() <= rounded.left_out.len());
            prop_assert!((full.left_out.len(), driving(&full, &waiting)) < (rounded.left_out.len(), driving(&rounded, &waiting)));
            keeps_lists_and_places(&full, &waiting, &places)?;
        }
    }

    #[test]
    fn a_few_who_change_shelters_save_lots_and_cost_none(waiting in waiting(), lot in 25..120_i32) {
        let (task, groups, journeys) = (waiting.task(), waiting.groups(), waiting.journeys());
        let stop = Stop::new(&|_| false);
        let sizes: Vec<i64> = waiting.households.iter().map(|h| i64::from(h.1)).collect();
        let needs = with_wheelchairs(waiting.needs());
        let places: Vec<i64> = task.shelters.iter().map(|s| s.places).collect();
        let roads = Driving { journeys: &journeys, percent: &|_, _| 100, stop: &stop };
        let flow = roads.cheapest(&senders(&groups, &sizes), &places);
        let mut chosen = rounding::round(&task, &groups, &sizes, &flow, &stop);
        let before = lots(&chosen, &needs, lot);
        let left_out = chosen.left_out.clone();
        trim::trim(&groups, &needs, i64::from(lot), &mut chosen);
        keeps_lists_and_places(&chosen, &waiting, &places)?;
        prop_assert_eq!(&chosen.left_out, &left_out);
        for (queue, lots) in lots(&chosen, &needs, lot) {
            prop_assert!(lots <= before.get(&queue).copied().unwrap_or(0), "{queue:?}: {lots} lots");
        }
    }

    #[test]
    fn lots_sent_nearer_move_as_many_and_drive_less(waiting in waiting(), lot in 25..120_i64) {
        let (task, mut groups, mut journeys) = (waiting.task(), waiting.groups(), waiting.journeys());
        groups.retain(|(site, _), _| *site < 2);
        journeys.retain(|(site, _), _| *site < 2);
        let stop = Stop::new(&|_| false);
        let sizes: Vec<i64> = waiting.households.iter().map(|h| i64::from(h.1)).collect();
        let senders = senders(&groups, &sizes);
        let places: Vec<i64> = task.shelters.iter().map(|s| s.places).collect();
        let roads = Driving { journeys: &journeys, percent: &|_, _| 100, stop: &stop };
        let sending = Sending { senders: &senders, households: sizes.len(), journeys: &journeys, task: &task, stop: &stop };
        let flow = roads.cheapest(&senders, &places);
        let (moved, before) = (flow.moved, sending.driving(&flow, lot));
        let nearer = sending.nearer(flow, lot);
        prop_assert_eq!(nearer.moved, moved);
        prop_assert!(sending.driving(&nearer, lot) <= before);
    }
}

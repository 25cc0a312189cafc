//! Vehicle-days: which resource holds a limit where it is, read off the prices that prove it.

use super::super::Case;
use super::prices::{Model, Prices, UNIT};
use movement::plan::Resource;
use std::collections::BTreeSet;

/// Returns the resource that is paid most, and where, for prices that rule out `last` when `allowed` is left behind.
pub(super) fn reason(
    case: &Case<'_>,
    model: &mut Model<'_>,
    prices: &Prices,
    last: i32,
    allowed: i128,
) -> (Resource, String) {
    let mut corridors = vec![0_i128; case.task.corridors.len()];
    for (price, slot) in prices.slots.iter().zip(&model.calendar.slots) {
        corridors[slot.corridor] += i128::from(*price) * i128::from(slot.people_by_60(last)) / 60;
    }
    let checkpoints: i128 = corridors.iter().sum();
    let intakes = prices.intakes.iter().zip(&model.calendar.intakes);
    let intake: i128 = intakes
        .map(|(price, people)| i128::from(*price) * i128::from(*people))
        .sum();
    let vehicles = model.fleet_earns(prices, last).unwrap_or(0);
    let most = checkpoints.max(intake).max(vehicles);
    if most == checkpoints {
        let dearest = (0..corridors.len()).max_by_key(|c| (corridors[*c], std::cmp::Reverse(*c)));
        let name = dearest.map(|c| case.operation.corridors[c].name.clone());
        return (Resource::Checkpoint, name.unwrap_or_default());
    }
    if most == intake {
        return (Resource::Intake, String::new());
    }
    (
        vehicle_resource(model, prices, last, allowed),
        place(case, model, prices),
    )
}

/// Returns what of the vehicles is dearest: places for stretchers or wheelchairs, hours of drivers, or vehicles.
fn vehicle_resource(model: &mut Model<'_>, prices: &Prices, last: i32, allowed: i128) -> Resource {
    let mut paid = [0_i128; 3];
    for riders in &model.ground.riders {
        let price = |lanes: &Vec<usize>| lanes.iter().map(|l| prices.places[*l][riders.need]).sum::<i64>();
        let least = riders.ways.iter().map(|(lanes, _)| price(lanes)).min().unwrap_or(0);
        paid[riders.need] += i128::from(riders.people) * i128::from(least.min(UNIT));
    }
    if paid[2] > paid[0].max(paid[1]) {
        return Resource::Stretchers;
    }
    if paid[1] > paid[0] {
        return Resource::Wheelchairs;
    }
    let driving = std::mem::replace(&mut model.driving, i32::MAX / 4);
    let without = model.weigh(prices, last);
    model.driving = driving;
    // Where drivers without rest would not do either, it is the vehicles.
    match without {
        Some(weighed) if weighed.behind > allowed => Resource::Vehicles,
        _ => Resource::Drivers,
    }
}

/// Returns the names of the corridors on which places have a price; empty when they are all there are.
fn place(case: &Case<'_>, model: &Model<'_>, prices: &Prices) -> String {
    let lanes = model.ground.lanes.iter().zip(&prices.places);
    let priced: BTreeSet<usize> = lanes
        .filter(|(_, p)| p.iter().any(|x| *x > 0))
        .map(|(l, _)| l.corridor)
        .collect();
    if priced.len() == case.task.corridors.len() {
        return String::new();
    }
    let names: Vec<&str> = priced
        .iter()
        .map(|c| case.operation.corridors[*c].name.as_str())
        .collect();
    names.join(", ")
}

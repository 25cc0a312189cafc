//! Bus evacuations: the published random family, a town in metres, a larger town.

use crate::chance::{Chance, metres};
use movement::evacuation::Instance;

/// N points and N shelters, one depot, N/2 + 1 buses, every time 1 to 10, as published in 2013.
pub fn random(n: usize) -> Instance {
    let mut chance = Chance::new(n as u64);
    let demand: Vec<u32> = (0..n).map(|_| chance.within(1, 5)).collect();
    let capacity = loop {
        let drawn: Vec<u32> = (0..n).map(|_| chance.within(1, 10)).collect();
        if drawn.iter().sum::<u32>() >= demand.iter().sum() {
            break drawn;
        }
    };
    let start = vec![(0..n).map(|_| chance.within(1, 10)).collect()];
    let dist: Vec<Vec<u32>> = (0..n).map(|_| (0..n).map(|_| chance.within(1, 10)).collect()).collect();
    let buses = u32::try_from(n / 2 + 1).unwrap();
    Instance::new("random".into(), vec![buses], (demand, capacity), &start, &dist).unwrap()
}

/// 5 depots, 52 points, 12 shelters, 75 loads and 75 places, in metres.
pub fn streets(buses: u32) -> Instance {
    let mut chance = Chance::new(52);
    let demand = shared_out(&mut chance, 75, 52);
    let capacity = shared_out(&mut chance, 75, 12);
    placed(&mut chance, 4_000, buses, demand, capacity)
}

/// A town with 1 to 5 loads a point and a quarter more places than loads.
pub fn town(points: usize, shelters: usize, buses: u32) -> Instance {
    let mut chance = Chance::new(points as u64);
    let demand: Vec<u32> = (0..points).map(|_| chance.within(1, 5)).collect();
    let places = demand.iter().sum::<u32>() * 5 / 4;
    let capacity = shared_out(&mut chance, places, shelters);
    placed(&mut chance, 20_000, buses, demand, capacity)
}

fn placed(chance: &mut Chance, side: u32, buses: u32, demand: Vec<u32>, capacity: Vec<u32>) -> Instance {
    let points: Vec<_> = demand.iter().map(|_| chance.spot(side)).collect();
    let shelters: Vec<_> = capacity.iter().map(|_| chance.spot(side)).collect();
    let depots: Vec<_> = (0..5).map(|_| chance.spot(side)).collect();
    let table = |from: &[(u32, u32)], to: &[(u32, u32)]| -> Vec<Vec<u32>> {
        from.iter()
            .map(|a| to.iter().map(|b| metres(*a, *b).max(1)).collect())
            .collect()
    };
    let (start, dist) = (table(&depots, &points), table(&points, &shelters));
    Instance::new("placed".into(), vec![buses / 5; 5], (demand, capacity), &start, &dist).unwrap()
}

/// At least one for each, the rest by chance.
fn shared_out(chance: &mut Chance, total: u32, among: usize) -> Vec<u32> {
    let mut parts = vec![1; among];
    let last = u32::try_from(among).unwrap() - 1;
    for _ in 0..total - last - 1 {
        parts[chance.within(0, last) as usize] += 1;
    }
    parts
}

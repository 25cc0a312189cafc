//! Promise of every move: what it says a route will be is what a recount finds, and nothing is lost on the way.
#![allow(clippy::unwrap_used)]

use super::super::build::build;
use super::super::near::Near;
use super::super::pairs::pairs;
use super::super::routes::{NONE, Routes};
use super::{make, propose};
use fastrand::Rng;
use movement::evacuation::{Instance, judge};

fn drawn(draw: &mut Rng) -> Instance {
    let (q, n, m) = (draw.usize(1..3), draw.usize(1..7), draw.usize(1..5));
    let table = |draw: &mut Rng, rows: usize, columns: usize| -> Vec<Vec<u32>> {
        (0..rows)
            .map(|_| (0..columns).map(|_| draw.u32(1..30)).collect())
            .collect()
    };
    let demand: Vec<u32> = (0..n).map(|_| draw.u32(0..4)).collect();
    let mut capacity: Vec<u32> = (0..m).map(|_| draw.u32(0..6)).collect();
    capacity[0] += demand.iter().sum::<u32>();
    let buses = (0..q).map(|_| draw.u32(1..4)).collect();
    let (start, ride) = (table(draw, q, n), table(draw, n, m));
    Instance::new("drawn".into(), buses, (demand, capacity), &start, &ride).unwrap()
}

fn agrees_with_recount(routes: &Routes, instance: &Instance) {
    let mut fresh = Routes::new(instance, &routes.tours());
    fresh.aim(routes.target);
    let lengths = |routes: &Routes| {
        let mut all: Vec<_> = routes.all.iter().map(|r| (r.depot, r.length())).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(lengths(routes), lengths(&fresh));
    assert_eq!(routes.free, fresh.free);
    assert_eq!(routes.over.len(), fresh.over.len());
    assert!(
        routes
            .over
            .iter()
            .all(|r| routes.all[*r as usize].length() > routes.target)
    );
    assert_eq!(routes.at_mark, routes.all.iter().filter(|r| r.length() >= 40).count());
    let placed = routes.place.iter().enumerate().filter(|(_, place)| place.0 != NONE);
    placed.for_each(|(load, at)| {
        assert_eq!(routes.all[at.0 as usize].slots[at.1 as usize].load, load as u32);
    });
    assert_eq!(judge(instance, &routes.tours()), []);
}

#[test]
fn every_move_does_what_it_proposes_and_a_recount_agrees() {
    let mut draw = Rng::with_seed(5);
    let mut made = std::collections::BTreeMap::new();
    for _ in 0..300 {
        let instance = drawn(&mut draw);
        let near = Near::new(&instance);
        let mut routes = Routes::new(&instance, &build(&instance, pairs(&instance, &|| false).trips));
        routes.aim(draw.i64(0..60));
        routes.mark(40);
        for _ in 0..300 {
            let Some(proposal) = propose(&routes, &near, &mut draw) else {
                continue;
            };
            make(&mut routes, &proposal);
            assert_eq!(
                routes.all[proposal.route as usize].length(),
                proposal.length,
                "{proposal:?}"
            );
            if proposal.other != NONE {
                assert_eq!(
                    routes.all[proposal.other as usize].length(),
                    proposal.other_length,
                    "{proposal:?}"
                );
            }
            agrees_with_recount(&routes, &instance);
            let name = format!("{:?}", proposal.change);
            *made.entry(name.split(' ').next().unwrap().to_owned()).or_insert(0) += 1;
        }
    }
    assert_eq!(made.len(), 9, "{made:?}");
    assert!(made.values().all(|times| *times > 2), "{made:?}");
}

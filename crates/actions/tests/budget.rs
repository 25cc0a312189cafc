//! A search ends when its time is over, its moves are used up, or the person watching says so; there is always a plan.
#![allow(clippy::unwrap_used, clippy::panic)]

use actions::World;
use actions::draw_plan::{Budget, DrawnPlan, NoPlan, draw_plan};
use actions::draw_tours::draw_tours;
use documents::evacuation;
use documents::folder::{FileContent, read};
use movement::operation::Operation;
use planner::Progress;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

fn tiny() -> Operation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/tiny");
    let get = |name: &str| std::fs::read(folder.join(name)).map_or(FileContent::Missing, FileContent::Bytes);
    read(&get).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Draws with a clock that goes on by `step` whenever somebody looks at it.
fn drawn(step: Duration, budget: Budget, watch: &mut dyn FnMut(&Progress) -> bool) -> DrawnPlan {
    let looks = AtomicU64::new(0);
    let clock = || step * u32::try_from(looks.fetch_add(1, Ordering::Relaxed)).unwrap();
    draw_plan(&world(&clock), &tiny(), 1, budget, watch).unwrap()
}

/// A world in which nobody is impatient.
fn world<'w>(clock: &'w (dyn Fn() -> Duration + Sync)) -> World<'w> {
    World { clock, stop: &|| false }
}

fn time(time: Duration) -> Budget {
    Budget {
        moves: None,
        time: Some(time),
    }
}

fn moves(moves: u64) -> Budget {
    Budget {
        moves: Some(moves),
        time: None,
    }
}

#[test]
fn a_clock_that_jumps_past_the_budget_leaves_the_first_plan() {
    let plan = drawn(1_000 * SECOND, time(SECOND), &mut |_| true);
    assert!(plan.moves == 0 && !plan.plan.convoys.is_empty());
    assert!(plan.first_plan <= plan.took);
}

#[test]
fn a_clock_that_jumps_back_breaks_nothing() {
    let looks = AtomicU64::new(0);
    let clock = || {
        let look = looks.fetch_add(1, Ordering::Relaxed);
        if look.is_multiple_of(2) {
            100 * SECOND
        } else {
            SECOND * u32::try_from(look).unwrap()
        }
    };
    let plan = draw_plan(&world(&clock), &tiny(), 1, time(200 * SECOND), &mut |_| true).unwrap();
    assert!(plan.moves > 0);
}

#[test]
fn the_time_is_kept_to_the_tick() {
    let plan = drawn(Duration::from_millis(1), time(SECOND), &mut |_| true);
    assert!((10..=1000).contains(&plan.moves), "{} moves in 1000 ticks", plan.moves);
    assert!(plan.took >= SECOND && plan.took <= SECOND + Duration::from_millis(5));
}

#[test]
fn no_time_or_no_moves_still_give_a_plan_with_its_times() {
    for budget in [time(Duration::ZERO), moves(0)] {
        let plan = drawn(SECOND, budget, &mut |_| true);
        assert!(plan.moves == 0 && !plan.plan.convoys.is_empty());
        assert!(plan.first_plan > Duration::ZERO && plan.first_plan <= plan.took);
    }
}

#[test]
fn moves_alone_do_not_look_at_the_clock() {
    assert_eq!(drawn(1_000 * SECOND, moves(7), &mut |_| true).moves, 7);
}

#[test]
fn whoever_watches_may_stop_the_search() {
    for most in [0, 1, 25] {
        let mut last = 0;
        let plan = drawn(Duration::ZERO, moves(1_000), &mut |progress| {
            last = progress.moves;
            progress.moves < most
        });
        // Between two questions there is a batch of moves, short of a stop of 50 ms.
        assert_eq!(plan.moves, last);
        assert!((most..most + 128).contains(&last), "{last}");
    }
}

#[test]
fn what_is_told_never_gets_worse_nor_better_than_the_bound() {
    let mut before: Option<Progress> = None;
    let plan = drawn(Duration::ZERO, moves(300), &mut |progress| {
        if let Some(before) = before {
            let order = |p: &Progress| (p.waiting, p.last_arrival);
            // The bound may rise: what takes longer to prove comes after the first plan.
            assert!(order(progress) <= order(&before) && progress.bound >= before.bound);
        }
        before = Some(*progress);
        progress.last_arrival >= progress.bound
    });
    assert_eq!(plan.moves, 300);
    // A plan that comes to move more people is held to a later bound in the end.
    assert!(plan.proof.last_arrival >= before.unwrap().bound);
}

#[test]
fn whoever_stops_before_the_first_plan_has_none_and_later_has_the_best_so_far() {
    let asked = AtomicU64::new(0);
    for after in [0, 10, 1_000, 10_000] {
        asked.store(0, Ordering::Relaxed);
        let world = World {
            clock: &|| Duration::ZERO,
            stop: &|| asked.fetch_add(1, Ordering::Relaxed) >= after,
        };
        match draw_plan(&world, &tiny(), 1, moves(u64::MAX), &mut |_| true) {
            Err(NoPlan::Stopped) => assert!(after < 1_000),
            Err(NoPlan::Refused(violations)) => panic!("{violations:?}"),
            Ok(plan) => assert!(after > 10 && !plan.plan.convoys.is_empty()),
        }
    }
}

#[test]
fn tours_without_time_are_the_first_ones() {
    let text = r#"{"format":"bep-1","name":"two points","depots":[{"buses":2}],
        "demand":[3,2],"capacity":[4,4],"start":[[5,9]],"dist":[[10,17],[12,11]]}"#;
    let instance = evacuation::read(text.as_bytes(), "two.json").unwrap();
    for budget in [time(Duration::ZERO), moves(0)] {
        let looks = AtomicU64::new(0);
        let clock = || SECOND * u32::try_from(looks.fetch_add(1, Ordering::Relaxed)).unwrap();
        let tours = draw_tours(&world(&clock), &instance, 1, budget, &mut |_| ()).unwrap();
        assert!(tours.planned.progress.lower_bound <= tours.planned.progress.longest);
        assert!(tours.first_plan > Duration::ZERO && tours.first_plan <= tours.took);
    }
}

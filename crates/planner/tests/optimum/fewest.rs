//! On operations so small that every plan can be tried: whether one that moves as many people after an event tells fewer
//! something else. In a plan as small as that the search tries every choice of households, so none may.

use super::events::shock;
use super::every_plan::{Search, Told, plan_telling_fewer};
use movement::operation::Operation;
use movement::operation::change::Change;
use movement::plan::{Convoy, Outcome, seats};
use planner::{Budget, Price, Replan, replan};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Convoys tried for each operation.
const TRIES: u32 = 3_000;

/// Operations drawn; about one in eight comes to be compared.
const DRAWN: u64 = 6_000;

fn operation(seed: u64) -> Operation {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    samples::tiny_operations().new_tree(&mut runner).unwrap().current()
}

/// Returns what every plan says about the plan made anew; `None` where it tells nobody anything, or nothing happened.
fn compared(seed: u64) -> Option<(Search, Vec<Change>)> {
    let before = operation(seed);
    let old = planner::plan(&before, 1, Budget::moves(10), &mut |_| true)
        .unwrap()
        .plan;
    let mut rng = fastrand::Rng::with_seed(seed);
    let (shock, after) = shock(&before, &old, &mut |n| rng.usize(..n.max(1)))?;
    // Where a convoy was turned back, a plan does not say where its vehicles are.
    if !shock.turned_back.is_empty() {
        return None;
    }
    let asked = Replan {
        before: &before,
        after: &after,
        old: &old,
        moment: shock.moment,
        turned_back: &[],
        price: Price {
            hour: 10_000,
            place: 10_000,
        },
        seed: 1,
    };
    let new = replan(&asked, Budget::moves(2_000), &mut |_| true);
    assert!(new.judge().is_empty(), "seed {seed}");
    let most = new.standing.changed.0.checked_sub(1)?;
    let passes = |c: &&Convoy| c.start + before.rules.loading <= shock.moment;
    let passed: Vec<Convoy> = new.plan.convoys.iter().filter(passes).cloned().collect();
    let moved = new.lived.said_yes().0 - Outcome::of(&new.lived, &new.plan).waiting.0;
    let told = Told {
        seats: seats(&new.lived, &old),
        most,
    };
    let search = plan_telling_fewer(&new.lived, &passed, &old, (shock.moment.0, moved), told, TRIES);
    Some((search, shock.changes))
}

#[test]
fn no_plan_that_moves_as_many_tells_fewer_something_else() {
    let (mut none, mut fewer) = (0, Vec::new());
    for seed in 0..DRAWN {
        match compared(seed) {
            Some((Search::Nothing, _)) => none += 1,
            Some((Search::Found(_), changes)) => fewer.push((seed, changes)),
            Some((Search::GivenUp, _)) | None => {}
        }
    }
    assert!(none > 500, "only {none} could be compared");
    assert!(fewer.is_empty(), "{} of {none}: {fewer:?}", fewer.len());
}

//! Whatever stands in a file, reading it ends in an operation that holds together or in problems.

use super::{INSTANCE, operation};
use documents::movement_1;
use movement::operation::Operation;
use movement::registry::SiteIx;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Values that have broken readers before.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
        Just(json!("=1+1")),
        Just(json!(true)),
        Just(json!(0.5)),
        Just(json!(-1)),
        Just(json!(1e300)),
        Just(json!(u64::MAX)),
        Just(json!(i64::MIN)),
        any::<i32>().prop_map(|n| json!(n)),
        (0..9i64).prop_map(|n| json!(n)),
    ]
}

/// Replaces, removes or doubles the value reached by the steps.
fn spoil(value: &mut Value, steps: &[usize], new: Value, how: u8) {
    let Some((step, rest)) = steps.split_first() else {
        *value = new;
        return;
    };
    match value {
        Value::Array(list) if !list.is_empty() => {
            let at = step % list.len();
            match how {
                1 if rest.is_empty() => drop(list.remove(at)),
                2 if rest.is_empty() => list.push(list[at].clone()),
                _ => spoil(&mut list[at], rest, new, how),
            }
        }
        Value::Object(map) if !map.is_empty() => {
            let key = map.keys().nth(step % map.len()).cloned().unwrap();
            match how {
                1 if rest.is_empty() => drop(map.remove(&key)),
                _ => spoil(map.get_mut(&key).unwrap(), rest, new, how),
            }
        }
        other => *other = new,
    }
}

fn holds_together(operation: &Operation) {
    let sites = operation.sites.len();
    for (from, to) in operation.passages.keys() {
        assert!(operation.travel.minutes(*from, *to).is_some());
    }
    for at in 0..sites {
        assert!(operation.travel.minutes(SiteIx::from_position(at), SiteIx(0)).is_some());
    }
    assert!(operation.passages.values().all(|c| c.at() < operation.corridors.len()));
    assert!(operation.vehicles.iter().all(|v| v.place.at() < sites));
    assert!(
        operation
            .vehicles
            .iter()
            .all(|v| v.kind.at() < operation.vehicle_types.len())
    );
    for household in &operation.households {
        assert!(household.site.at() < sites);
        assert!(household.seated() <= household.members);
        assert!(
            household
                .accepts
                .iter()
                .flatten()
                .all(|s| s.at() < operation.shelters.len())
        );
    }
    assert!(
        operation
            .corridors
            .iter()
            .flat_map(|c| &c.windows)
            .all(|w| w.opens <= w.closes)
    );
    let _ = operation.said_yes();
}

proptest! {
    #[test]
    fn no_bytes_make_the_readers_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(movement_1::read(&bytes, "x").is_err());
        prop_assert!(movement_1::read_plan(&operation(), &bytes, "x").is_err());
    }

    #[test]
    fn a_cut_instance_is_never_read(length in 0..INSTANCE.len()) {
        prop_assert!(movement_1::read(&INSTANCE.as_bytes()[..length], "x").is_err());
    }

    #[test]
    fn a_spoilt_instance_gives_problems_or_still_holds_together(
        faults in proptest::collection::vec((proptest::collection::vec(0..30usize, 1..5), odd(), 0..3u8), 1..4),
    ) {
        let mut instance: Value = serde_json::from_str(INSTANCE).unwrap();
        for (steps, new, how) in faults {
            spoil(&mut instance, &steps, new, how);
        }
        match movement_1::read(instance.to_string().as_bytes(), "x") {
            Ok(operation) => holds_together(&operation),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn a_spoilt_plan_gives_problems_or_a_plan_whose_hours_can_be_told(
        faults in proptest::collection::vec((proptest::collection::vec(0..30usize, 1..6), odd(), 0..3u8), 1..4),
    ) {
        let mut plan: Value = serde_json::from_slice(&super::plans::written()).unwrap();
        for (steps, new, how) in faults {
            spoil(&mut plan, &steps, new, how);
        }
        if let Ok(plan) = movement_1::read_plan(&operation(), plan.to_string().as_bytes(), "x") {
            for convoy in &plan.convoys {
                let timing = convoy.timing(&operation());
                prop_assert!(timing.start <= timing.unloaded);
            }
        }
    }
}

//! Promises of the "bep-1" reader: what is right comes through whole, what is wrong comes all at once, nothing panics.
#![allow(clippy::unwrap_used)]

use documents::evacuation::{Figures, read, read_solution, write_solution};
use movement::evacuation::{Tour, Trip};
use proptest::prelude::*;
use serde_json::{Value, json};

fn sound() -> Value {
    json!({"format": "bep-1", "name": "town", "depots": [{"buses": 2}], "demand": [1, 2], "capacity": [2, 1],
           "start": [[3, 4]], "dist": [[5, 9], [2, 6]]})
}

fn codes(value: &Value) -> Vec<(String, &'static str)> {
    let problems = read(value.to_string().as_bytes(), "town.json")
        .err()
        .unwrap_or_default();
    problems
        .into_iter()
        .map(|p| (p.place.column.unwrap_or_default(), p.code))
        .collect()
}

#[test]
fn a_sound_instance_comes_through_whole() {
    let instance = read(sound().to_string().as_bytes(), "town.json").unwrap();
    assert_eq!(
        (
            instance.name.as_str(),
            instance.fleet(),
            instance.loads(),
            instance.places()
        ),
        ("town", 2, 3, 3)
    );
    assert_eq!((instance.start(0, 1), instance.ride(1, 0)), (4, 2));
}

#[test]
fn every_problem_comes_at_once_with_its_place() {
    let mut value = sound();
    value["depots"][0]["buses"] = json!(-1);
    value["demand"][1] = json!(-2);
    value["start"] = json!([[3, 4], [1, 1]]);
    value["dist"][0][1] = json!(0);
    value["dist"][1] = json!([0]);
    let found = codes(&value);
    let found: Vec<(&str, &str)> = found.iter().map(|(place, code)| (place.as_str(), *code)).collect();
    assert_eq!(
        found,
        [
            ("demand[1]", "out-of-range"),
            ("depots[0].buses", "out-of-range"),
            ("dist", "wrong-length"),
            ("dist[0][1]", "out-of-range"),
            ("dist[1][0]", "out-of-range"),
            ("start", "wrong-length"),
        ]
    );
}

#[test]
fn a_value_of_another_type_is_named_by_its_line() {
    for (key, wrong) in [
        ("demand", json!([1.5, 2])),
        ("dist", json!([["5", 9], [2, 6]])),
        ("depots", json!(3)),
    ] {
        let mut value = sound();
        value[key] = wrong;
        assert_eq!(codes(&value)[0].1, "wrong-type", "{key}");
    }
}

#[test]
fn a_missing_key_is_named() {
    for key in ["depots", "demand", "capacity", "start", "dist"] {
        let mut value = sound();
        value.as_object_mut().unwrap().remove(key);
        let problems = read(value.to_string().as_bytes(), "town.json").unwrap_err();
        assert_eq!(problems[0].code, "wrong-type");
        assert!(problems[0].cause.contains(key), "{}", problems[0].cause);
    }
}

#[test]
fn instances_of_nothing_and_of_too_much_are_refused() {
    let mut nothing = sound();
    (nothing["depots"], nothing["start"]) = (json!([]), json!([]));
    assert_eq!(codes(&nothing)[0].1, "empty-table");
    let mut much = sound();
    much["demand"] = json!([2_000_000, 1]);
    assert_eq!(codes(&much)[0].1, "total-too-large");
}

#[test]
fn what_is_not_ours_is_refused() {
    let code = |bytes: &[u8]| read(bytes, "x").unwrap_err()[0].code;
    assert_eq!(code(b"\xff\xfe"), "bad-json");
    assert_eq!(code(b"{}"), "wrong-type");
    assert_eq!(code(b"{\"format\":\"movement-1\"}"), "unknown-format");
}

#[test]
fn tours_come_back_as_they_were_written() {
    let tours = vec![Tour {
        depot: 1,
        trips: vec![Trip { point: 4, shelter: 0 }, Trip { point: 2, shelter: 3 }],
    }];
    let text = write_solution(
        &tours,
        &Figures {
            lower_bound: 7,
            seconds: 0.5,
            first_plan_seconds: 0.1,
        },
    );
    assert_eq!(read_solution(text.as_bytes(), "plan.json").unwrap(), tours);
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["lower_bound"], 7);
    let code = |broken: String| read_solution(broken.as_bytes(), "plan.json").unwrap_err()[0].code;
    assert_eq!(code(text.replace("[2,3]", "[2]")), "wrong-type");
    assert_eq!(code(text.replace("[2,3]", "[2,-3]")), "out-of-range");
}

proptest! {
    #[test]
    fn a_file_with_one_byte_changed_or_cut_never_panics(at in 0usize..200, byte in any::<u8>(), cut in 0usize..200) {
        let mut bytes = sound().to_string().into_bytes();
        let last = bytes.len() - 1;
        bytes[at.min(last)] = byte;
        bytes.truncate(cut.max(1));
        let _ = read(&bytes, "x");
        let _ = read_solution(&bytes, "x");
    }
}

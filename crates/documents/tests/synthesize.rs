//! What synthetic households promise.
#![allow(clippy::unwrap_used)]

use documents::synthesize::{Camp, Request, RequestError, households, read_places};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn request(people: u32, seed: u64) -> Request {
    let camp = |site: &str, weight| Camp {
        site: site.to_owned(),
        weight,
    };
    Request {
        people,
        seed,
        said_yes_percent: 95,
        camps: vec![camp("north", 3), camp("south", 1), camp("empty", 0)],
        shelters: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
    }
}

fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(bytes).records().map(Result::unwrap).collect()
}

fn number(row: &csv::StringRecord, column: usize) -> u32 {
    if row[column].is_empty() {
        0
    } else {
        row[column].parse().unwrap()
    }
}

#[test]
fn the_same_request_gives_the_same_bytes_on_every_machine() {
    let bytes = households(&request(23, 7)).unwrap().households_csv;
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        include_str!("synthesize/people_23_seed_7.csv")
    );
}

#[test]
fn another_seed_gives_other_households() {
    assert_ne!(
        households(&request(200, 1)).unwrap(),
        households(&request(200, 2)).unwrap()
    );
}

#[test]
fn sizes_and_rates_are_near_what_the_page_states() {
    let made = households(&request(200_000, 1)).unwrap();
    let rows = rows(&made.households_csv);
    let sum = |column| rows.iter().map(|r| number(r, column)).sum::<u32>();
    let share = |n: u32, of: u32| f64::from(n) / f64::from(of);
    let count =
        |test: &dyn Fn(&csv::StringRecord) -> bool| u32::try_from(rows.iter().filter(|r| test(r)).count()).unwrap();
    assert!((4.8..5.05).contains(&share(made.people, made.households)));
    assert!((0.0085..0.0115).contains(&share(sum(3), made.people)));
    assert!((0.0011..0.0019).contains(&share(sum(4), made.people)));
    assert!((0.94..0.96).contains(&share(made.said_yes, made.people)));
    assert!((0.72..0.78).contains(&share(count(&|r| &r[1] == "north"), made.households)));
    assert!((0.59..0.61).contains(&share(count(&|r| r[7].is_empty()), made.households)));
    assert_eq!(count(&|r| &r[1] == "empty"), 0);
}

#[test]
fn nobody_or_nowhere_is_refused() {
    assert_eq!(households(&request(0, 1)), Err(RequestError::People));
    assert_eq!(
        households(&Request {
            camps: Vec::new(),
            ..request(5, 1)
        }),
        Err(RequestError::NoCamp)
    );
    assert_eq!(
        households(&Request {
            said_yes_percent: 101,
            ..request(5, 1)
        }),
        Err(RequestError::Percent)
    );
}

#[test]
fn camps_and_shelters_are_read_from_any_spreadsheet_dialect() {
    let sites = "\u{feff}Kind; site_id ;name\r\n#kind;#site;#name\r\ncamp;مخيم;x\r\n;;\r\nshelter;s1;y\r\n";
    let places = read_places(sites.as_bytes(), b"site_id\tplaces\ns1\t5\n").unwrap();
    assert_eq!(
        (places.camps, places.shelters),
        (vec!["مخيم".to_owned()], vec!["s1".to_owned()])
    );
    assert_eq!(
        read_places(b"site_id\n", b"site_id\n").unwrap_err().to_string(),
        "sites.csv: there is no column kind"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn people_are_exactly_as_many_as_asked_for_and_every_row_is_sound(people in 1..4_000_u32, seed: u64, shelters in 0..6_usize) {
        let shelters: Vec<String> = (0..shelters).map(|n| format!("s{n}")).collect();
        let made = households(&Request { shelters: shelters.clone(), ..request(people, seed) }).unwrap();
        let rows = rows(&made.households_csv);
        prop_assert_eq!(made.people, people);
        prop_assert_eq!(rows.iter().map(|r| number(r, 2)).sum::<u32>(), people);
        prop_assert_eq!(rows.iter().map(|r| r[0].to_owned()).collect::<BTreeSet<_>>().len(), rows.len());
        for row in &rows {
            prop_assert!(number(row, 2) >= 1 && number(row, 3) + number(row, 4) <= number(row, 2));
            prop_assert!((1..=3).contains(&number(row, 5)));
            prop_assert!(row[7].split(' ').filter(|s| !s.is_empty()).all(|s| shelters.iter().any(|known| known == s)));
            prop_assert!(row[0].parse::<f64>().is_err());
        }
    }
}

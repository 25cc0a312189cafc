//! Linkage, promises: duplicates are found, in two scripts too, and the answer depends on the records and the seed alone.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

mod febrl;
mod invented;
mod scripts;

use invented::{CAMP, FIELDS, camp, febrl_like};
use linkage::{Field, Kind, Linked, NotRecords, Records, Row, Settings, link};
use proptest::prelude::*;

const FEW: Settings = Settings {
    seed: 1,
    draws: 50_000,
    least: 0.001,
    threads: 1,
};

fn kind(name: &str) -> Kind {
    match name {
        "given_name" | "surname" | "father_name" | "family_name" => Kind::Name,
        "date_of_birth" => Kind::Date,
        "birth_year" => Kind::Year,
        "soc_sec_id" | "postcode" | "street_number" | "state" | "phone" => Kind::Code,
        _ => Kind::Text,
    }
}

fn fields(names: &[&str]) -> Vec<Field> {
    names
        .iter()
        .map(|name| Field {
            name: (*name).to_owned(),
            kind: kind(name),
        })
        .collect()
}

fn of_one_person(left: &str, right: &str) -> bool {
    left.split('-').nth(1) == right.split('-').nth(1)
}

/// F1 of the pairs at least as probable, given how many there should be.
fn f1(linked: &Linked, least: f64, truth: usize) -> f64 {
    let found: Vec<_> = linked.pairs.iter().filter(|pair| pair.probability >= least).collect();
    let right = found
        .iter()
        .filter(|pair| of_one_person(&pair.left, &pair.right))
        .count();
    2.0 * right as f64 / (found.len() + truth) as f64
}

fn linked(names: &[&str], rows: Vec<Row>, settings: &Settings) -> Linked {
    link(&Records::new(fields(names), rows, None).unwrap(), settings)
}

#[test]
fn duplicates_with_slips_gaps_and_exchanged_names_are_found() {
    let settings = Settings {
        draws: 300_000,
        threads: 2,
        ..FEW
    };
    let found = linked(&FIELDS, febrl_like(4_000, 11), &settings);
    let reached = f1(&found, 0.5, 2_000);
    assert!(reached >= 0.995, "{reached}");
    // Post code and state follow from the suburb: what they say together counts once.
    assert!(found.model.fields[6].after.is_some() && found.model.fields[7].after.is_some());
    // Most pairs are never looked at: 4,000 rows have eight million.
    assert!(found.looked_at < 4_000_000, "{}", found.looked_at);
}

#[test]
fn duplicates_written_in_another_script_are_found() {
    let found = linked(&CAMP, camp(1_000, 5), &FEW);
    let reached = f1(&found, 0.5, 500);
    assert!(reached >= 0.97, "{reached}");
}

#[test]
fn a_second_list_is_compared_with_the_first_and_not_with_itself() {
    let (first, second): (Vec<Row>, Vec<Row>) = febrl_like(2_000, 3)
        .into_iter()
        .partition(|row| row.id.ends_with("org"));
    let twice = Row {
        id: "rec-0-again".to_owned(),
        values: first[0].values.clone(),
    };
    let first: Vec<Row> = first.into_iter().chain([twice]).collect();
    let found = link(&Records::new(fields(&FIELDS), first, Some(second)).unwrap(), &FEW);
    assert!(
        found
            .pairs
            .iter()
            .all(|pair| !pair.left.contains("dup") && pair.right.contains("dup"))
    );
    assert!(f1(&found, 0.5, 1_001) >= 0.99);
}

#[test]
fn the_same_seed_gives_the_same_answer_however_many_threads_and_in_whatever_order_the_rows_come() {
    // Enough rows that not all pairs are looked at.
    let (rows, few) = (febrl_like(2_200, 4), Settings { draws: 20_000, ..FEW });
    let once = format!("{:?}", linked(&FIELDS, rows.clone(), &few));
    for threads in [2, 7] {
        assert_eq!(
            once,
            format!("{:?}", linked(&FIELDS, rows.clone(), &Settings { threads, ..few }))
        );
    }
    let mut chance = fastrand::Rng::with_seed(9);
    for _ in 0..2 {
        let mut shuffled = rows.clone();
        chance.shuffle(&mut shuffled);
        assert_eq!(once, format!("{:?}", linked(&FIELDS, shuffled, &few)));
    }
    assert_ne!(
        once,
        format!("{:?}", linked(&FIELDS, rows, &Settings { seed: 2, ..few }))
    );
}

#[test]
fn a_pair_says_what_speaks_for_it_and_the_weights_add_up() {
    let found = linked(&FIELDS, febrl_like(400, 8), &FEW);
    assert!(!found.pairs.is_empty());
    for pair in &found.pairs {
        let bits: f64 = pair.weights.iter().map(|weight| weight.bits).sum::<f64>() + found.model.prior_bits();
        let probability = 1.0 / (1.0 + (-bits).exp2());
        assert!((probability - pair.probability).abs() < 1e-9);
    }
    assert!(
        found
            .pairs
            .windows(2)
            .all(|two| two[0].probability >= two[1].probability)
    );
}

#[test]
fn rows_that_cannot_be_compared_are_refused_with_the_reason() {
    let row = |id: &str, values: usize| Row {
        id: id.to_owned(),
        values: vec!["a".to_owned(); values],
    };
    let new = |rows: Vec<Row>| Records::new(fields(&CAMP), rows, None).err();
    assert_eq!(
        new(vec![row("a", 6), row("a", 6)]),
        Some(NotRecords::IdTwice { id: "a".to_owned() })
    );
    assert_eq!(new(vec![row("a", 5)]), Some(NotRecords::Values { id: "a".to_owned() }));
    assert_eq!(
        Records::new(fields(&CAMP[..1]), Vec::new(), None).err(),
        Some(NotRecords::Fields(1))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_rows_are_compared_without_a_panic(texts in prop::collection::vec(prop::collection::vec(".{0,6}", 6), 0..12)) {
        let rows: Vec<Row> = texts.into_iter().enumerate().map(|(at, values)| Row { id: at.to_string(), values }).collect();
        let settings = Settings { draws: 200, least: 0.0, ..FEW };
        let found = linked(&CAMP, rows.clone(), &settings);
        let pairs = rows.len() * rows.len().saturating_sub(1) / 2;
        prop_assert_eq!(found.pairs.len(), pairs);
        prop_assert!(found.pairs.iter().all(|pair| (0.0..=1.0).contains(&pair.probability)));
    }
}

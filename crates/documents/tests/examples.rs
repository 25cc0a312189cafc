//! The households of the examples are what their seeds give, byte for byte.
#![allow(clippy::unwrap_used)]

use documents::rukban_2019;
use documents::synthesize::{Camp, Request, households, read_places};
use std::fs;
use std::path::PathBuf;

fn read(example: &str, file: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    fs::read(root.join(example).join(file)).unwrap()
}

#[test]
fn the_rukban_folder_in_the_program_is_the_folder_in_the_repository() {
    for (name, bytes) in rukban_2019::files(rukban_2019::SEED).unwrap() {
        assert!(bytes == read("rukban-2019", name), "{name} differs");
    }
}

#[test]
fn the_towns_households_come_from_seed_1() {
    let places = read_places(&read("town", "sites.csv"), &read("town", "shelters.csv")).unwrap();
    let weight = |site: &str| if ["mill", "station"].contains(&site) { 3 } else { 2 };
    let camps = places.camps.into_iter().map(|site| Camp {
        weight: weight(&site),
        site,
    });
    let request = Request {
        people: 3_000,
        seed: 1,
        said_yes_percent: 95,
        camps: camps.collect(),
        shelters: places.shelters,
    };
    assert!(households(&request).unwrap().households_csv == read("town", "households.csv"));
}

#[test]
fn the_households_of_the_river_camp_come_from_seed_1() {
    let places = read_places(&read("transit", "sites.csv"), &read("transit", "shelters.csv")).unwrap();
    let camps = places.camps.into_iter().map(|site| Camp { site, weight: 1 });
    let request = Request {
        people: 1_000,
        seed: 1,
        said_yes_percent: 95,
        camps: camps.collect(),
        shelters: places.shelters,
    };
    assert!(households(&request).unwrap().households_csv == read("transit", "households.csv"));
}

#[test]
fn the_examples_stay_small_enough_to_read_in_a_spreadsheet() {
    for example in ["tiny", "town", "transit", "rukban-2019"] {
        assert!(read(example, "households.csv").len() < 400_000);
    }
}

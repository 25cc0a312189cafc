//! The two forms mean the same, and what is written reads back.

use super::{example, texts};
use documents::changes::{applied, parse, read_table, write};
use movement::access::PersonsPerHour;
use movement::operation::change::Change;
use movement::registry::{CorridorIx, DayIx, EscortPoolIx, HouseholdIx, ShelterIx, SiteIx, VehicleIx};
use movement::units::{Minutes, Moment, Persons};
use proptest::prelude::*;
use samples::operations;
use toml::de::DeTable;

const EVERY_KIND: [&str; 18] = [
    "window-shut:corridor=zone-track homs-road,date=2019-04-03",
    "window-moved:corridor=homs-road,date=2019-04-04,from=9:00,to=12:30",
    "windows-longer:corridor=homs-road,minutes=60",
    "day-added:corridor=zone-track",
    "checkpoint-rate:corridor=homs-road,persons_per_hour=150",
    "headway:corridor=homs-road,minutes=30",
    "escorts:pool=zone,number=2",
    "vehicle-lost:vehicle=truck-01",
    "vehicle-lost:vehicle=truck-02 truck-03,date=2019-04-03,from=06:30",
    "vehicles-added:type=truck,number=2",
    "vehicles-added:like=truck-01,place=jleb,number=1",
    "drivers-per-vehicle:number=2",
    "shelter-full:shelter=baraa,inside=300",
    "shelter-places:shelter=arts,places=9000",
    "shelter-intake:shelter=arts,people=500",
    "household-withdrew:household=TN6-VM4",
    "household-no-show:household=PGF-KFF",
    "window-moved:corridor=zone-track,date=٢٠١٩-٠٤-٠٥,from=00:00,to=24:00",
];

#[test]
fn the_command_line_and_toml_say_the_same() {
    let operation = example("rukban-2019");
    let lines = parse(&operation, &texts(&EVERY_KIND), "--event").unwrap();
    let mut toml = String::new();
    for text in EVERY_KIND {
        let (kind, rest) = text.split_once(':').unwrap();
        toml.push_str(&format!("[[change]]\nkind = \"{kind}\"\n"));
        for (key, value) in rest.split(',').map(|part| part.split_once('=').unwrap()) {
            let bare = value.bytes().all(|b| b.is_ascii_digit()) || value == "2019-04-04";
            let value = if bare { value.to_owned() } else { format!("\"{value}\"") };
            toml.push_str(&format!("{key} = {value}\n"));
        }
    }
    let table = DeTable::parse(&toml).unwrap();
    let tables = read_table(&operation, table.get_ref(), "change", ("what-if.toml", toml.as_bytes())).unwrap();
    let changes = |placed: &[documents::changes::Placed]| placed.iter().map(|p| p.change).collect::<Vec<_>>();
    assert_eq!(changes(&lines), changes(&tables));
    assert_eq!(lines.len(), EVERY_KIND.len() + 2, "two texts name two ids each");
    assert_eq!(tables[2].place.row, Some(5), "the second table starts there");
    let changed = applied(&operation, &lines).unwrap();
    assert_eq!(changed.vehicles.len(), operation.vehicles.len() + 3);
}

#[test]
fn vehicles_of_a_type_are_like_those_at_the_place_they_come_to() {
    let mut operation = example("rukban-2019");
    let kind = operation.vehicles[0].kind;
    let other = operation.vehicles.iter().rposition(|v| v.kind == kind).unwrap();
    operation.vehicles[other].place = SiteIx(1);
    let read = |text: &str| parse(&operation, &texts(&[text]), "--event").unwrap()[0].change;
    let like = VehicleIx::from_position(other);
    let place = SiteIx(1);
    assert_eq!(
        read("vehicles-added:type=truck,place=jleb,number=3"),
        Change::VehiclesAdded { like, place, count: 3 }
    );
}

fn changes() -> impl Strategy<Value = Change> {
    let (corridor, vehicle, shelter) = (CorridorIx(0), VehicleIx(0), ShelterIx(0));
    let household = HouseholdIx(0);
    let minutes = 0..=1440_i32;
    prop_oneof![
        (0..3_u32).prop_map(move |day| Change::WindowShut {
            corridor,
            day: DayIx(day)
        }),
        (0..3_u32, minutes.clone(), minutes.clone()).prop_map(move |(day, from, to)| Change::WindowMoved {
            corridor,
            day: DayIx(day),
            from: Minutes(from),
            to: Minutes(to),
        }),
        minutes.clone().prop_map(move |by| Change::WindowsLonger {
            corridor,
            by: Minutes(by)
        }),
        Just(Change::DayAdded { corridor }),
        any::<u32>().prop_map(move |rate| Change::CheckpointRate {
            corridor,
            rate: PersonsPerHour(rate)
        }),
        minutes.prop_map(move |headway| Change::Headway {
            corridor,
            headway: Minutes(headway)
        }),
        any::<u32>().prop_map(|escorts| Change::Escorts {
            pool: EscortPoolIx(0),
            escorts
        }),
        (0..1440_i32).prop_map(move |from| Change::VehicleLost {
            vehicle,
            from: Moment(from)
        }),
        any::<u32>().prop_map(move |count| Change::VehiclesAdded {
            like: vehicle,
            place: SiteIx(0),
            count
        }),
        Just(Change::SpareReleased { vehicle }),
        any::<u32>().prop_map(|drivers| Change::DriversPerVehicle { drivers }),
        any::<u32>().prop_map(move |inside| Change::ShelterFull {
            shelter,
            inside: Persons(inside)
        }),
        any::<u32>().prop_map(move |places| Change::ShelterPlaces {
            shelter,
            places: Persons(places)
        }),
        any::<u32>().prop_map(move |people| Change::ShelterIntake {
            shelter,
            people: Persons(people)
        }),
        Just(Change::HouseholdWithdrew { household }),
        Just(Change::HouseholdNoShow { household }),
        Just(Change::HouseholdSaidYes { household }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_written_reads_back(operation in operations(), change in changes()) {
        let there = !operation.households.is_empty() && !operation.rules.escort_pools.is_empty();
        let inside = match change {
            Change::WindowShut { day, .. } | Change::WindowMoved { day, .. } => day.at() < operation.calendar.days(),
            _ => true,
        };
        if !(there && inside) {
            return Ok(());
        }
        let text = write(&operation, &change);
        let read = parse(&operation, std::slice::from_ref(&text), "--event");
        prop_assert!(read.is_ok(), "{text}: {read:?}");
        prop_assert_eq!(read.unwrap()[0].change, change);
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[a-z-]{0,14}:?([a-z_]{0,9}=?[ -~٠-٩]{0,12},?){0,4}") {
        let operation = samples::operation(1, samples::Size::Small);
        let _ = parse(&operation, &[text], "--event");
    }
}

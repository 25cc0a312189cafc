//! Movements as "movement-1" instances: one camp and one day, one camp and many days, several camps.

use crate::chance::{Chance, metres};
use documents::movement_1;
use movement::operation::Operation;
use serde_json::{Value, json};

/// What makes one movement differ from another.
struct Shape {
    people: u32,
    camps: usize,
    shelters: usize,
    depots: usize,
    buses: usize,
    ambulances: usize,
    /// Side of the country, in metres.
    side: u32,
    window: (u32, u32),
    people_an_hour: Option<u32>,
    most_vehicles: u32,
    escorts: u32,
}

/// 2,000 people, 12 buses, three shelters near by: one day decides.
pub fn short() -> Operation {
    operation(&Shape {
        people: 2_000,
        camps: 1,
        shelters: 3,
        depots: 1,
        buses: 12,
        ambulances: 1,
        side: 60_000,
        window: (360, 1200),
        people_an_hour: None,
        most_vehicles: 6,
        escorts: 3,
    })
}

/// 6,000 people, 12 buses, eight shelters up to seven hours away: drivers' hours over many days decide.
pub fn far() -> Operation {
    operation(&Shape {
        people: 6_000,
        camps: 1,
        shelters: 8,
        depots: 2,
        buses: 12,
        ambulances: 1,
        side: 180_000,
        window: (420, 1020),
        people_an_hour: Some(300),
        most_vehicles: 5,
        escorts: 4,
    })
}

/// 12,000 people in six camps, 24 buses, twelve shelters: who drives where decides.
pub fn camps() -> Operation {
    operation(&Shape {
        people: 12_000,
        camps: 6,
        shelters: 12,
        depots: 3,
        buses: 24,
        ambulances: 2,
        side: 160_000,
        window: (360, 1200),
        people_an_hour: Some(900),
        most_vehicles: 8,
        escorts: 6,
    })
}

fn operation(shape: &Shape) -> Operation {
    let instance = serde_json::to_vec(&instance(shape)).unwrap();
    movement_1::read(&instance, "drawn").unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn instance(shape: &Shape) -> Value {
    let mut chance = Chance::new(u64::from(shape.people));
    let spots: Vec<_> = (0..shape.camps + shape.shelters + shape.depots)
        .map(|_| chance.spot(shape.side))
        .collect();
    // 50 km/h; two places are never nearer than three minutes.
    let minutes = |a, b| if a == b { 0 } else { (metres(a, b) * 60 / 50_000).max(3) };
    let table = |of: &dyn Fn((u32, u32), (u32, u32)) -> Value| -> Vec<Vec<Value>> {
        spots
            .iter()
            .map(|a| spots.iter().map(|b| of(*a, *b)).collect())
            .collect()
    };
    let households = households(&mut chance, shape);
    let people: u64 = households
        .iter()
        .filter(|h| h[6] == json!(true))
        .map(|h| h[1].as_u64().unwrap())
        .sum();
    let windows: Vec<_> = (0..30)
        .map(|day| (1440 * day + shape.window.0, 1440 * day + shape.window.1))
        .collect();
    let ids =
        |letter: char, n: usize| -> Vec<Value> { (0..n).map(|i| json!({ "id": format!("{letter}{i}") })).collect() };
    json!({
        "format": "movement-1",
        "origins": ids('o', shape.camps),
        "destinations": (0..shape.shelters).map(|i| {
            json!({ "id": format!("d{i}"), "capacity": people * 6 / 5 / shape.shelters as u64 + 20 })
        }).collect::<Vec<_>>(),
        "depots": ids('y', shape.depots),
        "travel_min": table(&|a, b| json!(minutes(a, b))),
        "travel_km": table(&|a, b| json!(f64::from(metres(a, b)) / 1000.0)),
        "vehicle_types": [
            { "id": "bus", "seats": 50, "wheelchair": 2, "stretcher": 0 },
            { "id": "ambulance", "seats": 3, "wheelchair": 1, "stretcher": 2 },
        ],
        "fleet": fleet(shape),
        "corridors": [{
            "id": "c0", "windows": windows, "headway_min": 10, "persons_per_hour": shape.people_an_hour, "escort": true,
        }],
        "corridor_of": vec![vec![0; shape.shelters]; shape.camps],
        "convoy": { "max_vehicles": shape.most_vehicles, "escorts": shape.escorts },
        "driver": { "max_drive_min_per_day": 540, "crews": 1 },
        "load_min": 20, "unload_min": 20, "household_split": "stretcher_only",
        "households": households,
    })
}

fn fleet(shape: &Shape) -> Vec<[usize; 3]> {
    let buses = (0..shape.buses).map(|i| [0, i % shape.depots, 0]);
    buses
        .chain((0..shape.ambulances).map(|i| [1, i % shape.depots, 0]))
        .collect()
}

/// One to nine people each; one in twenty said no, four in ten accept some shelters only.
fn households(chance: &mut Chance, shape: &Shape) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    let mut people = 0;
    while people < shape.people {
        let members = chance.within(1, 9).min(shape.people - people);
        people += members;
        let stretchers = u32::from(chance.one_in(150));
        let wheelchairs = u32::from(members > stretchers && chance.one_in(25));
        let tier = if stretchers + wheelchairs > 0 {
            1
        } else {
            chance.within(2, 3)
        };
        let last = u32::try_from(shape.shelters).unwrap() - 1;
        let first = chance.within(0, last);
        let accepts = (chance.within(1, 10) > 6).then(|| vec![first, (first + 1) % (last + 1)]);
        let camp = chance.within(0, u32::try_from(shape.camps).unwrap() - 1);
        let said_yes = !chance.one_in(20);
        rows.push(vec![
            json!(camp),
            json!(members),
            json!(wheelchairs),
            json!(stretchers),
            json!(tier),
            json!(accepts),
            json!(said_yes),
        ]);
    }
    rows
}

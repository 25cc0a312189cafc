//! A small world as a "movement-1" file, one of whose numbers a test makes hostile.

use actions::World;
use actions::draw_plan::{Budget, DrawnPlan, draw_plan};
use movement::operation::Operation;
use movement::plan::Reason;
use serde_json::{Value, json};
use std::time::Duration;

/// Two camps, two shelters, a depot; two buses and an ambulance; one corridor.
#[derive(Clone, Debug)]
pub struct Small {
    /// Minutes between any two places.
    pub minutes: i64,
    /// Seats, bays and stretcher places of bus and ambulance.
    pub types: [[i64; 3]; 2],
    /// Type of each vehicle.
    pub fleet: Vec<i64>,
    pub windows: Vec<(i64, i64)>,
    pub headway: i64,
    pub rate: Option<i64>,
    pub escorts: Option<i64>,
    pub max_vehicles: i64,
    pub driving: i64,
    pub loading: i64,
    pub unloading: i64,
    pub places: [i64; 2],
    pub split: bool,
    /// Camp, members, wheelchairs, stretchers, said yes.
    pub households: Vec<(i64, i64, i64, i64, bool)>,
}

impl Default for Small {
    fn default() -> Self {
        Self {
            minutes: 50,
            types: [[20, 1, 0], [3, 1, 2]],
            fleet: vec![0, 0, 1],
            windows: vec![(480, 1080), (1920, 2520), (3360, 3960)],
            headway: 10,
            rate: Some(120),
            escorts: Some(1),
            max_vehicles: 3,
            driving: 540,
            loading: 20,
            unloading: 15,
            places: [60, 60],
            split: true,
            households: (0..16)
                .map(|h| (h % 2, 1 + h % 7, h % 2, i64::from(h == 5), h != 3))
                .collect(),
        }
    }
}

impl Small {
    fn written(&self) -> Value {
        let table = |unit: i64| -> Vec<Vec<i64>> {
            (0..5)
                .map(|a| (0..5).map(|b| if a == b { 0 } else { unit }).collect())
                .collect()
        };
        let kinds = self.types.iter().enumerate();
        let kind = |(k, [s, b, t]): (usize, &[i64; 3])| json!({ "id": k.to_string(), "seats": s, "wheelchair": b, "stretcher": t });
        let row = |&(camp, members, wheel, lying, yes): &(i64, i64, i64, i64, bool)| {
            json!([camp, members, wheel, lying, 1, null, yes])
        };
        json!({
            "format": "movement-1", "name": "hostile",
            "origins": [{ "id": "o0" }, { "id": "o1" }], "depots": [{ "id": "y" }],
            "destinations": [{ "id": "d0", "capacity": self.places[0] }, { "id": "d1", "capacity": self.places[1] }],
            "travel_min": table(self.minutes), "travel_km": table(self.minutes.min(100_000)),
            "vehicle_types": kinds.map(kind).collect::<Vec<_>>(),
            "fleet": self.fleet.iter().map(|kind| [*kind, 0]).collect::<Vec<_>>(),
            "corridors": [{ "id": "c", "windows": self.windows, "headway_min": self.headway,
                "persons_per_hour": self.rate, "escort": self.escorts.is_some() }],
            "corridor_of": [[0, 0], [0, 0]],
            "convoy": { "max_vehicles": self.max_vehicles, "escorts": self.escorts.unwrap_or(0) },
            "driver": { "max_drive_min_per_day": self.driving, "crews": 1 },
            "load_min": self.loading, "unload_min": self.unloading,
            "household_split": if self.split { "stretcher_only" } else { "never" },
            "households": self.households.iter().map(row).collect::<Vec<_>>(),
        })
    }

    /// Reads the world as the program would.
    pub fn operation(&self) -> Operation {
        let text = self.written().to_string();
        documents::movement_1::read(text.as_bytes(), "hostile.json").unwrap_or_else(|found| panic!("{found:?}"))
    }

    /// Plans it; who has a seat and why the others wait.
    pub fn planned(&self) -> Answer {
        let operation = self.operation();
        Answer::of(&operation, &planned(&operation, 30))
    }
}

/// Draws a plan, which is judged on the way.
pub fn planned(operation: &Operation, moves: u64) -> DrawnPlan {
    let world = World {
        clock: &|| Duration::ZERO,
        stop: &|| false,
    };
    let budget = Budget {
        moves: Some(moves),
        time: None,
    };
    let drawn = draw_plan(&world, operation, 1, budget, &mut |_| true).unwrap();
    assert!(
        drawn.outcome.last_arrival >= drawn.proof.last_arrival,
        "the bound is above the plan"
    );
    drawn
}

/// How many people have a seat, how many wait, and the reasons told.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub seated: u32,
    pub waiting: u32,
    pub reasons: Vec<Reason>,
}

impl Answer {
    pub fn of(operation: &Operation, drawn: &DrawnPlan) -> Self {
        let mut reasons: Vec<Reason> = drawn.plan.waiting.iter().map(|w| w.reason).collect();
        reasons.sort_unstable();
        reasons.dedup();
        let waiting = drawn.outcome.waiting.0;
        Self {
            seated: operation.said_yes().0 - waiting,
            waiting,
            reasons,
        }
    }

    /// Everybody has a seat.
    pub fn is_whole(&self) -> bool {
        self.waiting == 0 && self.seated > 0
    }

    /// Nobody has a seat, for this one reason.
    pub fn is_none_for(&self, reason: Reason) -> bool {
        self.seated == 0 && self.reasons == [reason]
    }
}

//! The limits for every convoy, from generous to hardly possible.

use movement::operation::{Daylight, EscortPool, HouseholdSplit, LuggageRules, Rules};
use movement::units::Minutes;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// What the rules of an operation are drawn from.
#[derive(Clone, Debug)]
pub struct Limits {
    max_vehicles: u32,
    /// Escorts of each pool.
    pub escort_pools: Vec<u32>,
    loading: i32,
    unloading: i32,
    longest_transfer_wait: Option<i32>,
    driving_per_day: i32,
    drivers_per_vehicle: u32,
    /// From, to, and whether it holds on every road.
    daylight: Option<(i32, i32, bool)>,
    household_split: HouseholdSplit,
    /// Kilograms a person, and local days.
    pub luggage: Option<(u32, u32)>,
    aid_duration_percent: u32,
}

/// Returns a strategy for limits.
pub fn limits() -> impl Strategy<Value = Limits> {
    let minutes = || prop_oneof![1 => Just(0), 4 => 5_i32..=60];
    let wait = option::weighted(0.5, prop_oneof![1 => Just(0), 4 => 30_i32..=300]);
    let until = prop_oneof![3 => 960_i32..=1200, 1 => Just(1440)];
    let daylight = option::weighted(0.5, (240_i32..=480, until, any::<bool>()));
    let split = prop_oneof![3 => Just(HouseholdSplit::StretcherOnly), 1 => Just(HouseholdSplit::Never)];
    let driving = prop_oneof![1 => 60_i32..=240, 8 => 300_i32..=720];
    let luggage = option::weighted(0.35, (1_u32..=40, 0_u32..=2));
    (
        (1_u32..=6, vec(1_u32..=4, 0..=3)),
        (minutes(), minutes(), wait),
        (
            driving,
            1_u32..=2,
            daylight,
            split,
            luggage,
            prop_oneof![1 => Just(100_u32), 1 => 100_u32..=200],
        ),
    )
        .prop_map(
            |((max_vehicles, escort_pools), (loading, unloading, wait), rest)| Limits {
                max_vehicles,
                escort_pools,
                loading,
                unloading,
                longest_transfer_wait: wait,
                driving_per_day: rest.0,
                drivers_per_vehicle: rest.1,
                daylight: rest.2,
                household_split: rest.3,
                luggage: rest.4,
                aid_duration_percent: rest.5,
            },
        )
}

impl Limits {
    /// Tells whether there are hours of daylight, which roads that are dangerous at night need.
    pub fn has_daylight(&self) -> bool {
        self.daylight.is_some()
    }

    /// Returns the rules of an operation with these limits.
    pub fn rules(self) -> Rules {
        let pools = self.escort_pools.into_iter().enumerate();
        Rules {
            max_vehicles: self.max_vehicles,
            escort_pools: pools
                .map(|(position, escorts)| EscortPool {
                    name: format!("pool-{position}"),
                    escorts,
                })
                .collect(),
            loading: Minutes(self.loading),
            unloading: Minutes(self.unloading),
            longest_transfer_wait: self.longest_transfer_wait.map(Minutes),
            driving_per_day: Minutes(self.driving_per_day),
            drivers_per_vehicle: self.drivers_per_vehicle,
            daylight: self.daylight.map(|(from, to, everywhere)| Daylight {
                from: Minutes(from),
                to: Minutes(to),
                everywhere,
            }),
            aid_duration_percent: self.aid_duration_percent,
            household_split: self.household_split,
            luggage: self.luggage.map(|(_, days_later)| LuggageRules { days_later }),
        }
    }
}

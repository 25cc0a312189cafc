//! Vehicle types and vehicles: where they stand, from when they are free, where they may go, which are spares.

use super::Size;
use super::places::Places;
use movement::operation::Calendar;
use movement::registry::{Absence, AbsenceReason, CorridorIx, SiteIx, Vehicle, VehicleType, VehicleTypeIx};
use movement::units::{Kilograms, Persons};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

/// Types and vehicles.
#[derive(Clone, Debug)]
pub struct Fleet {
    types: Vec<(u32, u32, u32, u32)>,
    vehicles: Vec<Draw>,
    spare_percent: usize,
}

#[derive(Clone, Debug)]
struct Draw {
    kind: Index,
    place: Index,
    first_day: i32,
    /// One bit a corridor; `None` means all.
    corridors: Option<u8>,
    /// First day without it, and for how many days; `None` means until further notice.
    absences: Vec<(i32, Option<i32>)>,
}

/// Returns a strategy for fleets.
pub fn fleet(size: Size) -> impl Strategy<Value = Fleet> {
    let hold = || prop_oneof![3 => Just(0_u32), 1 => 50_u32..=600];
    let bus = || (12_u32..=50, 0_u32..=3, 0_u32..=1, hold());
    let other = prop_oneof![
        2 => bus(),
        1 => (0_u32..=4, 0_u32..=2, 1_u32..=2, Just(0_u32)),
        1 => (1_u32..=9, 0_u32..=1, 0_u32..=1, hold()),
        2 => (Just(0_u32), Just(0_u32), Just(0_u32), 100_u32..=2500),
    ];
    let types = (bus(), vec(other, 0..=2)).prop_map(|(bus, others)| [vec![bus], others].concat());
    let first_day = prop_oneof![9 => Just(0), 1 => 1_i32..=3];
    let corridors = option::weighted(0.15, 1_u8..=7);
    let days = prop_oneof![9 => (1_i32..=3).prop_map(Some), 1 => Just(None)];
    let absences = prop_oneof![4 => Just(Vec::new()), 1 => vec((0_i32..=4, days), 1..=3)];
    let vehicle = (any::<Index>(), any::<Index>(), first_day, corridors, absences);
    let vehicle = vehicle.prop_map(|(kind, place, first_day, corridors, absences)| Draw {
        kind,
        place,
        first_day,
        corridors,
        absences,
    });
    let spare_percent = prop_oneof![Just(0_usize), 1_usize..=30];
    (types, vec(vehicle, size.vehicles()), spare_percent).prop_map(|(types, vehicles, spare_percent)| Fleet {
        types,
        vehicles,
        spare_percent,
    })
}

impl Fleet {
    /// Returns the vehicle types.
    pub fn types(&self) -> Vec<VehicleType> {
        let numbered = self.types.iter().enumerate();
        numbered
            .map(|(position, (seats, wheelchairs, stretchers, luggage))| VehicleType {
                id: format!("type-{position}"),
                name: format!("Type {position}"),
                seats: Persons(*seats),
                wheelchairs: Persons(*wheelchairs),
                stretchers: Persons(*stretchers),
                luggage: Kilograms(*luggage),
            })
            .collect()
    }

    /// Returns the vehicles; the last of each type are its spares, never all of them.
    pub fn vehicles(&self, calendar: &Calendar, places: &Places, corridors: usize) -> Vec<Vehicle> {
        let numbered = self.vehicles.iter().enumerate();
        let mut vehicles: Vec<Vehicle> = numbered
            .map(|(position, draw)| Vehicle {
                id: format!("vehicle-{position}"),
                kind: VehicleTypeIx::from_position(draw.kind.index(self.types.len())),
                place: SiteIx::from_position(draw.place.index(places.count())),
                free_from: calendar.start_of(draw.first_day),
                corridors: draw.corridors.map(|bits| list_corridors(bits, corridors)),
                absences: list_absences(&draw.absences, calendar),
                spare: false,
            })
            .collect();
        for kind in (0..self.types.len()).map(VehicleTypeIx::from_position) {
            let count = vehicles.iter().filter(|vehicle| vehicle.kind == kind).count();
            let spares = ((count * self.spare_percent + 50) / 100).min(count.saturating_sub(1));
            let last = vehicles.iter_mut().rev().filter(|vehicle| vehicle.kind == kind);
            last.take(spares).for_each(|vehicle| vehicle.spare = true);
        }
        vehicles
    }
}

fn list_absences(days: &[(i32, Option<i32>)], calendar: &Calendar) -> Vec<Absence> {
    let absence = |(first, days): &(i32, Option<i32>)| Absence {
        from: calendar.start_of(*first),
        until: days.map(|days| calendar.start_of(first + days)),
        reason: AbsenceReason::Service,
    };
    let mut absences: Vec<Absence> = days.iter().map(absence).collect();
    absences.sort_unstable();
    absences
}

fn list_corridors(bits: u8, corridors: usize) -> Vec<CorridorIx> {
    let allowed = (0..corridors).filter(|corridor| bits >> corridor & 1 == 1);
    let allowed: Vec<CorridorIx> = allowed.map(CorridorIx::from_position).collect();
    if allowed.is_empty() {
        vec![CorridorIx(0)]
    } else {
        allowed
    }
}

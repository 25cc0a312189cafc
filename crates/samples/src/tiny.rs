//! Operations so small that every plan can be tried: up to three households and two vehicles, everything in whole hours.

use movement::access::{Corridor, PersonsPerHour, Window};
use movement::operation::{Calendar, Daylight, EscortPool, HouseholdSplit, Operation, Passages, Rules, Travel};
use movement::registry::{
    Consent, CorridorIx, EscortPoolIx, Household, Shelter, ShelterIx, Site, SiteIx, SiteKind, Vehicle, VehicleType,
    VehicleTypeIx,
};
use movement::units::{Kilograms, Metres, Minutes, Moment, Persons};
use proptest::collection::vec;
use proptest::prelude::*;

const HOUR: i32 = 60;
const DAYS: u32 = 3;

/// Returns a strategy for tiny operations.
pub fn tiny_operations() -> impl Strategy<Value = Operation> {
    vec(any::<u8>(), 80).prop_map(|bytes| {
        Draws {
            bytes: bytes.into_iter(),
        }
        .operation()
    })
}

/// Choices one after another.
struct Draws {
    bytes: std::vec::IntoIter<u8>,
}

impl Draws {
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::from(self.bytes.next().unwrap_or(0)) % from.len()]
    }

    fn operation(mut self) -> Operation {
        let sites = self.sites();
        let travel = self.travel(sites.len());
        let corridors: Vec<Corridor> = (0..self.pick(&[1, 1, 2])).map(|row| self.corridor(row)).collect();
        let passages = self.passages(&sites, corridors.len());
        let shelters = self.shelters(&sites);
        let vehicle_types = (0..2).map(|row| self.vehicle_type(row)).collect();
        let vehicles = (0..self.pick(&[1, 1, 2])).map(|row| self.vehicle(row, sites.len(), corridors.len()));
        let vehicles = vehicles.collect();
        let households = (0..self.pick(&[1, 2, 3, 3])).map(|row| self.household(row, &sites, shelters.len()));
        let households = households.collect();
        Operation {
            name: "Tiny".to_owned(),
            calendar: Calendar::plain(DAYS),
            travel,
            passages,
            shelters,
            vehicle_types,
            vehicles,
            households,
            aid: Vec::new(),
            rules: self.rules(),
            corridors,
            sites,
        }
    }

    fn sites(&mut self) -> Vec<Site> {
        let mut kinds = vec![SiteKind::Camp];
        kinds.extend(self.pick(&[&[][..], &[SiteKind::Camp]]));
        kinds.extend(self.pick(&[&[][..], &[], &[SiteKind::Crossing], &[SiteKind::Crossing; 2]]));
        kinds.extend(self.pick(&[&[SiteKind::Shelter][..], &[SiteKind::Shelter; 2]]));
        kinds.extend(self.pick(&[&[][..], &[SiteKind::Depot]]));
        let site = |(row, kind): (usize, &SiteKind)| Site {
            id: format!("site-{row}"),
            name: format!("Site {row}"),
            name_local: None,
            kind: *kind,
            coordinates: None,
        };
        kinds.iter().enumerate().map(site).collect()
    }

    /// Times closed under shortest paths, as an operation has them.
    fn travel(&mut self, sites: usize) -> Travel {
        let mut hours = vec![0; sites * sites];
        for from in 0..sites {
            for to in (0..sites).filter(|to| *to != from) {
                hours[from * sites + to] = self.pick(&[1, 1, 2, 2, 3, 4]);
            }
        }
        for via in 0..sites {
            for from in 0..sites {
                for to in 0..sites {
                    let way = hours[from * sites + via] + hours[via * sites + to];
                    hours[from * sites + to] = way.min(hours[from * sites + to]);
                }
            }
        }
        let metres = hours.iter().map(|h| Metres(1_000 * *h as u64)).collect();
        Travel::new(sites, hours.iter().map(|h| Some(Minutes(h * HOUR))).collect(), metres)
    }

    fn corridor(&mut self, row: usize) -> Corridor {
        let (opens, long) = self.pick(&[(6, 3), (8, 4), (6, 8), (7, 2), (22, 4), (0, 24), (20, 4)]);
        let window = |day: i32| Window {
            opens: Moment((day * 24 + opens) * HOUR),
            closes: Moment((day * 24 + opens + long) * HOUR),
        };
        let mut windows: Vec<Window> = (0..DAYS as i32).map(window).collect();
        if long == 24 {
            windows = vec![Window {
                opens: Moment(0),
                closes: Moment(DAYS as i32 * 24 * HOUR),
            }];
        }
        Corridor {
            id: format!("corridor-{row}"),
            name: format!("Corridor {row}"),
            windows,
            headway: Minutes(self.pick(&[0, 1, 2]) * HOUR),
            checkpoint: self.pick(&[None, Some(1), Some(2)]).map(PersonsPerHour),
            earlier: None,
            escort: self.pick(&[None, Some(EscortPoolIx(0))]),
        }
    }

    fn passages(&mut self, sites: &[Site], corridors: usize) -> Passages {
        let mut passages = Passages::new();
        for (from, a) in sites.iter().enumerate() {
            for (to, b) in sites.iter().enumerate() {
                let rest: &[(SiteKind, SiteKind)] = &[
                    (SiteKind::Camp, SiteKind::Crossing),
                    (SiteKind::Crossing, SiteKind::Shelter),
                ];
                let agreed = if (a.kind, b.kind) == (SiteKind::Camp, SiteKind::Shelter) {
                    self.pick(&[true, true, false])
                } else {
                    rest.contains(&(a.kind, b.kind))
                };
                if agreed {
                    let corridor = CorridorIx::from_position(self.pick(&[0, 1]) % corridors);
                    passages.insert((SiteIx::from_position(from), SiteIx::from_position(to)), corridor);
                }
            }
        }
        passages
    }

    fn shelters(&mut self, sites: &[Site]) -> Vec<Shelter> {
        let at = (0..sites.len()).filter(|site| sites[*site].kind == SiteKind::Shelter);
        at.map(|site| Shelter {
            site: SiteIx::from_position(site),
            places: Persons(self.pick(&[2, 4, 9, 9])),
            intake_per_day: self.pick(&[None, None, Some(2), Some(3)]).map(Persons),
            stay: None,
        })
        .collect()
    }

    fn vehicle_type(&mut self, row: usize) -> VehicleType {
        VehicleType {
            id: format!("type-{row}"),
            name: format!("Type {row}"),
            seats: Persons(self.pick(&[3, 2, 4])),
            wheelchairs: Persons(self.pick(&[0, 1])),
            stretchers: Persons(self.pick(&[0, 0, 1])),
            luggage: Kilograms(0),
        }
    }

    fn vehicle(&mut self, row: usize, sites: usize, corridors: usize) -> Vehicle {
        let one = CorridorIx::from_position(self.pick(&[0, 1]) % corridors);
        Vehicle {
            id: format!("vehicle-{row}"),
            kind: VehicleTypeIx(self.pick(&[0, 1])),
            place: SiteIx::from_position(usize::from(self.pick(&[0_u8, 1, 2, 3, 4, 5, 6])) % sites),
            free_from: Moment(self.pick(&[0, 0, 0, 9, 24]) * HOUR),
            corridors: self.pick(&[None, None, None, Some(one)]).map(|one| vec![one]),
            absences: Vec::new(),
            spare: false,
        }
    }

    fn household(&mut self, row: usize, sites: &[Site], shelters: usize) -> Household {
        let camps = sites.iter().filter(|site| site.kind == SiteKind::Camp).count();
        let members = self.pick(&[1, 2, 3]);
        let one = ShelterIx::from_position(self.pick(&[0, 1]) % shelters);
        Household {
            token: format!("household-{row}"),
            site: SiteIx::from_position(self.pick(&[0, 1]) % camps),
            members: Persons(members),
            wheelchairs: Persons(self.pick(&[0, 0, 0, 1])),
            stretchers: Persons(if members > 1 { self.pick(&[0, 0, 0, 1]) } else { 0 }),
            luggage: Kilograms(0),
            tier: 1,
            accepts: self.pick(&[None, None, Some(one)]).map(|one| vec![one]),
            consent: Consent::Yes,
        }
    }

    fn rules(&mut self) -> Rules {
        let daylight = Daylight {
            from: Minutes(6 * HOUR),
            to: Minutes(18 * HOUR),
            everywhere: true,
        };
        Rules {
            max_vehicles: self.pick(&[1, 2]),
            escort_pools: vec![EscortPool {
                name: "pool-0".to_owned(),
                escorts: 1,
            }],
            loading: Minutes(self.pick(&[0, 1]) * HOUR),
            unloading: Minutes(self.pick(&[0, 1]) * HOUR),
            longest_transfer_wait: self.pick(&[None, Some(0), Some(3)]).map(|h| Minutes(h * HOUR)),
            driving_per_day: Minutes(self.pick(&[4, 5, 7, 9, 12]) * HOUR),
            drivers_per_vehicle: 1,
            daylight: self.pick(&[None, None, Some(daylight)]),
            aid_duration_percent: 100,
            household_split: HouseholdSplit::Never,
            luggage: None,
        }
    }
}

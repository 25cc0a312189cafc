//! Sites on a plain, roads between most of them, shelters with places.

use super::Size;
use movement::operation::{NightRoads, Stretch, Travel};
use movement::registry::{Coordinates, Shelter, Site, SiteIx, SiteKind, Stay};
use movement::units::{Metres, Minutes, Persons};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

/// Sites in the order camps, crossings, shelters, depots, each with its position in kilometres.
#[derive(Clone, Debug)]
pub struct Places {
    camps: Vec<Spot>,
    crossings: Vec<Spot>,
    shelters: Vec<Haven>,
    depots: Vec<Spot>,
    /// Minutes a kilometre takes.
    pace: u32,
    dangers: Vec<Danger>,
}

/// A stretch of the way from one site to another, in eighths, that is dangerous at night, or closed for everybody.
#[derive(Clone, Debug)]
struct Danger {
    from: Index,
    to: Index,
    starts: i32,
    long: i32,
    closed: bool,
}

fn danger() -> impl Strategy<Value = Danger> {
    (any::<Index>(), any::<Index>(), 0_i32..=7, 1_i32..=8, any::<bool>()).prop_map(
        |(from, to, starts, long, closed)| Danger {
            from,
            to,
            starts,
            long,
            closed,
        },
    )
}

/// East and north in kilometres, and whether roads lead there.
#[derive(Clone, Copy, Debug)]
struct Spot {
    east: u32,
    north: u32,
    reached: bool,
}

/// A shelter: its places, its intake a day, and the median (minutes), spread (thousandths) and safety (percent) of a stay.
#[derive(Clone, Copy, Debug)]
struct Haven {
    spot: Spot,
    places: u32,
    intake: Option<u32>,
    stay: Option<(i32, u32, u32)>,
}

fn spot() -> impl Strategy<Value = Spot> {
    (0_u32..=90, 0_u32..=90, prop::bool::weighted(0.98)).prop_map(|(east, north, reached)| Spot {
        east,
        north,
        reached,
    })
}

/// Returns a strategy for places.
pub fn places(size: Size) -> impl Strategy<Value = Places> {
    let scale = size.scale();
    let people = |least: u32, most: u32| least * scale..=most * scale;
    let rooms = prop_oneof![1 => people(1, 30), 4 => people(30, 150)];
    let stay = (10_i32..=2400, prop_oneof![Just(1000_u32), 1000_u32..=4000], 50_u32..=99);
    let shelter = (
        spot(),
        rooms,
        option::weighted(0.3, people(5, 60)),
        option::weighted(0.35, stay),
    );
    let shelter = shelter.prop_map(|(spot, places, intake, stay)| Haven {
        spot,
        places,
        intake,
        stay,
    });
    (
        vec(spot(), 1..=4),
        vec(spot(), 0..=2),
        vec(shelter, 1..=5),
        vec(spot(), 1..=2),
        1_u32..=2,
        prop_oneof![1 => Just(Vec::new()), 1 => vec(danger(), 1..=60)],
    )
        .prop_map(|(camps, crossings, shelters, depots, pace, dangers)| Places {
            camps,
            crossings,
            shelters,
            depots,
            pace,
            dangers,
        })
}

impl Places {
    fn spots(&self) -> Vec<(SiteKind, Spot)> {
        let of = |kind: SiteKind, spots: &[Spot]| spots.iter().map(|spot| (kind, *spot)).collect::<Vec<_>>();
        let shelters: Vec<Spot> = self.shelters.iter().map(|haven| haven.spot).collect();
        [
            of(SiteKind::Camp, &self.camps),
            of(SiteKind::Crossing, &self.crossings),
            of(SiteKind::Shelter, &shelters),
            of(SiteKind::Depot, &self.depots),
        ]
        .concat()
    }

    /// Returns the sites.
    pub fn sites(&self) -> Vec<Site> {
        let spots = self.spots();
        let numbered = spots.into_iter().enumerate();
        numbered
            .map(|(position, (kind, spot))| Site {
                id: format!("site-{position}"),
                name: format!("Site {position}"),
                name_local: None,
                kind,
                coordinates: Some(Coordinates {
                    latitude: 10.0 + f64::from(spot.north) / 111.0,
                    longitude: 10.0 + f64::from(spot.east) / 111.0,
                }),
            })
            .collect()
    }

    /// Returns the sites of one kind.
    pub fn list(&self, kind: SiteKind) -> Vec<SiteIx> {
        let spots = self.spots();
        let positions = (0..spots.len()).filter(|position| spots[*position].0 == kind);
        positions.map(SiteIx::from_position).collect()
    }

    /// Returns how many sites there are.
    pub fn count(&self) -> usize {
        self.camps.len() + self.crossings.len() + self.shelters.len() + self.depots.len()
    }

    /// Returns how many shelters there are.
    pub fn shelter_count(&self) -> usize {
        self.shelters.len()
    }

    /// Returns the shelters.
    pub fn shelters(&self) -> Vec<Shelter> {
        let sites = self.list(SiteKind::Shelter);
        let rows = sites.into_iter().zip(&self.shelters);
        rows.map(|(site, haven)| Shelter {
            site,
            places: Persons(haven.places),
            intake_per_day: haven.intake.map(Persons),
            stay: haven
                .stay
                .map(|(median, spread, safety)| Stay::new(Minutes(median), spread, safety)),
        })
        .collect()
    }

    /// Returns the roads: along the grid, so that times are closed under shortest paths.
    pub fn travel(&self) -> Travel {
        let spots = self.spots();
        let road = |(at, a): (usize, Spot), (to, b): (usize, Spot)| {
            let km = a.east.abs_diff(b.east) + a.north.abs_diff(b.north) + 3;
            match (at == to, a.reached && b.reached) {
                (true, _) => (Some(Minutes(0)), Metres(0)),
                (false, true) => (
                    i32::try_from(km * self.pace).ok().map(Minutes),
                    Metres(u64::from(km) * 1000),
                ),
                (false, false) => (None, Metres(0)),
            }
        };
        let ends = || spots.iter().map(|(_, spot)| *spot).enumerate();
        let (minutes, metres) = ends().flat_map(|from| ends().map(move |to| road(from, to))).unzip();
        Travel::new(spots.len(), minutes, metres)
    }

    /// Returns the roads with stretches that are travelled by day only.
    pub fn with_dangers(&self, travel: Travel) -> Travel {
        let sites = self.count();
        let mut night = NightRoads {
            convoys: vec![None; sites * sites],
            empty: vec![None; sites * sites],
        };
        for danger in &self.dangers {
            let (from, to) = (danger.from.index(sites), danger.to.index(sites));
            let ends = (SiteIx::from_position(from), SiteIx::from_position(to));
            let Some(Minutes(minutes)) = travel.minutes(ends.0, ends.1).filter(|m| m.0 > 0) else {
                continue;
            };
            let part = |eighths: i32| Minutes(minutes * eighths.min(8) / 8);
            let stretch = Some(Stretch {
                from: part(danger.starts),
                to: part(danger.starts + danger.long),
            });
            // What is closed for all is closed for convoys.
            night.convoys[from * sites + to] = stretch;
            night.empty[from * sites + to] = stretch.filter(|_| danger.closed);
        }
        travel.with_night_roads(night)
    }
}

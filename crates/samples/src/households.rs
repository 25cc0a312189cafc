//! Households: sizes, needs, tiers, the places they accept, and their answer.

use super::Size;
use super::places::Places;
use movement::registry::{Consent, Household, ShelterIx, SiteKind};
use movement::units::{Kilograms, Persons};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

/// One household, before its places are known.
#[derive(Clone, Debug)]
pub struct Draw {
    site: Index,
    members: u32,
    wheelchairs: u32,
    stretchers: u32,
    tier: u8,
    /// One bit a shelter; `None` means any.
    accepts: Option<u8>,
    said_yes: bool,
}

/// Returns a strategy for households.
pub fn households(size: Size) -> impl Strategy<Value = Vec<Draw>> {
    let members = prop_oneof![30 => 1_u32..=9, 1 => 10_u32..=60];
    let need = || prop_oneof![24 => Just(0_u32), 1 => 1_u32..=3];
    let tier = prop_oneof![3 => 1_u8..=3, 1 => 1_u8..=9];
    let accepts = option::weighted(0.4, 1_u8..=31);
    let draw = (
        any::<Index>(),
        members,
        need(),
        need(),
        tier,
        accepts,
        prop::bool::weighted(0.85),
    );
    let draw = draw.prop_map(
        |(site, members, wheelchairs, stretchers, tier, accepts, said_yes)| Draw {
            site,
            members,
            wheelchairs: wheelchairs.min(members),
            stretchers: stretchers.min(members - wheelchairs.min(members)),
            tier,
            accepts,
            said_yes,
        },
    );
    vec(draw, size.households())
}

/// Puts households into camps.
pub fn build(draws: &[Draw], places: &Places) -> Vec<Household> {
    let camps = places.list(SiteKind::Camp);
    let numbered = draws.iter().enumerate();
    numbered
        .map(|(position, draw)| Household {
            token: format!("household-{position}"),
            site: camps[draw.site.index(camps.len())],
            members: Persons(draw.members),
            wheelchairs: Persons(draw.wheelchairs),
            stretchers: Persons(draw.stretchers),
            luggage: Kilograms(0),
            tier: draw.tier,
            accepts: draw.accepts.map(|bits| list_shelters(bits, places.shelter_count())),
            consent: if draw.said_yes { Consent::Yes } else { Consent::No },
        })
        .collect()
}

fn list_shelters(bits: u8, shelters: usize) -> Vec<ShelterIx> {
    let accepted = (0..shelters).filter(|shelter| bits >> shelter & 1 == 1);
    let accepted: Vec<ShelterIx> = accepted.map(ShelterIx::from_position).collect();
    if accepted.is_empty() {
        vec![ShelterIx(0)]
    } else {
        accepted
    }
}

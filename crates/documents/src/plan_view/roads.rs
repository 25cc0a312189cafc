//! Roads for the map, found again in the table of times between all sites.

use crate::json;
use movement::operation::Operation;
use movement::registry::SiteIx;
use movement::units::Minutes;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Leg {
    from: u32,
    to: u32,
    km: f64,
    minutes: i32,
}

/// The roads of their own between two sites: no third site lies on the way. Each once, whichever ways it may be driven.
/// Without coordinates there is no map, so no roads.
pub(super) fn legs(operation: &Operation) -> Vec<Leg> {
    if operation.sites.iter().any(|site| site.coordinates.is_none()) {
        return Vec::new();
    }
    let sites: Vec<SiteIx> = (0..operation.sites.len()).map(SiteIx::from_position).collect();
    let pairs = sites
        .iter()
        .enumerate()
        .flat_map(|(at, a)| sites[at + 1..].iter().map(move |b| (*a, *b)));
    pairs
        .filter_map(|(a, b)| own_leg(operation, &sites, a, b).or_else(|| own_leg(operation, &sites, b, a)))
        .collect()
}

fn own_leg(operation: &Operation, sites: &[SiteIx], from: SiteIx, to: SiteIx) -> Option<Leg> {
    let minutes = |a, b| operation.travel.minutes(a, b);
    let direct = minutes(from, to)?;
    let lies_between = |by: &SiteIx| match (minutes(from, *by), minutes(*by, to)) {
        (Some(Minutes(first)), Some(Minutes(second))) => first.saturating_add(second) <= direct.0,
        _ => false,
    };
    let between = sites.iter().any(|by| *by != from && *by != to && lies_between(by));
    (!between).then(|| Leg {
        from: from.0,
        to: to.0,
        km: json::kilometres(operation.travel.metres(from, to)),
        minutes: direct.0,
    })
}

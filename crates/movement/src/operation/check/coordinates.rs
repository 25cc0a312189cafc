//! Coordinates that look exchanged: as written a leg of the site is impossibly short, exchanged it is possible.
//!
//! In some countries latitudes and longitudes are of one size, so a range check does not see it; the roads do.

use super::legs::Leg;
use super::sites::{Sites, report_swapped};
use crate::problem::Problems;
use crate::registry::Coordinates;

/// Reports sites whose coordinates look exchanged and takes their points away, so that their legs are not judged.
pub(super) fn check(legs: &[Leg], sites: &mut Sites<'_>, problems: &mut Problems) {
    let mut of_site: Vec<Vec<&Leg>> = vec![Vec::new(); sites.sites.len()];
    for leg in legs.iter().filter(|leg| is_short(leg, sites)) {
        of_site[leg.from.at()].push(leg);
        of_site[leg.to.at()].push(leg);
    }
    let mut suspects: Vec<usize> = (0..of_site.len()).filter(|at| !of_site[*at].is_empty()).collect();
    if suspects.is_empty() {
        return;
    }
    for leg in legs.iter().filter(|leg| !is_short(leg, sites)) {
        for at in [leg.from.at(), leg.to.at()] {
            if !of_site[at].is_empty() {
                of_site[at].push(leg);
            }
        }
    }
    // The site that explains most comes first; what it explains can then accuse no other.
    let best = |suspects: &[usize], sites: &Sites<'_>| {
        let gains = suspects
            .iter()
            .filter_map(|at| Some((gain(*at, &of_site[*at], sites)?, *at)));
        gains.max().map(|(_, at)| at)
    };
    while let Some(at) = best(&suspects, sites) {
        if let Some(point) = sites.points[at].take() {
            let cause = format!(
                "With {} north and {} east a leg of {} is shorter than the great circle; exchanged, all is well.",
                point.latitude, point.longitude, sites.sites[at].id
            );
            report_swapped(sites.places[at].clone(), cause, problems);
        }
        suspects.retain(|suspect| *suspect != at);
    }
}

fn is_short(leg: &Leg, sites: &Sites<'_>) -> bool {
    match (sites.points[leg.from.at()], sites.points[leg.to.at()]) {
        (Some(a), Some(b)) => !leg.can_join(a, b),
        _ => false,
    }
}

/// How much exchanging the coordinates of a site would explain: whether it breaks no leg, how many more it mends
/// than it breaks, and how many kilometres nearer to the other ends the site would lie.
type Gain = (bool, usize, i64);

/// Returns the gain of a site; `None` when exchanging its coordinates would not mend more legs than it breaks.
fn gain(at: usize, legs: &[&Leg], sites: &Sites<'_>) -> Option<Gain> {
    let written = sites.points[at]?;
    let exchanged = Coordinates {
        latitude: written.longitude,
        longitude: written.latitude,
    };
    if !(-90.0..=90.0).contains(&exchanged.latitude) {
        return None;
    }
    let (mut mended, mut broken, mut nearer) = (0_usize, 0_usize, 0.0);
    for leg in legs {
        let other = if leg.from.at() == at { leg.to } else { leg.from };
        let Some(other) = sites.points[other.at()] else {
            continue;
        };
        let (before, after) = (leg.can_join(written, other), leg.can_join(exchanged, other));
        mended += usize::from(after && !before);
        broken += usize::from(before && !after);
        nearer += written.great_circle_km(other) - exchanged.great_circle_km(other);
    }
    #[allow(clippy::cast_possible_truncation, reason = "kilometres on earth, times legs")]
    let nearer = nearer as i64;
    let more = mended.checked_sub(broken).filter(|more| *more > 0)?;
    Some((broken == 0, more, nearer))
}

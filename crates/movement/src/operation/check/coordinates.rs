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
    while let Some((gain, at)) = suspects.iter().map(|at| (gain(*at, &of_site[*at], sites), *at)).max() {
        if gain.0 <= 0 {
            return;
        }
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

/// Returns how many legs of a site exchanging its coordinates would mend rather than break, and how many kilometres
/// nearer to the other ends it would then lie.
fn gain(at: usize, legs: &[&Leg], sites: &Sites<'_>) -> (i64, i64) {
    let Some(written) = sites.points[at] else { return (0, 0) };
    let exchanged = Coordinates {
        latitude: written.longitude,
        longitude: written.latitude,
    };
    if !(-90.0..=90.0).contains(&exchanged.latitude) {
        return (0, 0);
    }
    let (mut mended, mut nearer) = (0, 0.0);
    for leg in legs {
        let other = if leg.from.at() == at { leg.to } else { leg.from };
        let Some(other) = sites.points[other.at()] else {
            continue;
        };
        mended += i64::from(leg.can_join(exchanged, other)) - i64::from(leg.can_join(written, other));
        nearer += written.great_circle_km(other) - exchanged.great_circle_km(other);
    }
    #[allow(clippy::cast_possible_truncation, reason = "kilometres on earth, times legs")]
    let nearer = nearer as i64;
    (mended, nearer)
}

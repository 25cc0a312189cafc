//! Whether corridors lead from a camp to each shelter, directly or over one crossing.

use super::corridors::Corridors;
use super::shelters::Shelters;
use super::sites::Sites;
use crate::operation::draft::Table;
use crate::problem::{Problems, code};
use crate::registry::{SiteIx, SiteKind};
use std::collections::BTreeSet;

/// Reports shelters that nobody can reach. Roads are judged with the corridors that need them.
pub(super) fn check(
    table: &Table,
    shelters: &Shelters<'_>,
    sites: &Sites<'_>,
    corridors: &Corridors<'_>,
    problems: &mut Problems,
) {
    if !corridors.complete {
        return;
    }
    let is = |site: SiteIx, kind: SiteKind| sites.kinds[site.at()].is_none_or(|known| known == kind);
    let pairs = || corridors.passages.keys().copied();
    let from_camp: BTreeSet<SiteIx> = pairs()
        .filter(|(from, _)| is(*from, SiteKind::Camp))
        .map(|(_, to)| to)
        .collect();
    let mut reached = from_camp.clone();
    let over = |from: SiteIx| is(from, SiteKind::Crossing) && from_camp.contains(&from);
    reached.extend(pairs().filter(|(from, _)| over(*from)).map(|(_, to)| to));
    let column = table.column("site_id");
    for (at, row) in table.list_rows().take(shelters.shelters.len()).enumerate() {
        let site = shelters.shelters[at].site;
        if shelters.placed[at] && !reached.contains(&site) {
            problems.add(
                code::UNREACHABLE_SHELTER,
                row.place(column),
                format!(
                    "No corridor leads from a camp to {}, neither directly nor over one crossing.",
                    sites.sites[site.at()].id
                ),
                "Add the shelter to a corridor in corridors.csv, or delete the row.",
            );
        }
    }
}

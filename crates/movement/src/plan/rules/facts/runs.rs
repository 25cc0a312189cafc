//! What each vehicle does, one loaded run after another.

use super::{Facts, Known};
use crate::registry::{SiteIx, VehicleIx};

/// One loaded run of a vehicle and the empty drive before it.
pub(in super::super) struct Run<'f, 'a> {
    /// The convoy it drives in.
    pub known: &'f Known<'a>,
    /// Where it stands before.
    pub place: SiteIx,
    /// From when it is free there.
    pub free: i64,
    /// Minutes of the empty drive to the convoy's start, 0 when it stands there; `None` without a road.
    pub empty: Option<i64>,
    /// When it sets out empty: as the plan says, else just in time.
    pub sets_out: i64,
}

impl<'a> Facts<'a> {
    /// Returns each vehicle that drives, with its runs in the order of their start.
    pub fn vehicle_runs(&self) -> Vec<(VehicleIx, Vec<Run<'_, 'a>>)> {
        let mut drives: Vec<_> = self
            .trips()
            .map(|(known, trip)| (trip.vehicle, known.hours.start, known.number, known, trip))
            .collect();
        drives.sort_by_key(|(vehicle, start, number, ..)| (*vehicle, *start, *number));
        drives.dedup_by_key(|(vehicle, _, number, ..)| (*vehicle, *number));
        drives
            .chunk_by(|a, b| a.0 == b.0)
            .map(|drives| {
                let vehicle = &self.operation.vehicles[drives[0].0.at()];
                let (mut place, mut free) = (vehicle.place, i64::from(vehicle.free_from.0));
                let runs = drives.iter().map(|(.., known, trip)| {
                    let empty = self.drive(place, known.convoy.from);
                    let just_in_time = known.hours.start - empty.unwrap_or(0);
                    let run = Run {
                        known,
                        place,
                        free,
                        empty,
                        sets_out: trip.empty_at.map_or(just_in_time, |at| i64::from(at.0)),
                    };
                    (place, free) = (known.convoy.to, known.hours.unloaded);
                    run
                });
                (drives[0].0, runs.collect())
            })
            .collect()
    }
}

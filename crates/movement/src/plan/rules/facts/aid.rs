//! Aid convoys with hours, and everything that passes a checkpoint or takes an escort, whoever it carries.

use super::Facts;
use crate::access::AidConvoy;
use crate::registry::{CorridorIx, EscortPoolIx};

/// An aid convoy with an hour, and its times in minutes since the first midnight, each duration times the factor.
#[derive(Clone, Copy)]
pub(in super::super) struct KnownAid<'a> {
    pub aid: &'a AidConvoy,
    pub departure: i64,
    pub gate: i64,
    pub through: i64,
    pub drive: i64,
}

/// One convoy, of people or of aid, at a checkpoint.
pub(in super::super) struct Passing {
    pub name: String,
    pub corridor: CorridorIx,
    pub gate: i64,
    pub through: i64,
    order: usize,
}

/// One convoy, of people or of aid, with an escort.
pub(in super::super) struct Escorted {
    pub name: String,
    pub from: i64,
    pub back: i64,
}

impl KnownAid<'_> {
    pub fn name(&self) -> String {
        format!("aid convoy {}", self.aid.id)
    }
}

impl<'a> Facts<'a> {
    /// Returns the aid convoys of the plan that are rows of the operation, in the order of the plan.
    pub fn list_aid(&self) -> Vec<KnownAid<'a>> {
        let operation = self.operation;
        let listed = self.plan.aid.iter();
        let known =
            listed.filter_map(|passage| Some((operation.aid.get(passage.aid.at())?, i64::from(passage.gate.0))));
        known
            .map(|(aid, gate)| {
                let inspection = self.aid_minutes(i64::from(aid.inspection.0));
                let drive = self.aid_minutes(self.drive(aid.from, aid.to).unwrap_or(0));
                let through = gate + inspection;
                KnownAid {
                    aid,
                    departure: if aid.inbound { gate - drive } else { through },
                    gate,
                    through,
                    drive,
                }
            })
            .collect()
    }

    /// Returns how long something is counted to take that is planned to take so many minutes.
    pub fn aid_minutes(&self, planned: i64) -> i64 {
        let percent = i64::from(self.operation.rules.aid_duration_percent);
        planned.saturating_mul(percent).saturating_add(99) / 100
    }

    /// Returns who passes each checkpoint, in the order in which they reach it; of two in one minute the one first that
    /// is through first.
    pub fn passings(&self) -> Vec<Vec<Passing>> {
        let people = self.convoys.iter().map(|known| Passing {
            name: known.name(),
            corridor: known.convoy.corridor,
            gate: known.hours.gate,
            through: known.hours.departure,
            order: known.number,
        });
        let aid = self.list_aid().into_iter().enumerate().map(|(number, known)| Passing {
            name: known.name(),
            corridor: known.aid.corridor,
            gate: known.gate,
            through: known.through,
            order: self.convoys.len() + number,
        });
        let corridors = self.operation.corridors.len();
        let mut passings: Vec<Vec<Passing>> = (0..corridors).map(|_| Vec::new()).collect();
        for passing in people.chain(aid) {
            if let Some(queue) = passings.get_mut(passing.corridor.at()) {
                queue.push(passing);
            }
        }
        for queue in &mut passings {
            queue.sort_by_key(|passing| (passing.gate, passing.through, passing.order));
        }
        passings
    }

    /// Returns who has an escort of a pool, in the order in which the escorts leave.
    pub fn escorted(&self, pool: EscortPoolIx) -> Vec<Escorted> {
        let draws = |corridor: CorridorIx| {
            let corridor = self.operation.corridors.get(corridor.at());
            corridor.is_some_and(|corridor| corridor.escort == Some(pool))
        };
        let people = self.convoys.iter().filter(|known| draws(known.convoy.corridor));
        let people = people.map(|known| Escorted {
            name: known.name(),
            from: known.hours.departure,
            back: known.hours.departure + 2 * known.hours.drive(),
        });
        let aid = self.list_aid().into_iter();
        let aid = aid
            .filter(|known| known.aid.escort && draws(known.aid.corridor))
            .map(|known| {
                let there_and_back = 2 * known.drive;
                let (from, back) = if known.aid.inbound {
                    (known.gate - there_and_back, known.through)
                } else {
                    (known.through, known.through + there_and_back)
                };
                Escorted {
                    name: known.name(),
                    from,
                    back,
                }
            });
        let mut all: Vec<Escorted> = people.chain(aid).collect();
        all.sort_by_key(|escorted| escorted.from);
        all
    }
}

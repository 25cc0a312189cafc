//! When a household goes and with whom, or why it waits, and what bars it from the convoys before.

use super::{barred, token};
use crate::output;
use crate::words::{count, local, local_iso, people};
use actions::explain::{Explainer, Standing};
use movement::operation::Operation;
use movement::plan::trial::Trial;
use movement::plan::{Convoy, convoy_id};
use movement::registry::{Consent, Household, HouseholdIx, SiteIx};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io;

/// A household that asks.
pub struct Asked<'a> {
    /// What the plan is of.
    pub operation: &'a Operation,
    /// The plan.
    pub explainer: &'a Explainer<'a>,
    /// Who asks.
    pub household: HouseholdIx,
}

impl Asked<'_> {
    /// Prints when it goes and what bars it from going earlier.
    pub fn print(&self, as_json: bool) -> io::Result<()> {
        let earlier = self.explainer.earlier(self.household);
        output::answer_either(as_json, || self.value(&earlier), || self.text(&earlier))
    }

    pub fn who(&self) -> &Household {
        &self.operation.households[self.household.at()]
    }

    pub fn convoy(&self, at: usize) -> &Convoy {
        &self.explainer.plan().convoys[at]
    }

    fn text(&self, earlier: &[(usize, Trial)]) -> String {
        let mut lines = self.head();
        if self.who().consent == Consent::No {
            return lines.join("\n");
        }
        lines.push(String::new());
        let home = self.site(self.who().site);
        if earlier.is_empty() {
            lines.push(match self.explainer.standing(self.household) {
                Standing::Rides(_) => format!("No convoy leaves {home} earlier."),
                _ => format!("No convoy leaves {home}."),
            });
            return lines.join("\n");
        }
        lines.push(match self.explainer.standing(self.household) {
            Standing::Rides(_) => format!("Convoys that leave {home} earlier, the nearest first:"),
            _ => format!("Convoys that leave {home}, the last first:"),
        });
        for (at, trial) in earlier {
            lines.push(format!("  {}", self.hours(*at)));
            lines.push(format!("    {}", barred::first(self, trial)));
        }
        lines.push(String::new());
        lines
            .push("With --convoy ID: everything that bars it from that one, and what would have to change.".to_owned());
        lines.join("\n")
    }

    /// Returns who asks and when it goes, or why it waits.
    pub fn head(&self) -> Vec<String> {
        let who = self.who();
        let mut lines = vec![format!(
            "Household {}: {}, tier {}, waits at {}.",
            token(self.operation, self.household),
            people(who.members.0),
            who.tier,
            self.site(who.site)
        )];
        match self.explainer.standing(self.household) {
            Standing::Rides(convoys) => {
                lines.push("It goes:".to_owned());
                for at in convoys {
                    lines.push(format!("  {}", self.hours(at)));
                    lines.push(format!("    {}", self.company(at)));
                }
            }
            Standing::Waits(reason) => {
                lines.push(format!("It has no seat: {}", reason.cause()));
                lines.push(format!("  -> {}", reason.remedy()));
            }
            Standing::DidNotSayYes => {
                lines.push("No yes of it counts here, so that no seat is planned for it.".to_owned())
            }
        }
        lines
    }

    /// Returns a convoy with its hours and places.
    pub fn hours(&self, at: usize) -> String {
        let convoy = self.convoy(at);
        let timing = convoy.timing(self.operation);
        let calendar = &self.operation.calendar;
        let clock = |moment| calendar.local(moment).strftime("%H:%M").to_string();
        let same_day = calendar.day_of(timing.start) == calendar.day_of(timing.arrival);
        let arrives = if same_day {
            clock(timing.arrival)
        } else {
            local(calendar, timing.arrival)
        };
        format!(
            "{}  {}: loads, leaves {}, arrives {arrives}; {} to {}",
            convoy_id(at),
            local(calendar, timing.start),
            clock(timing.departure),
            self.site(convoy.from),
            self.site(convoy.to)
        )
    }

    /// Returns with how many others it rides, and in what.
    fn company(&self, at: usize) -> String {
        let convoy = self.convoy(at);
        let loads = convoy.trips.iter().flat_map(|trip| &trip.load);
        let others: BTreeSet<HouseholdIx> = loads
            .map(|load| load.household)
            .filter(|h| *h != self.household)
            .collect();
        let with = match others.len() {
            0 => "alone".to_owned(),
            number => format!("with {}", count(number, "other household")),
        };
        let vehicles = self.own_vehicles(convoy).join(", ");
        format!("{with}, {} in all; in {vehicles}", people(convoy.people().0))
    }

    fn own_vehicles(&self, convoy: &Convoy) -> Vec<&str> {
        let own = convoy
            .trips
            .iter()
            .filter(|trip| trip.load.iter().any(|load| load.household == self.household));
        own.map(|trip| self.operation.vehicles[trip.vehicle.at()].id.as_str())
            .collect()
    }

    /// Returns the name of a place.
    pub fn site(&self, site: SiteIx) -> &str {
        &self.operation.sites[site.at()].name
    }

    fn value(&self, earlier: &[(usize, Trial)]) -> Value {
        let mut value = self.head_value();
        let earlier = earlier.iter().map(|(at, trial)| {
            json!({ "convoy": self.convoy_value(*at), "bars": barred::bars(trial), "rooms": barred::rooms(self, trial) })
        });
        value["earlier"] = earlier.collect();
        value
    }

    /// Returns who asks and how it stands, for programs.
    pub fn head_value(&self) -> Value {
        let who = self.who();
        let mut value = json!({
            "household": who.token, "people": who.members.0, "tier": who.tier,
            "waits_at": self.operation.sites[who.site.at()].id,
            "convoys": [], "reason": null, "said_yes": true,
        });
        match self.explainer.standing(self.household) {
            Standing::Rides(convoys) => {
                value["convoys"] = convoys.into_iter().map(|at| self.convoy_value(at)).collect()
            }
            Standing::Waits(reason) => {
                value["reason"] = json!({ "code": reason.code(), "cause": reason.cause(), "remedy": reason.remedy() });
            }
            Standing::DidNotSayYes => value["said_yes"] = false.into(),
        }
        value
    }

    /// Returns a convoy for programs.
    pub fn convoy_value(&self, at: usize) -> Value {
        let convoy = self.convoy(at);
        let (timing, sites) = (convoy.timing(self.operation), &self.operation.sites);
        let hour = |moment| local_iso(&self.operation.calendar, moment);
        json!({
            "id": convoy_id(at), "from": sites[convoy.from.at()].id, "to": sites[convoy.to.at()].id,
            "people": convoy.people().0, "vehicles": self.own_vehicles(convoy),
            "start": timing.start.0, "departure": timing.departure.0, "arrival": timing.arrival.0,
            "start_local": hour(timing.start), "departure_local": hour(timing.departure), "arrival_local": hour(timing.arrival),
        })
    }
}

//! What an onlooker asks of a device after a step. What should hold is worked out from the facts anew, by other means than the state's.

use super::{Fault, Seen, Tried, World};
use envelope::StateDigest;
use movement::ledger::{
    AuthorId, Body, Conflict, ConsentStatus, Direction, Fact, FactId, PersonId, Purpose, State, Timestamp,
};
use std::collections::{BTreeMap, BTreeSet};

impl World {
    /// Returns the facts that count at a device.
    pub(super) fn counted(&self, at: usize) -> BTreeSet<FactId> {
        let state = self.devices[at].state();
        let facts = self.devices[at].facts().into_keys();
        facts.filter(|id| !state.set_aside.contains_key(id)).collect()
    }

    /// Returns what a device shows: its state, or that of a wrong program.
    pub(super) fn shown(&self, at: usize) -> State {
        let device = &self.devices[at];
        let mut facts = device.facts();
        match self.fault {
            Some(Fault::ShowsWhatWas) => device.showed.clone().unwrap_or_else(|| device.state()),
            Some(Fault::RemovedCountsOn) => {
                facts.retain(|_, fact| !matches!(fact.body, Body::DeviceRemoved { .. }));
                State::of(self.ledger, &facts)
            }
            Some(Fault::LastToldFirst) => {
                // As if the last one told were not known yet.
                device.arrived.last().map(|last| facts.remove(last));
                State::of(self.ledger, &facts)
            }
            _ => device.state(),
        }
    }

    /// Looks at one device. `before` is what it knew a step ago.
    pub(super) fn look(&self, at: usize, before: &BTreeSet<FactId>, seen: &mut Seen) -> Tried<()> {
        let (device, shown) = (&self.devices[at], self.shown(at));
        let facts = device.facts();
        seen.looks += 1;
        if !before.iter().all(|id| facts.contains_key(id)) {
            return Err(format!("device {at} does not know any more what it knew"));
        }
        if StateDigest::of(&shown) != StateDigest::of(&State::of(self.ledger, &facts)) {
            return Err(format!("device {at} shows another state than its facts fold to"));
        }
        seen.rebuilt += 1;
        self.look_at_counts(at, facts.len() as u64)?;
        let counted = self.counted(at);
        for person in &self.persons {
            self.look_at_consent(at, *person, &counted, &shown, seen)?;
        }
        self.look_at_conflicts(at, &counted, &facts, &shown, seen)
    }

    /// Nothing that was received vanishes: taken in, known, or in quarantine.
    fn look_at_counts(&self, at: usize, kept: u64) -> Tried<()> {
        let device = &self.devices[at];
        let received = device.reads().received().map_err(|why| why.to_string())?;
        let sum = received.accepted + received.duplicate + received.quarantined;
        if (received.all, sum, received.accepted) != (device.given, device.given, kept) {
            return Err(format!(
                "device {at}: {} were given, {received:?} counted, {kept} kept",
                device.given
            ));
        }
        let aside = device.reads().quarantine().map_err(|why| why.to_string())?;
        if (received.quarantined > 0) == aside.is_empty() {
            return Err(format!("device {at}: {received:?} counted, {} kept aside", aside.len()));
        }
        Ok(())
    }

    fn look_at_consent(
        &self,
        at: usize,
        person: PersonId,
        counted: &BTreeSet<FactId>,
        shown: &State,
        seen: &mut Seen,
    ) -> Tried<()> {
        let facts = self.devices[at].facts();
        let any = self
            .yeses
            .iter()
            .any(|yes| yes.person == person && counted.contains(&yes.id));
        let should = self.should(at, person, counted);
        let holds = self.holds(at, person, counted, shown);
        // What passed through a device that was removed may count for less, never for more; nor does a yes count that rests on a fact
        // which did not come yet: nobody here can tell what that one knew.
        let all = |fact: &Fact| fact.refs.iter().all(|id| facts.contains_key(id));
        let exact = counted.len() == facts.len() && facts.values().all(all);
        seen.exact += u64::from(exact);
        let fits = if exact { holds == should } else { should || !holds };
        if !fits {
            return Err(format!("device {at}: a consent holds: {holds}; it should: {should}"));
        }
        seen.held += u64::from(holds);
        seen.ended += u64::from(any && !holds);
        Ok(())
    }

    /// Says whether a consent should hold: some yes that has not ended knew of every no that counts here.
    pub(super) fn should(&self, at: usize, person: PersonId, counted: &BTreeSet<FactId>) -> bool {
        let facts = self.devices[at].facts();
        let is_no =
            |id: &&FactId| matches!(&facts[*id].body, Body::ConsentWithdrawn { person: of, .. } if *of == person);
        let noes: BTreeSet<FactId> = counted.iter().filter(is_no).copied().collect();
        let now = self.devices[at].clock;
        let own = self
            .yeses
            .iter()
            .filter(|yes| yes.person == person && counted.contains(&yes.id));
        own.into_iter()
            .any(|yes| noes.is_subset(&yes.knew) && now < yes.expires)
    }

    /// Says whether a consent holds, as this device says it, or as a wrong program would.
    fn holds(&self, at: usize, person: PersonId, counted: &BTreeSet<FactId>, shown: &State) -> bool {
        let device = &self.devices[at];
        let facts = device.facts();
        let says = |id: &FactId| match &facts[id].body {
            Body::ConsentGiven { person: of, .. } if *of == person => Some(true),
            Body::ConsentWithdrawn { person: of, .. } if *of == person => Some(false),
            _ => None,
        };
        let said = || {
            device
                .arrived
                .iter()
                .filter(|id| counted.contains(id) && says(id).is_some())
        };
        let now = match self.fault {
            Some(Fault::ExpiryForgotten) => i64::MIN,
            _ => device.clock,
        };
        match self.fault {
            Some(Fault::LatestClockWins) => said().max_by_key(|id| facts[id].at).and_then(says).unwrap_or(false),
            Some(Fault::LastArrivalWins) => said().next_back().and_then(says).unwrap_or(false),
            Some(Fault::AnyYesHolds) => said().filter_map(says).any(|yes| yes),
            _ => matches!(
                shown.consent(person, &Purpose::Move, Timestamp(now)),
                ConsentStatus::InForce { .. }
            ),
        }
    }

    /// Whoever is aboard without a consent or of two convoys, and each device with two histories, is shown.
    fn look_at_conflicts(
        &self,
        at: usize,
        counted: &BTreeSet<FactId>,
        facts: &BTreeMap<FactId, Fact>,
        shown: &State,
        seen: &mut Seen,
    ) -> Tried<()> {
        let now = Timestamp(self.devices[at].clock);
        let hides = |conflict: &Conflict| match self.fault {
            Some(Fault::HidesWhoIsAboardWithoutConsent) => matches!(conflict, Conflict::AboardWithoutConsent { .. }),
            Some(Fault::HidesWhoIsAboardTwice) => matches!(conflict, Conflict::AboardTwice { .. }),
            Some(Fault::HidesTwoHistories) => matches!(conflict, Conflict::TwoHistories { .. }),
            _ => false,
        };
        let mut conflicts = shown.conflicts(now);
        conflicts.retain(|conflict| !hides(conflict));
        for person in &self.persons {
            let aboard = aboard(*person, counted, facts);
            let shows =
                |wanted: fn(&Conflict) -> Option<PersonId>| conflicts.iter().any(|one| wanted(one) == Some(*person));
            let twice = shows(|conflict| match conflict {
                Conflict::AboardTwice { person, .. } => Some(*person),
                _ => None,
            });
            let without = shows(|conflict| match conflict {
                Conflict::AboardWithoutConsent { person } => Some(*person),
                _ => None,
            });
            let holds = self.holds(at, *person, counted, shown);
            if twice != (aboard.len() > 1) || without != (!aboard.is_empty() && !holds) {
                return Err(format!(
                    "device {at}: aboard by {} facts, consent {holds}; shown twice {twice}, without consent {without}",
                    aboard.len()
                ));
            }
        }
        let shown: BTreeSet<AuthorId> = conflicts
            .into_iter()
            .filter_map(|conflict| match conflict {
                Conflict::TwoHistories { device, .. } => Some(device),
                _ => None,
            })
            .collect();
        let parted = parted(facts);
        seen.two_histories += parted.len() as u64;
        if shown == parted {
            Ok(())
        } else {
            Err(format!(
                "device {at}: {} devices have two histories, {} are shown",
                parted.len(),
                shown.len()
            ))
        }
    }
}

/// Returns the facts by which a person is aboard: those that no other boarding of it cites.
fn aboard(person: PersonId, counted: &BTreeSet<FactId>, facts: &BTreeMap<FactId, Fact>) -> Vec<FactId> {
    let steps = |id: &&FactId| matches!(&facts[*id].body, Body::Boarding { person: of, .. } if *of == person);
    let own: Vec<&FactId> = counted.iter().filter(steps).collect();
    let cited: BTreeSet<&FactId> = own.iter().flat_map(|id| &facts[*id].refs).collect();
    let open = own.into_iter().filter(|id| !cited.contains(id)).copied();
    let is_in = |id: &FactId| {
        matches!(
            &facts[id].body,
            Body::Boarding {
                direction: Direction::In,
                ..
            }
        )
    };
    open.filter(is_in).collect()
}

/// Returns the devices that have different facts with one number.
fn parted(facts: &BTreeMap<FactId, Fact>) -> BTreeSet<AuthorId> {
    let mut numbers: BTreeMap<(AuthorId, u64), u64> = BTreeMap::new();
    for fact in facts.values() {
        *numbers.entry((fact.author, fact.seq)).or_default() += 1;
    }
    let twice = numbers.into_iter().filter(|(_, facts)| *facts > 1);
    twice.map(|((device, _), _)| device).collect()
}

//! One device: its key, its clock, its file on the simulated disk, and what is known of it from outside.

use super::{Fault, MINUTE, Tried};
use crate::disk::Disk;
use crate::vfs;
use crate::watched::Watched;
use actions::ledger::{Desk, NotRecorded};
use envelope::DeviceKey;
use movement::ledger::{Fact, FactId, Fold, State, Timestamp};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use store::{Folded, Sqlite, Store};

pub(super) struct Device {
    pub key: DeviceKey,
    pub path: String,
    pub clock: i64,
    /// Closed only while its power is off.
    store: Option<Watched<Folded<Sqlite>>>,
    /// Things it was given and acknowledged since it was made, or set back.
    pub given: u64,
    /// Things it was given when its power went.
    pub unanswered: u64,
    /// Facts in the order in which it came to know them.
    pub arrived: Vec<FactId>,
    /// An older copy of what it has.
    pub copy: Vec<Vec<u8>>,
    /// What it showed a step ago.
    pub showed: Option<State>,
}

impl Device {
    /// Makes one with an empty file.
    pub fn new(number: u8, image: &[u8], fault: Option<Fault>) -> Tried<Self> {
        let path = format!("/simulated/{number}.db");
        vfs::with(|disk| disk.put(&path, image));
        let mut device = Self {
            key: DeviceKey::from_secret(&[number + 1; 32]),
            path,
            clock: 1_764_000_000_000,
            store: None,
            given: 0,
            unanswered: 0,
            arrived: Vec::new(),
            copy: Vec::new(),
            showed: None,
        };
        device.open(fault)?;
        Ok(device)
    }

    fn open(&mut self, fault: Option<Fault>) -> Tried<()> {
        let opened = Sqlite::open(self.path.as_ref()).and_then(Folded::new);
        let store = opened.map_err(|why| format!("{} does not open: {why}", self.path))?;
        self.store = Some(Watched::new(store, Fault::of_store(fault)));
        Ok(())
    }

    pub fn store(&mut self) -> &mut Watched<Folded<Sqlite>> {
        self.store.as_mut().expect("the power is on")
    }

    /// Looked at only while the power is on: it goes in [`Self::recover`] alone, which turns it on again.
    fn powered(&self) -> &Watched<Folded<Sqlite>> {
        self.store.as_ref().expect("the power is on")
    }

    fn fold(&self) -> Cow<'_, Fold> {
        self.powered().folded().expect("a fold is kept")
    }

    pub fn state(&self) -> State {
        self.fold().state().clone()
    }

    pub fn facts(&self) -> BTreeMap<FactId, Fact> {
        self.fold().facts().clone()
    }

    pub fn reads(&self) -> &dyn Store {
        self.powered()
    }

    /// Does something at its desk.
    pub fn act<T>(
        &mut self,
        chance: &mut fastrand::Rng,
        act: impl FnOnce(&mut Desk<'_>) -> Result<T, NotRecorded>,
    ) -> Result<T, NotRecorded> {
        self.clock += chance.i64(1..60 * MINUTE);
        let mut draw = |bytes: &mut [u8]| {
            chance.fill(bytes);
            Ok(())
        };
        act(&mut Desk {
            store: self.store.as_mut().expect("the power is on"),
            key: &self.key,
            site: "camp",
            now: Timestamp(self.clock),
            draw: &mut draw,
        })
    }

    /// Turns the power on again, when it went meanwhile; returns whether it had.
    pub fn recover(&mut self, fault: Option<Fault>) -> Tried<bool> {
        let off = vfs::with(|disk| disk.is_off());
        self.count();
        if !off {
            vfs::with(Disk::go_on);
            return Ok(false);
        }
        self.store = None;
        vfs::with(|disk| disk.power_cut_of(&self.path));
        self.open(fault)?;
        // What the power came into is there whole, or not at all.
        let received = self.reads().received().map_err(|why| why.to_string())?;
        let unanswered = std::mem::take(&mut self.unanswered);
        if received.all != self.given && received.all != self.given + unanswered {
            let (path, given) = (&self.path, self.given);
            return Err(format!(
                "{path}: {given} acknowledged, {unanswered} not, {received:?} there"
            ));
        }
        self.given = received.all;
        Ok(true)
    }

    /// Counts what it was given.
    fn count(&mut self) {
        let Some(store) = &mut self.store else {
            return;
        };
        for attempt in store.attempts.drain(..) {
            let things = attempt.given.len() as u64;
            if attempt.acknowledged {
                self.given += things;
            } else {
                self.unanswered += things;
            }
        }
    }

    /// Sets it back to its older copy.
    pub fn set_back(&mut self, image: &[u8], fault: Option<Fault>) -> Tried<()> {
        self.store = None;
        vfs::with(|disk| disk.replace(&self.path, image));
        self.open(fault)?;
        (self.given, self.unanswered) = (0, 0);
        self.arrived.clear();
        let copy = self.copy.clone();
        self.store().take_in(&copy).map_err(|why| why.to_string())?;
        self.count();
        Ok(())
    }

    /// Notes what it has come to know.
    pub fn note(&mut self) {
        let known: BTreeSet<FactId> = self.arrived.iter().copied().collect();
        let facts = self.facts();
        self.arrived.extend(facts.keys().filter(|id| !known.contains(id)));
    }
}

//! Power cuts at every moment: a desk records and takes in, on a store in a file on the simulated disk, until the power goes.

use crate::disk::{Disk, DiskFault};
use crate::vfs;
use crate::watched::{StoreFault, Watched};
use actions::ledger::{
    Asked, Desk, NotRecorded, open_ledger, register_household, register_person, take_consent, withdraw_consent,
};
use envelope::{DeviceKey, open};
use movement::ledger::{Body, Channel, Fact, Hearing, LedgerId, PersonId, Purpose, Signer, Standing, State, Timestamp};
use std::collections::BTreeSet;
use std::error::Error;
use store::{Received, Sqlite, Store};

const FILE: &str = "/simulated/ledger.db";
const BEGINS: Timestamp = Timestamp(1_764_000_000_000);

/// A fault planted on purpose, which the trial must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Of the disk.
    Disk(DiskFault),
    /// Of the store.
    Store(StoreFault),
}

/// A ledger that every trial begins with, and facts of another device to take in.
pub struct Beginning {
    image: Vec<u8>,
    known: BTreeSet<Vec<u8>>,
    received: Received,
    person: PersonId,
    theirs: Vec<Vec<u8>>,
}

/// What trials saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Power cuts.
    pub cuts: u64,
    /// Takings in that were acknowledged.
    pub acknowledged: u64,
    /// Takings in that the power cut came into, of which all was there afterwards.
    pub unanswered_and_there: u64,
    /// Takings in that the power cut came into, of which nothing was there afterwards.
    pub unanswered_and_gone: u64,
    /// Power cuts while the store was opened again.
    pub cuts_while_opening: u64,
}

fn key() -> DeviceKey {
    DeviceKey::from_secret(&[1; 32])
}

/// Makes the beginning, with a store in a real file.
///
/// # Errors
/// The real file cannot be made, or a first thing not be recorded in it.
pub fn beginning() -> Result<Beginning, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("ledger.db");
    let ledger = LedgerId::opened_by(key().author());
    let mut store = Sqlite::make(&path, ledger)?;
    let mut chance = fastrand::Rng::with_seed(0);
    let person = at_desk(&mut store, &mut chance, |desk| {
        open_ledger(desk, "Trials")?;
        let household = register_household(desk, "K7QM2X")?;
        register_person(desk, household, Standing::Adult)
    })?;
    let known = store.beyond(&Default::default())?;
    let received = store.received()?;
    drop(store);
    Ok(Beginning {
        image: std::fs::read(&path)?,
        known: known.into_iter().collect(),
        received,
        person,
        theirs: theirs(ledger, person),
    })
}

/// Returns withdrawals by a device that is not enrolled yet: a chain of 40.
fn theirs(ledger: LedgerId, person: PersonId) -> Vec<Vec<u8>> {
    let key = DeviceKey::from_secret(&[2; 32]);
    let mut prev = None;
    let chain = (0..40).map(|seq| {
        let fact = Fact {
            ledger,
            author: key.author(),
            seq,
            prev,
            site: "elsewhere".to_owned(),
            at: BEGINS,
            refs: Vec::new(),
            body: Body::ConsentWithdrawn {
                person,
                purpose: Purpose::Move,
                channel: Channel::Message,
            },
        };
        let signed = key.sign(fact).expect("a fact of its own");
        prev = Some(signed.id);
        signed.bytes
    });
    chain.collect()
}

fn at_desk<T>(
    store: &mut dyn Store,
    chance: &mut fastrand::Rng,
    act: impl FnOnce(&mut Desk<'_>) -> Result<T, NotRecorded>,
) -> Result<T, NotRecorded> {
    let now = Timestamp(BEGINS.0 + chance.i64(0..1_000_000));
    let mut draw = |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    };
    act(&mut Desk {
        store,
        key: &key(),
        site: "camp",
        now,
        draw: &mut draw,
    })
}

/// One thing that happens at the desk.
fn act(from: &Beginning, store: &mut Watched<Sqlite>, chance: &mut fastrand::Rng) -> Result<(), NotRecorded> {
    let person = from.person;
    match chance.u8(..5) {
        0 => at_desk(store, chance, |desk| register_household(desk, "R4WN8T")).map(|_| ()),
        1 => at_desk(store, chance, |desk| {
            let asked = Asked {
                person,
                purpose: Purpose::Move,
                by: Signer::Own,
                hearing: Hearing {
                    language: "ar".to_owned(),
                    alone: true,
                    told: Vec::new(),
                },
                expires: Timestamp(i64::MAX),
            };
            take_consent(desk, asked)
        })
        .map(|_| ()),
        2 => at_desk(store, chance, |desk| {
            withdraw_consent(desk, person, Purpose::Move, Channel::InPerson)
        })
        .map(|_| ()),
        _ => {
            let first = chance.usize(..from.theirs.len());
            let last = (first + chance.usize(1..8)).min(from.theirs.len());
            let mut part = from.theirs[first..last].to_vec();
            part.push(part[0].clone());
            part.push(vec![0; chance.usize(..9)]);
            store.take_in(&part).map(|_| ()).map_err(NotRecorded::Store)
        }
    }
}

/// Runs one trial: acts until the power goes, opens the store again, and looks.
///
/// # Errors
/// Says what was lost, or half there.
pub fn run(from: &Beginning, seed: u64, fault: Option<Fault>, seen: &mut Seen) -> Result<[u8; 32], String> {
    let mut chance = fastrand::Rng::with_seed(seed);
    let (disk_fault, store_fault) = match fault {
        Some(Fault::Disk(fault)) => (Some(fault), None),
        Some(Fault::Store(fault)) => (None, Some(fault)),
        None => (None, None),
    };
    let mut disk = Disk::new(chance.u64(..), disk_fault);
    disk.put(FILE, &from.image);
    disk.cut_after(chance.u64(1..60));
    vfs::mount(disk);
    let mut given = Vec::new();
    // The ledger goes on until the power does, with the store closed and opened now and then.
    while !vfs::with(|disk| disk.is_off()) {
        let Ok(store) = Sqlite::open(FILE.as_ref()) else {
            break;
        };
        let mut store = Watched::new(store, store_fault);
        let times = chance.usize(1..6);
        let _stopped = (0..times).try_for_each(|_| act(from, &mut store, &mut chance));
        given.append(&mut store.attempts);
    }
    let store = open_again(&mut chance, seen)?;
    seen.acknowledged += given.iter().filter(|attempt| attempt.acknowledged).count() as u64;
    look(from, &store, &given, seen)?;
    let mut store = Watched::new(store, None);
    at_desk(&mut store, &mut chance, |desk| register_household(desk, "P5LC9D"))
        .map_err(|why| format!("nothing can be recorded afterwards: {why}"))?;
    drop(store);
    Ok(vfs::with(|disk| disk.trace()))
}

/// Opens the store after the power cut. Now and then it is closed at once, which carries the log over into the database, and the
/// power goes meanwhile.
fn open_again(chance: &mut fastrand::Rng, seen: &mut Seen) -> Result<Sqlite, String> {
    loop {
        vfs::with(Disk::power_cut);
        seen.cuts += 1;
        let again = chance.u8(..4) == 0;
        if again {
            vfs::with(|disk| disk.cut_after(chance.u64(1..12)));
        }
        let store = Sqlite::open(FILE.as_ref()).map_err(|why| format!("the store does not open: {why}"));
        if !again {
            return store;
        }
        drop(store);
        seen.cuts_while_opening += u64::from(vfs::with(|disk| disk.is_off()));
    }
}

/// Holds what is there against what was acknowledged.
fn look(from: &Beginning, store: &Sqlite, given: &[crate::watched::Attempt], seen: &mut Seen) -> Result<(), String> {
    let failed = |why: store::StoreError| why.to_string();
    let there: BTreeSet<Vec<u8>> = store.beyond(&Default::default()).map_err(failed)?.into_iter().collect();
    let aside: BTreeSet<Vec<u8>> = store
        .quarantine()
        .map_err(failed)?
        .into_iter()
        .map(|(bytes, _)| bytes)
        .collect();
    let received = store.received().map_err(failed)?;
    let (done, open_ended): (Vec<_>, Vec<_>) = given.iter().partition(|attempt| attempt.acknowledged);
    let mut expected = Expected::new(from);
    done.iter().for_each(|attempt| expected.add(&attempt.given));
    let gone = expected.is(&there, &aside, received);
    open_ended.iter().for_each(|attempt| expected.add(&attempt.given));
    let all_there = expected.is(&there, &aside, received);
    match (gone, all_there) {
        (true, true) => {}
        (true, false) => seen.unanswered_and_gone += 1,
        (false, true) => seen.unanswered_and_there += 1,
        (false, false) => return Err(expected.differs(&there, &aside, received)),
    }
    let facts = store.facts().map_err(failed)?;
    let state = State::of(store.ledger(), &facts);
    if facts.len() != there.len() || !state.members.is_open() {
        return Err("the facts are not those of the ledger".to_owned());
    }
    Ok(())
}

/// What must be there.
struct Expected {
    facts: BTreeSet<Vec<u8>>,
    aside: BTreeSet<Vec<u8>>,
    received: Received,
}

impl Expected {
    fn new(from: &Beginning) -> Self {
        Self {
            facts: from.known.clone(),
            aside: BTreeSet::new(),
            received: from.received,
        }
    }

    fn add(&mut self, given: &[Vec<u8>]) {
        for bytes in given {
            self.received.all += 1;
            if open(bytes).is_err() {
                self.received.quarantined += 1;
                self.aside.insert(bytes.clone());
            } else if self.facts.insert(bytes.clone()) {
                self.received.accepted += 1;
            } else {
                self.received.duplicate += 1;
            }
        }
    }

    fn is(&self, there: &BTreeSet<Vec<u8>>, aside: &BTreeSet<Vec<u8>>, received: Received) -> bool {
        (&self.facts, &self.aside, self.received) == (there, aside, received)
    }

    fn differs(&self, there: &BTreeSet<Vec<u8>>, aside: &BTreeSet<Vec<u8>>, received: Received) -> String {
        format!(
            "lost {}, made up {}, set aside {} of {}, counted {received:?}, expected at most {:?}",
            self.facts.difference(there).count(),
            there.difference(&self.facts).count(),
            aside.len(),
            self.aside.len(),
            self.received
        )
    }
}

//! Several devices that record, meet seldom, have wrong clocks, lose power, are removed, and are set back to older copies. The real
//! desk and the real store; disk, clocks and links are seeded. After every step everything that was touched is looked at.

mod device;
mod faults;
mod look;
mod steps;

pub use faults::Fault;

use crate::disk::Disk;
use crate::vfs;
use actions::ledger::{enrol_device, open_ledger, register_household, register_person};
use device::Device;
use envelope::{DeviceKey, StateDigest};
use movement::ledger::{Fact, FactId, LedgerId, PersonId, Role, Standing};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use store::Sqlite;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What was tried, or what does not hold.
type Tried<T> = Result<T, String>;

/// What was done and seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Worlds.
    pub worlds: u64,
    /// Things done at a device.
    pub steps: u64,
    /// Devices looked at.
    pub looks: u64,
    /// Times a consent was looked at and held.
    pub held: u64,
    /// Times a consent was looked at and did not hold although somebody said yes.
    pub ended: u64,
    /// Times a consent was looked at where what should hold is known exactly.
    pub exact: u64,
    /// Power cuts while a device wrote.
    pub cuts: u64,
    /// Links cut in the middle.
    pub links_cut: u64,
    /// Devices set back to an older copy.
    pub set_back: u64,
    /// Devices with two histories, all shown.
    pub two_histories: u64,
    /// Boardings.
    pub boarded: u64,
    /// States folded from nothing that had the digest of the one kept.
    pub rebuilt: u64,
}

/// A yes: who said it, until when it holds, and what its device knew when it was recorded: what counted there, and what that answers.
struct Yes {
    id: FactId,
    person: PersonId,
    expires: i64,
    knew: BTreeSet<FactId>,
}

/// Devices, and what an onlooker knows who sees all of them.
struct World {
    ledger: LedgerId,
    image: Vec<u8>,
    devices: Vec<Device>,
    /// Who can reach whom: devices of one number.
    parts: Vec<u8>,
    /// All meet for the last time: no link is cut any more.
    heals: bool,
    persons: Vec<PersonId>,
    yeses: Vec<Yes>,
    /// Facts that are at some device.
    all: BTreeMap<FactId, Fact>,
    /// Facts that were at some device, also where all who had them were set back.
    ever: BTreeMap<FactId, Fact>,
    fault: Option<Fault>,
    chance: fastrand::Rng,
    trace: Sha256,
}

/// Returns the ledger of all worlds here.
pub fn ledger() -> LedgerId {
    LedgerId::opened_by(DeviceKey::from_secret(&[1; 32]).author())
}

/// Makes an empty store, as a file.
///
/// # Errors
/// The real file cannot be made.
pub fn image() -> Result<Vec<u8>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("ledger.db");
    drop(Sqlite::make(&path, ledger())?);
    Ok(std::fs::read(&path)?)
}

impl World {
    fn new(image: &[u8], seed: u64, devices: u8, fault: Option<Fault>) -> Tried<Self> {
        let mut chance = fastrand::Rng::with_seed(seed);
        vfs::mount(Disk::new(chance.u64(..), Fault::of_disk(fault)));
        let made: Tried<Vec<Device>> = (0..devices).map(|n| Device::new(n, image, fault)).collect();
        let mut world = Self {
            ledger: ledger(),
            image: image.to_vec(),
            devices: made?,
            parts: vec![0; usize::from(devices)],
            heals: true,
            persons: Vec::new(),
            yeses: Vec::new(),
            all: BTreeMap::new(),
            ever: BTreeMap::new(),
            fault,
            chance,
            trace: Sha256::new(),
        };
        world.begin().map_err(|why| format!("nothing begins: {why}"))?;
        for other in 1..world.devices.len() {
            world.meet(0, other, &mut Seen::default())?;
        }
        world.heals = false;
        Ok(world)
    }

    /// The first device opens the ledger, registers people, and enrols the others.
    fn begin(&mut self) -> Result<(), actions::ledger::NotRecorded> {
        let keys: Vec<_> = self.devices.iter().map(|device| device.key.author()).collect();
        let roles = BTreeSet::from([Role::Clerk, Role::Protection, Role::Convoy]);
        let keeper = BTreeSet::from([Role::Keeper, Role::Clerk, Role::Protection, Role::Convoy]);
        let first = &mut self.devices[0];
        first.act(&mut self.chance, |desk| open_ledger(desk, "Trials"))?;
        first.act(&mut self.chance, |desk| enrol_device(desk, keys[0], keeper))?;
        for key in &keys[1..] {
            first.act(&mut self.chance, |desk| enrol_device(desk, *key, roles.clone()))?;
        }
        for _ in 0..2 {
            let household = first.act(&mut self.chance, |desk| register_household(desk, "K7QM2X"))?;
            let person = first.act(&mut self.chance, |desk| {
                register_person(desk, household, Standing::Adult)
            })?;
            self.persons.push(person);
        }
        Ok(())
    }

    /// Lets everybody meet the first device and be met by it, and looks whether all say the same within three rounds.
    fn heal(&mut self, seen: &mut Seen) -> Tried<()> {
        self.parts.fill(0);
        self.heals = true;
        for _ in 0..3 {
            for other in 1..self.devices.len() {
                self.meet(other, 0, seen)?;
            }
            for other in 1..self.devices.len() {
                self.meet(0, other, seen)?;
            }
        }
        let digests: BTreeSet<StateDigest> = (0..self.devices.len())
            .map(|at| StateDigest::of(&self.shown(at)))
            .collect();
        if digests.len() > 1 {
            return Err(format!("{} digests after all have met", digests.len()));
        }
        for at in 0..self.devices.len() {
            let facts = self.devices[at].facts();
            if facts.len() != self.all.len() || !self.all.keys().all(|id| facts.contains_key(id)) {
                return Err(format!("device {at} has {} facts of {}", facts.len(), self.all.len()));
            }
            self.look(at, &BTreeSet::new(), seen)?;
        }
        Ok(())
    }
}

/// Runs one world.
///
/// # Errors
/// Says what does not hold, and at which step.
pub fn run(
    image: &[u8],
    seed: u64,
    (devices, steps): (u8, usize),
    fault: Option<Fault>,
    seen: &mut Seen,
) -> Result<[u8; 32], String> {
    let mut world = World::new(image, seed, devices, fault)?;
    for step in 0..steps {
        world.step(seen).map_err(|what| format!("step {step}: {what}"))?;
        seen.steps += 1;
    }
    world.heal(seen)?;
    seen.worlds += 1;
    world.trace.update(vfs::with(|disk| disk.trace()));
    Ok(world.trace.finalize().into())
}

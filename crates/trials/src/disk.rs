//! A disk in memory. What was written and not synchronized is lost, torn or kept out of order when the power goes.

use sha2::{Digest, Sha256};

/// Bytes that a disk writes at once. Less than one may still be torn.
const SECTOR: usize = 512;

/// A disk, or a program on it, that does not do what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// A synchronization is acknowledged and nothing is done: what a database does with `synchronous=OFF`.
    NoSync,
    /// The log is never synchronized, the database is: what a database does with `synchronous=NORMAL`.
    NoSyncOfTheLog,
    /// A synchronization keeps all but the last thing written.
    SyncForgetsTheLast,
}

/// The power is off.
#[derive(Clone, Copy, Debug)]
pub struct PowerOff;

enum Change {
    Write(usize, Vec<u8>),
    Resize(usize),
}

impl Change {
    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Write(at, bytes) => {
                if to.len() < at + bytes.len() {
                    to.resize(at + bytes.len(), 0);
                }
                to[*at..at + bytes.len()].copy_from_slice(bytes);
            }
            Self::Resize(size) => to.resize(*size, 0),
        }
    }
}

#[derive(Default)]
struct File {
    name: String,
    /// As programs see it.
    seen: Vec<u8>,
    /// As it is after a power cut that keeps nothing unsynchronized.
    durable: Vec<u8>,
    waiting: Vec<Change>,
    listed: bool,
    listed_for_good: bool,
    /// Memory that connections share; gone with the power.
    shared: Vec<Box<[u64]>>,
}

/// A disk.
pub struct Disk {
    files: Vec<File>,
    chance: fastrand::Rng,
    fault: Option<DiskFault>,
    left: Option<u64>,
    off: bool,
    trace: Sha256,
    /// Things done that a power cut can come between.
    pub steps: u64,
}

impl Disk {
    /// Returns an empty disk.
    pub fn new(seed: u64, fault: Option<DiskFault>) -> Self {
        Self {
            files: Vec::new(),
            chance: fastrand::Rng::with_seed(seed),
            fault,
            left: None,
            off: false,
            trace: Sha256::new(),
            steps: 0,
        }
    }

    /// Puts a file there, safe from power cuts.
    pub fn put(&mut self, name: &str, bytes: &[u8]) {
        self.files.push(File {
            name: name.to_owned(),
            seen: bytes.to_vec(),
            durable: bytes.to_vec(),
            listed: true,
            listed_for_good: true,
            ..File::default()
        });
    }

    /// Puts a file in the place of another one and of what belongs to it, as somebody who sets a device back.
    pub(crate) fn replace(&mut self, name: &str, bytes: &[u8]) {
        // Numbers of open files stay what they are.
        for file in self.files.iter_mut().filter(|file| file.name.starts_with(name)) {
            *file = File {
                name: std::mem::take(&mut file.name),
                ..File::default()
            };
        }
        if let Some(file) = self.files.iter_mut().find(|file| file.name == name) {
            (file.seen, file.durable) = (bytes.to_vec(), bytes.to_vec());
            (file.listed, file.listed_for_good) = (true, true);
        }
    }

    /// Lets the power stay.
    pub(crate) fn go_on(&mut self) {
        self.left = None;
    }

    /// Lets the power go at so many things done from now on.
    pub fn cut_after(&mut self, steps: u64) {
        self.left = Some(steps);
    }

    /// Tells whether the power has gone.
    pub fn is_off(&self) -> bool {
        self.off
    }

    /// Returns a hash of everything that was ever done on this disk.
    pub fn trace(&self) -> [u8; 32] {
        self.trace.clone().finalize().into()
    }

    /// Counts one thing done; the last one before the power goes may be done in part.
    fn step(&mut self, what: &str, file: usize, at: usize, bytes: &[u8]) -> Result<bool, PowerOff> {
        if self.off {
            return Err(PowerOff);
        }
        self.steps += 1;
        let name = self.files.get(file).map_or("", |file| file.name.as_str());
        self.trace.update(format!("{what} {name} {at} {}\n", bytes.len()));
        self.trace.update(bytes);
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(1);
            self.off = *left == 0;
        }
        Ok(!self.off)
    }

    /// Returns the file of a name; makes it when wanted.
    pub(crate) fn open(&mut self, name: &str, make: bool) -> Result<Option<usize>, PowerOff> {
        if self.off {
            return Err(PowerOff);
        }
        let known = self.files.iter().position(|file| file.name == name);
        if let Some(at) = known.filter(|at| self.files[*at].listed) {
            return Ok(Some(at));
        }
        if !make {
            return Ok(None);
        }
        let at = known.unwrap_or_else(|| {
            let name = name.to_owned();
            self.files.push(File {
                name,
                ..File::default()
            });
            self.files.len() - 1
        });
        let goes_on = self.step("make", at, 0, &[])?;
        let file = &mut self.files[at];
        (file.listed, file.seen) = (true, Vec::new());
        file.waiting.push(Change::Resize(0));
        if goes_on { Ok(Some(at)) } else { Err(PowerOff) }
    }

    /// Takes a file out of its folder.
    pub(crate) fn delete(&mut self, name: &str) -> Result<bool, PowerOff> {
        let Some(at) = self.open(name, false)? else {
            return Ok(false);
        };
        let goes_on = self.step("delete", at, 0, &[])?;
        self.files[at].listed = false;
        if goes_on { Ok(true) } else { Err(PowerOff) }
    }

    pub(crate) fn size(&self, file: usize) -> Result<usize, PowerOff> {
        if self.off {
            Err(PowerOff)
        } else {
            Ok(self.files[file].seen.len())
        }
    }

    /// Reads; returns how many bytes there were.
    pub(crate) fn read(&self, file: usize, at: usize, into: &mut [u8]) -> Result<usize, PowerOff> {
        if self.off {
            return Err(PowerOff);
        }
        let seen = self.files[file].seen.get(at..).unwrap_or(&[]);
        let there = seen.len().min(into.len());
        into[..there].copy_from_slice(&seen[..there]);
        into[there..].fill(0);
        Ok(there)
    }

    pub(crate) fn write(&mut self, file: usize, at: usize, bytes: &[u8]) -> Result<(), PowerOff> {
        let goes_on = self.step("write", file, at, bytes)?;
        self.change(file, Change::Write(at, bytes.to_vec()), goes_on)
    }

    pub(crate) fn resize(&mut self, file: usize, size: usize) -> Result<(), PowerOff> {
        let goes_on = self.step("resize", file, size, &[])?;
        self.change(file, Change::Resize(size), goes_on)
    }

    fn change(&mut self, file: usize, change: Change, goes_on: bool) -> Result<(), PowerOff> {
        let file = &mut self.files[file];
        change.apply(&mut file.seen);
        file.waiting.push(change);
        if goes_on { Ok(()) } else { Err(PowerOff) }
    }

    /// Makes what was written durable, and the name of the file.
    pub(crate) fn sync(&mut self, file: usize) -> Result<(), PowerOff> {
        let goes_on = self.step("sync", file, 0, &[])?;
        let skips = match self.fault {
            Some(DiskFault::NoSync) => true,
            Some(DiskFault::NoSyncOfTheLog) => self.files[file].name.ends_with("-wal"),
            _ => false,
        };
        if !goes_on {
            return Err(PowerOff);
        }
        if !skips {
            let keeps = usize::from(self.fault == Some(DiskFault::SyncForgetsTheLast));
            let file = &mut self.files[file];
            let done = file.waiting.len().saturating_sub(keeps);
            for change in file.waiting.drain(..done) {
                change.apply(&mut file.durable);
            }
            file.listed_for_good = true;
        }
        Ok(())
    }

    /// Returns memory that connections to a file share, made when wanted.
    pub(crate) fn shared(&mut self, file: usize, region: usize, bytes: usize, make: bool) -> Option<&mut [u64]> {
        let shared = &mut self.files[file].shared;
        while make && shared.len() <= region {
            shared.push(vec![0; bytes.div_ceil(8)].into_boxed_slice());
        }
        shared.get_mut(region).map(|region| &mut region[..])
    }

    pub(crate) fn forget_shared(&mut self, file: usize) {
        self.files[file].shared.clear();
    }

    /// Cuts the power, and turns it on again: of what was not synchronized some is there, in any order, whole or torn.
    pub fn power_cut(&mut self) {
        self.power_cut_of("");
    }

    /// Cuts the power of the device whose files begin so.
    pub(crate) fn power_cut_of(&mut self, name: &str) {
        for file in self.files.iter_mut().filter(|file| file.name.starts_with(name)) {
            settle(file, &mut self.chance);
            self.trace.update(Sha256::digest(&file.durable));
        }
        (self.left, self.off) = (None, false);
    }
}

fn settle(file: &mut File, chance: &mut fastrand::Rng) {
    let stays = match (file.listed, file.listed_for_good) {
        (true, true) => true,
        (false, false) => false,
        _ => chance.bool(),
    };
    let way = chance.u8(..4);
    let until = chance.usize(..=file.waiting.len());
    for (number, change) in std::mem::take(&mut file.waiting).into_iter().enumerate() {
        match (way, change) {
            (0, _) => {}
            (1, change) => change.apply(&mut file.durable),
            (2, change) if number < until => change.apply(&mut file.durable),
            (2, Change::Write(at, bytes)) if number == until => tear(file, at, &bytes, chance),
            (2, _) => {}
            (_, Change::Write(at, bytes)) => tear(file, at, &bytes, chance),
            (_, change) => {
                if chance.bool() {
                    change.apply(&mut file.durable);
                }
            }
        }
    }
    if !stays {
        file.durable.clear();
    }
    (file.listed, file.listed_for_good) = (stays, stays);
    file.seen.clone_from(&file.durable);
    file.shared.clear();
}

/// Writes some sectors of what was written, some in part, some as rubbish.
fn tear(file: &mut File, at: usize, bytes: &[u8], chance: &mut fastrand::Rng) {
    let mut start = at;
    while start < at + bytes.len() {
        let end = (at + bytes.len()).min((start / SECTOR + 1) * SECTOR);
        let mut sector = bytes[start - at..end - at].to_vec();
        match chance.u8(..32) {
            0..15 => Change::Write(start, sector).apply(&mut file.durable),
            15 => {
                sector.truncate(chance.usize(..=sector.len()));
                Change::Write(start, sector).apply(&mut file.durable);
            }
            16 => {
                chance.fill(&mut sector);
                Change::Write(start, sector).apply(&mut file.durable);
            }
            _ => {}
        }
        start = end;
    }
}

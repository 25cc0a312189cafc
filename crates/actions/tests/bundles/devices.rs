//! Devices of one ledger, in memory: the keeper that opened it, a clerk's tablet, a custodians' desk.

use actions::ledger::{
    Desk, Here, NotRecorded, enrol_custodian, enrol_device, open_ledger, register_household, say_bundle_key,
    seal_particulars, set_threshold,
};
use envelope::DeviceKey;
use movement::ledger::{AuthorId, BundleKey, HouseholdId, LedgerId, Role, State, Timestamp};
use seal::{BundleSecret, Contact, CustodianKey, Particulars};
use store::{Blobs, Memory, MemoryBlobs, Store};

pub struct Device {
    pub key: DeviceKey,
    pub secret: BundleSecret,
    pub store: Memory,
    pub blobs: MemoryBlobs,
    number: u8,
    drawn: u64,
}

pub const KEEPER: u8 = 1;

impl Device {
    /// A device that heard of nothing yet; it said its key.
    pub fn new(number: u8) -> Self {
        let ledger = LedgerId::opened_by(DeviceKey::from_secret(&[KEEPER; 32]).author());
        let mut device = Self {
            key: DeviceKey::from_secret(&[number; 32]),
            secret: BundleSecret::from_secret(&[number + 100; 32]).unwrap(),
            store: Memory::new(ledger),
            blobs: MemoryBlobs::new(ledger),
            number,
            drawn: u64::from(number) << 32,
        };
        if number == KEEPER {
            device.act(|desk, _| open_ledger(desk, "Tests")).unwrap();
        }
        let key = device.secret.key();
        device.act(|desk, _| say_bundle_key(desk, key)).unwrap();
        device
    }

    /// The same device, in another trial.
    pub fn again(&self) -> Self {
        Self {
            key: DeviceKey::from_secret(&[self.number; 32]),
            secret: BundleSecret::from_secret(&[self.number + 100; 32]).unwrap(),
            store: self.store.clone(),
            blobs: self.blobs.clone(),
            number: self.number,
            drawn: self.drawn,
        }
    }

    pub fn author(&self) -> AuthorId {
        self.key.author()
    }

    pub fn state(&self) -> State {
        State::of(self.store.ledger(), &self.store.facts().unwrap())
    }

    pub fn here(&mut self) -> Here<'_> {
        Here {
            device: Some(self.key.author()),
            store: &mut self.store,
            blobs: Some(&mut self.blobs),
            room: None,
        }
    }

    /// The device as bundles find it, and its key for them.
    pub fn parts(&mut self) -> (Here<'_>, &BundleSecret) {
        let here = Here {
            device: Some(self.key.author()),
            store: &mut self.store,
            blobs: Some(&mut self.blobs),
            room: None,
        };
        (here, &self.secret)
    }

    /// Bytes that nobody drew before.
    pub fn draw(drawn: &mut u64, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            *drawn += 1;
            let word = drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
            part.copy_from_slice(&word[..part.len()]);
        }
    }

    pub fn act<T>(
        &mut self,
        act: impl FnOnce(&mut Desk<'_>, &mut dyn Blobs) -> Result<T, NotRecorded>,
    ) -> Result<T, NotRecorded> {
        let drawn = &mut self.drawn;
        let mut draw = |bytes: &mut [u8]| {
            Self::draw(drawn, bytes);
            Ok(())
        };
        let mut desk = Desk {
            store: &mut self.store,
            key: &self.key,
            site: "camp",
            now: Timestamp(1),
            draw: &mut draw,
        };
        act(&mut desk, &mut self.blobs)
    }

    pub fn enrol(&mut self, device: &Device, role: Role) {
        let author = device.author();
        self.act(|desk, _| enrol_device(desk, author, [role].into())).unwrap();
    }

    /// Registers a household, and seals something about it.
    pub fn household(&mut self, token: &str) -> HouseholdId {
        self.act(|desk, blobs| {
            let household = register_household(desk, token)?;
            let contact = Contact {
                kind: "phone".to_owned(),
                value: "canary".to_owned(),
            };
            let particulars = Particulars {
                persons: Vec::new(),
                contacts: vec![contact],
            };
            seal_particulars(desk, blobs, household, &particulars)?;
            Ok(household)
        })
        .unwrap()
    }

    pub fn keys<'d>(devices: impl IntoIterator<Item = &'d Device>) -> std::collections::BTreeSet<BundleKey> {
        devices.into_iter().map(|device| device.secret.key()).collect()
    }
}

/// The keeper, which has custodians and so can have something sealed; a clerk's tablet and a custodians' desk, which are enrolled and heard
/// of nothing yet.
pub fn camp() -> [Device; 3] {
    let (mut keeper, clerk, custody) = (Device::new(KEEPER), Device::new(2), Device::new(3));
    keeper.enrol(&clerk, Role::Clerk);
    keeper.enrol(&custody, Role::Custodian);
    keeper
        .act(|desk, _| {
            for number in [11, 12] {
                enrol_custodian(desk, CustodianKey::from_secret(&[number; 32]).unwrap().id())?;
            }
            set_threshold(desk, 2)
        })
        .unwrap();
    [keeper, clerk, custody]
}

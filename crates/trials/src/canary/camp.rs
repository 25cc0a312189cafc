//! A camp with a ledger, three custodians, and households whose names nobody else has.

use super::{CANARY, Leak, MARK, Outcome};
use actions::ledger::{
    Desk, NotRecorded, enrol_custodian, enrol_device, open_ledger, register_household, register_person,
    seal_particulars, set_threshold,
};
use envelope::DeviceKey;
use movement::ledger::{BlobId, HouseholdId, LedgerId, PersonId, Role, Standing, Timestamp};
use seal::{Contact, CustodianKey, Name, Paper, Particulars, Person, Record};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;
use store::{Blobs, Folded, Sqlite, SqliteBlobs};

pub(super) struct Camp<'f> {
    pub folder: &'f Path,
    key: DeviceKey,
    pub store: Folded<Sqlite>,
    pub blobs: SqliteBlobs,
    chance: fastrand::Rng,
    leak: Option<Leak>,
}

impl<'f> Camp<'f> {
    pub fn new(folder: &'f Path, leak: Option<Leak>) -> Outcome<Self> {
        let secret = [1; 32];
        let key = DeviceKey::from_secret(&secret);
        let ledger = LedgerId::opened_by(key.author());
        let hexadecimal: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        fs::write(folder.join("device.key"), hexadecimal + "\n")?;
        let mut camp = Self {
            folder,
            store: Folded::new(Sqlite::make(&folder.join("ledger.db"), ledger)?)?,
            blobs: SqliteBlobs::make(&folder.join("sealed.db"), ledger)?,
            key,
            chance: fastrand::Rng::with_seed(0),
            leak,
        };
        let device = camp.key.author();
        let roles = BTreeSet::from([Role::Keeper, Role::Clerk, Role::Protection]);
        camp.at(|desk, _| open_ledger(desk, "Trials"))?;
        camp.at(|desk, _| enrol_device(desk, device, roles))?;
        for number in 1..4 {
            let custodian = CustodianKey::from_secret(&[number; 32]).map_err(|_| "no key")?.id();
            camp.at(|desk, _| enrol_custodian(desk, custodian))?;
        }
        camp.at(|desk, _| set_threshold(desk, 2))?;
        Ok(camp)
    }

    pub fn at<T>(
        &mut self,
        act: impl FnOnce(&mut Desk<'_>, &mut SqliteBlobs) -> Result<T, NotRecorded>,
    ) -> Result<T, NotRecorded> {
        let chance = &mut self.chance;
        let mut draw = |bytes: &mut [u8]| {
            chance.fill(bytes);
            Ok(())
        };
        let site = match self.leak {
            Some(Leak::Site) => CANARY,
            _ => "camp",
        };
        let mut desk = Desk {
            store: &mut self.store,
            key: &self.key,
            site,
            now: Timestamp(1_764_000_000_000),
            draw: &mut draw,
        };
        act(&mut desk, &mut self.blobs)
    }

    /// Registers a household and seals its names; returns it, and what was said of what went wrong on purpose.
    pub fn seal(&mut self, number: usize) -> Outcome<(HouseholdId, String)> {
        let token = match self.leak {
            Some(Leak::Token) => format!("{CANARY}{number}"),
            _ => format!("{number:08}"),
        };
        let household = self.at(|desk, _| register_household(desk, &token))?;
        let person = self.at(|desk, _| register_person(desk, household, Standing::Adult))?;
        let names = named(person, number);
        self.at(|desk, blobs| seal_particulars(desk, blobs, household, &names))?;
        // Somebody of another household is named: refused, and said so.
        let stranger = named(PersonId([9; 16]), number);
        let refused = self
            .at(|desk, blobs| seal_particulars(desk, blobs, household, &stranger))
            .err();
        let unread = Particulars::read(&format!("[[person]]\nname = \"{CANARY}{number}\"\n")).err();
        let words = format!("{refused:?} {unread:?} {names:?}");
        let said = (refused.map(|why| why.to_string()), unread.map(|why| why.to_string()));
        let leaked = if self.leak == Some(Leak::Error) { CANARY } else { "" };
        Ok((household, format!("{words} {said:?} {leaked}")))
    }

    /// Returns the ids of all sealed records of some households.
    pub fn records(&self, households: &BTreeSet<HouseholdId>) -> Outcome<Vec<BlobId>> {
        let all = self.blobs.list_blobs()?;
        let of = all.into_iter().filter(|(_, household)| households.contains(household));
        Ok(of.map(|(id, _)| id).collect())
    }

    /// Returns some bytes out of each sealed record of some households, such as no other record has.
    pub fn marks(&self, households: &BTreeSet<HouseholdId>) -> Outcome<HashSet<[u8; MARK]>> {
        let mut seen: HashMap<[u8; MARK], u32> = HashMap::new();
        for id in self.records(households)? {
            let bytes = self.blobs.find_blob(id)?.unwrap_or_default();
            Record::read(&bytes).map_err(|why| why.to_string())?;
            for part in bytes.chunks_exact(bytes.len() / 8) {
                *seen.entry(part[..MARK].try_into()?).or_default() += 1;
            }
        }
        Ok(seen
            .into_iter()
            .filter(|(_, times)| *times == 1)
            .map(|(mark, _)| mark)
            .collect())
    }
}

fn named(person: PersonId, number: usize) -> Particulars {
    let canary = |what: &str| format!("{CANARY}{what}{number}");
    let contact = |what: &str| Contact {
        kind: canary(what),
        value: canary(what),
    };
    Particulars {
        persons: vec![Person {
            id: person,
            names: vec![Name {
                language: "ar".to_owned(),
                parts: vec![canary(""), canary("family")],
            }],
            mother: Some(canary("mother")),
            born: Some(canary("born")),
            age: Some(canary("age")),
            papers: vec![Paper {
                kind: canary("paper"),
                number: Some(canary("number")),
            }],
            contacts: vec![contact("telephone")],
        }],
        contacts: vec![contact("uncle")],
    }
}

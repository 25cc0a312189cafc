//! The folder of a ledger on this device: the keys of this device (`keys.rs`), and `ledger.db` with the facts, or
//! `ledger.postgres` with the address of the database they are in.

use crate::keys::{bundle_secret, device_file, device_key, draw, make_device_key};
use actions::ledger::{Desk, NotRecorded};
use anyhow::{Context, bail};
use envelope::DeviceKey;
use movement::ledger::{LedgerId, State, Timestamp};
use seal::BundleSecret;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use store::{Postgres, Sqlite, Store};

/// Milliseconds of a day.
pub const DAY: i64 = 24 * 60 * 60 * 1000;

const FACTS: &str = "ledger.db";
const ADDRESS: &str = "ledger.postgres";

/// An open ledger folder. Another program that opens it waits until this one is done with it.
pub struct Folder {
    pub store: Box<dyn Store>,
    pub key: DeviceKey,
    pub secret: BundleSecret,
    pub site: String,
    _alone: File,
}

impl Folder {
    /// Makes a folder with a new key and no facts, for a ledger that this device opens or for one that it joins. Facts are
    /// kept in the folder, or in an empty database.
    pub fn make(path: &Path, site: String, joins: Option<LedgerId>, database: Option<&str>) -> anyhow::Result<Self> {
        fs::create_dir_all(path).with_context(|| path.display().to_string())?;
        let opens = LedgerId::opened_by(make_device_key(path)?.author());
        let ledger = joins.unwrap_or(opens);
        match database {
            None => drop(Sqlite::make(&path.join(FACTS), ledger).with_context(|| path.display().to_string())?),
            Some(address) => {
                let made = password().and_then(|password| Ok(Postgres::make(address, password.as_deref(), ledger)?));
                if made.is_err() {
                    // This key has signed nothing; the next try may have the folder.
                    fs::remove_file(device_file(path)).ok();
                }
                made?;
                let file = path.join(ADDRESS);
                fs::write(&file, format!("{address}\n")).with_context(|| file.display().to_string())?;
            }
        }
        Self::open(path, site)
    }

    /// Opens a folder, once no other program has it open.
    pub fn open(path: &Path, site: String) -> anyhow::Result<Self> {
        let alone = Self::alone(path)?;
        Ok(Self {
            key: device_key(path)?,
            secret: bundle_secret(path)?,
            store: store_of(path).with_context(|| path.display().to_string())?,
            site,
            _alone: alone,
        })
    }

    /// Waits until no other program records in a folder; none does as long as what is returned is kept.
    pub fn alone(path: &Path) -> anyhow::Result<File> {
        let file = device_file(path);
        let about = || {
            format!(
                "{} -> give the folder of a ledger, as corridor open makes it",
                file.display()
            )
        };
        let alone = File::open(&file).with_context(about)?;
        alone.lock().with_context(about)?;
        Ok(alone)
    }

    /// Does something at the desk of this device.
    pub fn act<T>(&mut self, act: impl FnOnce(&mut Desk<'_>) -> Result<T, NotRecorded>) -> anyhow::Result<T> {
        let mut desk = Desk {
            store: self.store.as_mut(),
            key: &self.key,
            site: &self.site,
            now: now(),
            draw: &mut draw,
        };
        Ok(act(&mut desk)?)
    }
}

/// Opens the store of a ledger folder.
fn store_of(path: &Path) -> anyhow::Result<Box<dyn Store>> {
    Ok(match address(path)? {
        Some(address) => Box::new(Postgres::open(&address, password()?.as_deref())?),
        None => Box::new(Sqlite::open(&path.join(FACTS))?),
    })
}

/// Opens the facts of a ledger folder, or of its `ledger.db`, without writing to them.
pub fn facts_of(path: &Path) -> anyhow::Result<Box<dyn Store>> {
    if let Some(address) = address(path)? {
        let store = Postgres::open_to_read(&address, password()?.as_deref());
        return Ok(Box::new(store.with_context(|| path.display().to_string())?));
    }
    let file = if path.is_dir() {
        path.join(FACTS)
    } else {
        path.to_owned()
    };
    if !file.is_file() {
        bail!(
            "{} is not there -> give the folder of a ledger, or its ledger.db",
            file.display()
        );
    }
    let store = Sqlite::open_to_read(&file).with_context(|| file.display().to_string())?;
    Ok(Box::new(store))
}

/// Returns the address of the database with the facts, for a folder that does not hold them itself.
pub fn address(path: &Path) -> anyhow::Result<Option<String>> {
    let file = path.join(ADDRESS);
    match fs::read_to_string(&file) {
        Ok(address) => Ok(Some(address.trim().to_owned())),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error).with_context(|| file.display().to_string()),
    }
}

/// Returns the password of the database. Never an argument: others on the computer read those.
pub fn password() -> anyhow::Result<Option<String>> {
    match std::env::var("PGPASSWORD") {
        Ok(password) => Ok(Some(password)),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(error) => Err(error).context("PGPASSWORD"),
    }
}

/// Folds the facts of a store.
pub fn state(store: &dyn Store) -> anyhow::Result<State> {
    Ok(store.state()?)
}

/// Returns the time by this device's clock.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

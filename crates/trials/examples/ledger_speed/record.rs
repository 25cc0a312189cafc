//! Durable single facts at a desk beside durable single rows, turn by turn in one run on one disk.

use crate::meter::Meter;
use actions::ledger::{Asked, Desk, NotRecorded, open_ledger, register_household, register_person, take_consent};
use envelope::DeviceKey;
use movement::ledger::{Hearing, LedgerId, Purpose, Signer, Standing, Timestamp};
use rusqlite::{Connection, params};
use std::error::Error;
use std::path::Path;
use store::{Folded, Sqlite};

/// Facts or rows written before it is the turn of the other.
const TURN: usize = 30;

/// Writes as many facts as rows, of the same size.
pub fn run(count: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    let key = DeviceKey::from_secret(&[1; 32]);
    let store = Sqlite::make(&folder.join("ledger.db"), LedgerId::opened_by(key.author()))?;
    let mut store = Folded::new(store)?;
    let raw = raw(&folder.join("raw.db"))?;
    let mut insert = raw.prepare("INSERT INTO facts (id, bytes) VALUES ($1, $2)")?;
    let mut chance = fastrand::Rng::with_seed(0);
    at(&mut store, &key, &mut chance, |desk| open_ledger(desk, "Trials"))?;
    let (mut rows, mut facts) = (Vec::new(), Vec::new());
    for _ in 0..count.div_ceil(TURN) {
        for _ in 0..TURN {
            let (mut id, mut bytes) = ([0; 32], [0; 420]);
            chance.fill(&mut id);
            chance.fill(&mut bytes);
            rows.push(timed(|| Ok(insert.execute(params![id, bytes]).map(drop)?))?);
        }
        for _ in 0..TURN / 3 {
            three(&mut store, &key, &mut chance, &mut facts)?;
        }
    }
    let (row, fact) = (median(&mut rows), median(&mut facts));
    println!(
        r#"{{"what":"record","facts":{},"row_us":{:.0},"fact_us":{:.0},"ratio":{:.2},"row_processor_us":{:.0},"fact_processor_us":{:.0}}}"#,
        facts.len(),
        row.0,
        fact.0,
        fact.0 / row.0,
        row.1,
        fact.1
    );
    Ok(())
}

fn raw(path: &Path) -> Result<Connection, Box<dyn Error>> {
    let raw = Connection::open(path)?;
    raw.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    raw.pragma_update(None, "synchronous", "FULL")?;
    raw.execute(
        "CREATE TABLE facts (id BLOB NOT NULL PRIMARY KEY, bytes BLOB NOT NULL)",
        [],
    )?;
    Ok(raw)
}

/// Registers a household and a person, and records its yes: three facts, each durable before the next.
fn three(
    store: &mut Folded<Sqlite>,
    key: &DeviceKey,
    chance: &mut fastrand::Rng,
    times: &mut Vec<(f64, f64)>,
) -> Result<(), Box<dyn Error>> {
    let token = format!("{:016x}", chance.u64(..));
    let mut household = None;
    times.push(timed(|| {
        household = Some(at(store, key, chance, |desk| register_household(desk, &token))?);
        Ok(())
    })?);
    let household = household.ok_or("nothing was registered")?;
    let mut person = None;
    times.push(timed(|| {
        person = Some(at(store, key, chance, |desk| {
            register_person(desk, household, Standing::Adult)
        })?);
        Ok(())
    })?);
    let asked = Asked {
        person: person.ok_or("nobody was registered")?,
        purpose: Purpose::Move,
        by: Signer::Own,
        hearing: Hearing {
            language: "ar".to_owned(),
            alone: true,
            told: Vec::new(),
        },
        expires: Timestamp(i64::MAX),
    };
    times.push(timed(|| {
        Ok(at(store, key, chance, |desk| take_consent(desk, asked)).map(drop)?)
    })?);
    Ok(())
}

fn at<T>(
    store: &mut Folded<Sqlite>,
    key: &DeviceKey,
    chance: &mut fastrand::Rng,
    act: impl FnOnce(&mut Desk<'_>) -> Result<T, NotRecorded>,
) -> Result<T, NotRecorded> {
    let mut draw = |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    };
    act(&mut Desk {
        store,
        key,
        site: "camp",
        now: Timestamp(1_764_000_000_000),
        draw: &mut draw,
    })
}

/// Returns microseconds by the clock and by the processor.
fn timed(act: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<(f64, f64), Box<dyn Error>> {
    let meter = Meter::new()?;
    act()?;
    let (wall, cpu) = meter.seconds()?;
    Ok((wall * 1e6, cpu * 1e6))
}

fn median(times: &mut [(f64, f64)]) -> (f64, f64) {
    let middle = times.len() / 2;
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let wall = times[middle].0;
    times.sort_by(|one, other| one.1.total_cmp(&other.1));
    (wall, times[middle].1)
}

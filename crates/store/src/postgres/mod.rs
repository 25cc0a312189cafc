//! Facts in PostgreSQL: at headquarters. One database a ledger.
//!
//! A commit is on the server's medium before it is acknowledged. A connection that was lost is an error of what was being
//! done, and is made anew by what is done next.

pub(crate) mod connect;
pub(crate) mod versions;

use crate::{AT_ONCE, Numbers, Read, Received, Store, StoreError, Taken, all_whole, counts, gone, read, whole};
use connect::{config, connect, failed};
use envelope::Signed;
use movement::ledger::{AuthorId, Fact, FactId, LedgerId};
use postgres::{Client, Config, Row, Transaction, types::ToSql};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A store in a database of a PostgreSQL server.
pub struct Postgres {
    client: RefCell<Client>,
    config: Config,
    ledger: LedgerId,
    only_reads: bool,
}

const READ: &str = "read the store";
const WRITE: &str = "write to the store";

impl Postgres {
    /// Makes a store for a ledger in a database that holds none.
    ///
    /// # Errors
    /// The database cannot be reached, or holds a ledger already.
    pub fn make(address: &str, password: Option<&str>, ledger: LedgerId) -> Result<Self, StoreError> {
        let mut client = connect(&config(address, password)?)?;
        versions::to_latest(&mut client, versions::FACTS)?;
        let sql = "INSERT INTO ledger (id) VALUES ($1) ON CONFLICT DO NOTHING";
        let made = client.execute(sql, &[&&ledger.0[..]]).map_err(failed(WRITE))?;
        if made == 0 {
            return Err(StoreError::new(
                "make the store",
                "this database holds a ledger already -> give another database",
            ));
        }
        Self::open(address, password)
    }

    /// Opens a store, and brings its tables to the version of this program.
    ///
    /// # Errors
    /// The database cannot be reached, holds no ledger, or was written by a newer program.
    pub fn open(address: &str, password: Option<&str>) -> Result<Self, StoreError> {
        Self::ready(address, password, false)
    }

    /// Opens a store without writing to it.
    ///
    /// # Errors
    /// The database cannot be reached, holds no ledger, or is of another version than this program.
    pub fn open_to_read(address: &str, password: Option<&str>) -> Result<Self, StoreError> {
        Self::ready(address, password, true)
    }

    fn ready(address: &str, password: Option<&str>, only_reads: bool) -> Result<Self, StoreError> {
        let config = config(address, password)?;
        let mut client = connect(&config)?;
        if !only_reads && versions::current(&mut client, versions::FACTS)? > 0 {
            versions::to_latest(&mut client, versions::FACTS)?;
        }
        versions::check(&mut client, versions::FACTS)?;
        let row = client.query_opt("SELECT id FROM ledger", &[]).map_err(failed(READ))?;
        let id = row.and_then(|row| <[u8; 32]>::try_from(row.get::<_, &[u8]>(0)).ok());
        let ledger = id.map(LedgerId).ok_or_else(|| {
            StoreError::new(
                "use this database as a store of facts",
                "it names no ledger -> corridor open makes one in it",
            )
        })?;
        Ok(Self {
            client: RefCell::new(client),
            config,
            ledger,
            only_reads,
        })
    }

    /// Does something with the connection, which is made anew when it was lost before.
    fn with<T>(&self, act: impl FnOnce(&mut Client) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut client = self.client.borrow_mut();
        if client.is_closed() {
            *client = connect(&self.config)?;
        }
        act(&mut client)
    }

    fn rows(&self, sql: &str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, StoreError> {
        self.with(|client| client.query(sql, values).map_err(failed(READ)))
    }
}

fn id(row: &Row, column: usize) -> Result<[u8; 32], StoreError> {
    let bytes: &[u8] = row.get(column);
    bytes
        .try_into()
        .map_err(|_| StoreError::new(READ, "an id has not 32 bytes: the store is damaged"))
}

/// Writes those facts that are not there, and returns their ids. In the order of ids, so that two programs that write the
/// same ones wait for each other and do not block each other.
fn write_facts(transaction: &mut Transaction<'_>, all: &[Read]) -> Result<BTreeSet<FactId>, StoreError> {
    let facts = all.iter().filter_map(|one| match one {
        Read::Fact(signed) => Some((signed.id, signed)),
        Read::Unfit(..) => None,
    });
    let facts: BTreeMap<FactId, _> = facts.collect();
    let ids: Vec<&[u8]> = facts.keys().map(|id| &id.0[..]).collect();
    let authors: Vec<&[u8]> = facts.values().map(|signed| &signed.fact.author.0[..]).collect();
    // Every fact's number is one of these: its envelope was read.
    let numbers: Vec<i64> = facts.values().map(|signed| signed.fact.seq.cast_signed()).collect();
    let bytes: Vec<&[u8]> = facts.values().map(|signed| &signed.bytes[..]).collect();
    let sql = "INSERT INTO facts (id, author, seq, bytes) \
               SELECT * FROM UNNEST($1::BYTEA[], $2::BYTEA[], $3::BIGINT[], $4::BYTEA[]) ON CONFLICT DO NOTHING RETURNING id";
    let rows = transaction.query(sql, &[&ids, &authors, &numbers, &bytes]);
    let rows = rows.map_err(failed(WRITE))?;
    rows.iter().map(|row| id(row, 0).map(FactId)).collect()
}

fn write_unfit(transaction: &mut Transaction<'_>, bytes: &[u8], why: &str) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO quarantine (hash, bytes, reason) VALUES ($1, $2, $3) ON CONFLICT (hash) DO UPDATE SET reason = $3";
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    transaction
        .execute(sql, &[&&hash[..], &bytes, &why])
        .map_err(failed(WRITE))?;
    Ok(())
}

fn count(transaction: &mut Transaction<'_>, taken: &[Taken]) -> Result<(), StoreError> {
    let sql = "INSERT INTO received (what, times) VALUES ($1, $2) \
               ON CONFLICT (what) DO UPDATE SET times = received.times + $2";
    for (what, times) in counts(taken).iter().filter(|(_, times)| *times > 0) {
        transaction.execute(sql, &[what, times]).map_err(failed(WRITE))?;
    }
    Ok(())
}

impl Store for Postgres {
    fn ledger(&self) -> LedgerId {
        self.ledger
    }

    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        if self.only_reads {
            return Err(StoreError::new(WRITE, "it was opened to be read"));
        }
        // Signatures are checked before anything is locked.
        let all = read(self.ledger, received);
        self.with(|client| {
            let mut transaction = client.transaction().map_err(failed(WRITE))?;
            let mut new = write_facts(&mut transaction, &all)?;
            let mut taken = Vec::with_capacity(all.len());
            for one in &all {
                taken.push(match one {
                    Read::Fact(signed) if new.remove(&signed.id) => Taken::Accepted(signed.id),
                    Read::Fact(signed) => Taken::Duplicate(signed.id),
                    Read::Unfit(bytes, why) => {
                        write_unfit(&mut transaction, bytes, &why.to_string())?;
                        Taken::Quarantined(*why)
                    }
                });
            }
            count(&mut transaction, &taken)?;
            transaction.commit().map_err(failed(WRITE))?;
            Ok(taken)
        })
    }

    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError> {
        let rows = self.rows("SELECT bytes FROM facts WHERE id = $1", &[&&id.0[..]])?;
        rows.first().map(|row| whole(row.get(0), id)).transpose()
    }

    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError> {
        let rows = self.rows("SELECT id, bytes FROM facts", &[])?;
        let mut facts = BTreeMap::new();
        for part in rows.chunks(AT_ONCE) {
            let ids = part.iter().map(|row| id(row, 0).map(FactId));
            let envelopes: Vec<&[u8]> = part.iter().map(|row| row.get(1)).collect();
            facts.extend(all_whole(&ids.collect::<Result<Vec<_>, _>>()?, &envelopes)?);
        }
        Ok(facts)
    }

    fn numbers(&self) -> Result<Numbers, StoreError> {
        let mut numbers = Numbers::new();
        for row in self.rows("SELECT author, seq, id FROM facts", &[])? {
            let of_author = numbers.entry(AuthorId(id(&row, 0)?)).or_default();
            of_author.insert((row.get::<_, i64>(1).cast_unsigned(), FactId(id(&row, 2)?)));
        }
        Ok(numbers)
    }

    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError> {
        let wanted: Vec<&[u8]> = ids.iter().map(|id| &id.0[..]).collect();
        let sql = "SELECT id, bytes FROM UNNEST($1::BYTEA[]) WITH ORDINALITY AS wanted (id, place) JOIN facts USING (id) ORDER BY place";
        let rows = self.rows(sql, &[&wanted])?;
        let mut envelopes = Vec::with_capacity(ids.len());
        for (at, wanted) in ids.iter().enumerate() {
            let there = rows.get(at).filter(|row| row.get::<_, &[u8]>(0) == &wanted.0[..]);
            envelopes.push(there.ok_or_else(|| gone(*wanted))?.get(1));
        }
        Ok(envelopes)
    }

    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        let rows = self.rows("SELECT bytes, reason FROM quarantine ORDER BY bytes", &[])?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    fn received(&self) -> Result<Received, StoreError> {
        let rows = self.rows("SELECT what, times FROM received", &[])?;
        let times: BTreeMap<String, i64> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        Ok(Received::of(&times))
    }
}

//! The tables in PostgreSQL, version by version. Same file names as for SQLite.

use super::connect::failed;
use crate::StoreError;
use postgres::{Client, GenericClient};

/// Tables that change together, version by version.
#[derive(Clone, Copy)]
pub(crate) struct Versions {
    /// The table that says which version they have.
    counted_in: &'static str,
    /// The SQL of each version, embedded when the program is built. A version once released is never changed.
    sql: &'static [&'static str],
}

/// The tables of facts.
pub(crate) const FACTS: Versions = Versions {
    counted_in: "corridor_version",
    sql: &[include_str!("../../migrations/postgres/1-facts.sql")],
};

/// The tables of sealed records, in a schema of their own: a copy of the facts takes none of them along.
pub(crate) const SEALED: Versions = Versions {
    counted_in: "corridor_sealed_version",
    sql: &[include_str!("../../migrations/postgres/sealed-1-blobs.sql")],
};

/// Any number, the same in every program: one of them changes the tables at a time.
const ALONE: &str = "SELECT pg_advisory_xact_lock(7017250141)";

/// Returns the version of the tables; 0 in an empty database.
pub(crate) fn current(client: &mut impl GenericClient, of: Versions) -> Result<usize, StoreError> {
    let failed = failed("read the version of the store");
    let there = "SELECT to_regclass($1) IS NOT NULL";
    let there = client.query_one(there, &[&of.counted_in]).map_err(&failed)?;
    if !there.get::<_, bool>(0) {
        return Ok(0);
    }
    let sql = format!("SELECT COALESCE(MAX(version), 0)::BIGINT FROM {}", of.counted_in);
    let version: i64 = client.query_one(&sql, &[]).map_err(&failed)?.get(0);
    usize::try_from(version).map_err(|_| unknown(&version, of))
}

/// Says that this program does not know the tables.
fn unknown(version: &impl std::fmt::Display, of: Versions) -> StoreError {
    let newest = of.sql.len();
    StoreError::new(
        "use this store of facts",
        format_args!(
            "its tables have version {version}, this program knows {newest} -> use a program as new as the one that wrote it"
        ),
    )
}

/// Brings the tables to the version of this program, all or nothing.
pub(crate) fn to_latest(client: &mut Client, of: Versions) -> Result<(), StoreError> {
    let failed = failed("bring the store up to date");
    let mut transaction = client.transaction().map_err(&failed)?;
    transaction.batch_execute(ALONE).map_err(&failed)?;
    let (version, table) = (current(&mut transaction, of)?, of.counted_in);
    if version > of.sql.len() {
        return Err(unknown(&version, of));
    }
    let sql = format!("CREATE TABLE IF NOT EXISTS {table} (version BIGINT NOT NULL PRIMARY KEY)");
    transaction.batch_execute(&sql).map_err(&failed)?;
    for (number, sql) in (1_i64..).zip(of.sql).skip(version) {
        transaction.batch_execute(sql).map_err(&failed)?;
        let sql = format!("INSERT INTO {table} (version) VALUES ($1)");
        transaction.execute(&sql, &[&number]).map_err(&failed)?;
    }
    transaction.commit().map_err(&failed)
}

/// Checks that the tables have the version of this program, and changes nothing.
pub(crate) fn check(client: &mut Client, of: Versions) -> Result<(), StoreError> {
    match current(client, of)? {
        version if version == of.sql.len() => Ok(()),
        0 => Err(StoreError::new(
            "use this database as a store of facts",
            "it holds no ledger -> corridor open makes one in it",
        )),
        version => Err(unknown(&version, of)),
    }
}

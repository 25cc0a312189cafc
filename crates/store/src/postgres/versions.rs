//! The tables in PostgreSQL, version by version. Same file names as for SQLite.

use super::connect::failed;
use crate::StoreError;
use postgres::{Client, GenericClient};

/// The SQL of each version, embedded when the program is built. A version once released is never changed.
const VERSIONS: [&str; 1] = [include_str!("../../migrations/postgres/1-facts.sql")];

/// Any number, the same in every program: one of them changes the tables at a time.
const ALONE: &str = "SELECT pg_advisory_xact_lock(7017250141)";

/// Returns the version of the tables; 0 in an empty database.
pub(super) fn current(client: &mut impl GenericClient) -> Result<usize, StoreError> {
    let failed = failed("read the version of the store");
    let there = "SELECT to_regclass('corridor_version') IS NOT NULL";
    if !client.query_one(there, &[]).map_err(&failed)?.get::<_, bool>(0) {
        return Ok(0);
    }
    let sql = "SELECT COALESCE(MAX(version), 0)::BIGINT FROM corridor_version";
    let version: i64 = client.query_one(sql, &[]).map_err(&failed)?.get(0);
    usize::try_from(version).map_err(|_| unknown(&version))
}

/// Says that this program does not know the tables.
fn unknown(version: &impl std::fmt::Display) -> StoreError {
    let newest = VERSIONS.len();
    StoreError::new(
        "use this store of facts",
        format_args!(
            "its tables have version {version}, this program knows {newest} -> use a program as new as the one that wrote it"
        ),
    )
}

/// Brings the tables to the version of this program, all or nothing.
pub(super) fn to_latest(client: &mut Client) -> Result<(), StoreError> {
    let failed = failed("bring the store up to date");
    let mut transaction = client.transaction().map_err(&failed)?;
    transaction.batch_execute(ALONE).map_err(&failed)?;
    let version = current(&mut transaction)?;
    if version > VERSIONS.len() {
        return Err(unknown(&version));
    }
    let table = "CREATE TABLE IF NOT EXISTS corridor_version (version BIGINT NOT NULL PRIMARY KEY)";
    transaction.batch_execute(table).map_err(&failed)?;
    for (number, sql) in (1_i64..).zip(VERSIONS).skip(version) {
        transaction.batch_execute(sql).map_err(&failed)?;
        let sql = "INSERT INTO corridor_version (version) VALUES ($1)";
        transaction.execute(sql, &[&number]).map_err(&failed)?;
    }
    transaction.commit().map_err(&failed)
}

/// Checks that the tables have the version of this program, and changes nothing.
pub(super) fn check(client: &mut Client) -> Result<(), StoreError> {
    match current(client)? {
        version if version == VERSIONS.len() => Ok(()),
        0 => Err(StoreError::new(
            "use this database as a store of facts",
            "it holds no ledger -> corridor open makes one in it",
        )),
        version => Err(unknown(&version)),
    }
}

//! A connection to PostgreSQL that keeps what it acknowledges and sends nothing over a network in the clear.

use crate::StoreError;
use postgres::config::Host;
use postgres::{Client, Config, NoTls};
use std::error::Error;
use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

/// How long a server may take to answer the first time, where its address does not say otherwise.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads an address like `postgres://user@localhost/database`.
///
/// # Errors
/// It is no such address, holds a password, or names a server that is only reached over a network.
pub(crate) fn config(address: &str, password: Option<&str>) -> Result<Config, StoreError> {
    let refused = |why: &str| StoreError::new("use this address of a PostgreSQL", why);
    let mut config =
        Config::from_str(address).map_err(|_| refused("it is none -> write postgres://USER@localhost/DATABASE"))?;
    if config.get_password().is_some() {
        return Err(refused(
            "it holds a password, which others on this computer can read -> take it out and set PGPASSWORD",
        ));
    }
    let near = |host: &Host| match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    if !config.get_hosts().iter().all(near) || !config.get_hostaddrs().iter().all(IpAddr::is_loopback) {
        return Err(refused(
            "the server is on another computer and facts would go there unsealed -> make a tunnel and give its end here",
        ));
    }
    if let Some(password) = password {
        config.password(password);
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    Ok(config)
}

/// Connects, and makes sure that a commit is on the medium before it is acknowledged.
///
/// # Errors
/// There is no such server or database, or the server does not write through to its disk.
pub(crate) fn connect(config: &Config) -> Result<Client, StoreError> {
    let failed = failed("reach the PostgreSQL of this ledger");
    let mut client = config.connect(NoTls).map_err(&failed)?;
    let fsync: String = client.query_one("SHOW fsync", &[]).map_err(&failed)?.get(0);
    if fsync != "on" {
        return Err(StoreError::new(
            "keep facts in this PostgreSQL",
            "it runs with fsync=off and may lose what it acknowledged -> set fsync = on",
        ));
    }
    client.batch_execute("SET synchronous_commit = on").map_err(&failed)?;
    Ok(client)
}

/// Says what the server said, not only that it said something.
pub(crate) fn failed(doing: &'static str) -> impl Fn(postgres::Error) -> StoreError {
    move |error| {
        let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        StoreError::new(doing, cause)
    }
}

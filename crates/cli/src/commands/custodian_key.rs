//! `corridor custodian-key`: a custodian makes its key.

use crate::custody::{keys, make_key};
use crate::exit::Status;
use crate::output;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor custodian-key key-1.pem
  corridor custodian-key key-1.pem --show   says its public key again

The file stays with the custodian, its passphrase in the custodian's head: it is asked for, or read as a line of standard input.
The public key is what a keeper enrols.";

/// Makes the key of a custodian in FILE, opened by a passphrase.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct CustodianKey {
    /// File to make.
    file: PathBuf,
    /// Says the public key of a file that is there.
    #[arg(long)]
    show: bool,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl CustodianKey {
    /// Makes it and says the public key.
    pub fn run(self) -> anyhow::Result<Status> {
        let id = match self.show {
            true => keys(std::slice::from_ref(&self.file))?
                .iter()
                .map(seal::CustodianKey::id)
                .next(),
            false => Some(make_key(&self.file)?.id()),
        };
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        output::answer_either(self.json, || json!({ "custodian": id }), || format!("Custodian {id}."))?;
        Ok(Status::Done)
    }
}

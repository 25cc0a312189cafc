//! `corridor sync`: two devices in touch, until both have the same.

use super::merge::not_kept;
use crate::custody::sealed_of;
use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{Asking, Heard, Here, Progress, say_bundle_key};
use anyhow::bail;
use clap::Args;
use movement::ledger::BundleKey;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use web::sync_client::{Line, Sent};

const EXAMPLES: &str = "Examples:
  corridor sync tablet-3 http://127.0.0.1:8118
  corridor sync tablet-3 http://10.0.0.1:8118 --json

The other device runs corridor serve-sync. Everything is sealed to the one of the two it is for; who watches the line sees that two devices speak, when, and one of a few
sizes. Where the line breaks, sync again: what came is here, and nothing is sent twice. docs/concepts/sync.md";

/// Brings LEDGER and that of a device which listens at ADDRESS to the same.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Sync {
    /// Folder of a ledger.
    ledger: PathBuf,
    /// Where the other device listens.
    address: String,
    /// The other device's key, as the people there read it to you: only where this ledger has not heard of it.
    #[arg(long, value_name = "KEY")]
    key: Option<BundleKey>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Sync {
    /// Exchanges messages, and says what came and went.
    pub fn run(self) -> anyhow::Result<Status> {
        if !self.address.starts_with("http://") {
            bail!(
                "{}: no address of a device that listens -> write http://HOST:PORT",
                self.address
            );
        }
        let line = Line::to(&self.address);
        let mut folder = Folder::open(&self.ledger, String::new())?;
        let key = folder.secret.key();
        folder.act(|desk| say_bundle_key(desk, key))?;
        let state = folder.store.folded()?.state().clone();
        drop(folder);
        let mut asking = Asking::begin(&state, &line.greeting()?, self.key)?;
        let end = loop {
            match message(&self.ledger, &line, &mut asking) {
                Ok(Heard::Again) => {}
                Ok(end) => break end,
                Err(why) => return Err(why.context(in_words(&asking.progress))),
            }
        };
        let value = || value(end == Heard::InSync, &asking.progress);
        let text = || {
            let end = match end {
                Heard::InSync => "Both have the same.",
                _ => {
                    "Neither has more for the other, and they differ: one of them does not keep something; see corridor conflicts on both."
                }
            };
            format!("{}\n{end}", in_words(&asking.progress))
        };
        output::answer_either(self.json, value, text)?;
        Ok(Status::Done)
    }
}

/// Sends one message and hears its answer. The folder is free while the line is slow.
fn message(ledger: &Path, line: &Line, asking: &mut Asking) -> anyhow::Result<Heard> {
    let mut folder = Folder::open(ledger, String::new())?;
    let mut blobs = sealed_of(ledger, folder.store.ledger())?;
    let message = folder.act(|desk| asking.message(desk, Some(&mut *blobs)))?;
    drop((folder, blobs));
    let answer = match line.send(&message.ticket, &message.body)? {
        Sent::Answered(answer) => answer,
        Sent::NotLetIn => bail!(
            "this device is not let in there -> a keeper enrols it, and that device merges the keeper's facts; one that was removed stays out; one that sends much waits a minute"
        ),
        Sent::OtherLedger => bail!(
            "they keep another ledger there than {} -> ask which one, and open a folder that joins it: corridor open FOLDER --join LEDGER",
            ledger.display()
        ),
    };
    let mut folder = Folder::open(ledger, String::new())?;
    let mut blobs = sealed_of(ledger, folder.store.ledger())?;
    let mut here = Here {
        store: folder.store.as_mut(),
        blobs: Some(&mut *blobs),
        device: Some(folder.key.author()),
        room: None,
    };
    Ok(asking.hear(&mut here, &folder.secret, &answer.ticket, &answer.body[..])?)
}

fn value(in_sync: bool, progress: &Progress) -> Value {
    let (taken, sealed) = (&progress.taken, &progress.sealed);
    json!({
        "in_sync": in_sync, "new": taken.new, "known": taken.known, "quarantined": taken.quarantined, "held_back": taken.held_back,
        "sealed": sealed.new, "left": sealed.left, "erased": sealed.erased,
        "sent": progress.facts, "sealed_sent": progress.records, "round_trips": progress.messages + 1,
    })
}

fn in_words(progress: &Progress) -> String {
    let Progress {
        taken,
        sealed,
        facts,
        records,
        messages,
    } = progress;
    let records = match sealed.new + sealed.left + sealed.erased + records {
        0 => String::new(),
        _ => format!(
            " Sealed records: {} came, {records} went, {} of erased households.",
            sealed.new, sealed.erased
        ),
    };
    format!(
        "{} facts came ({} known already, {} in quarantine), {facts} went, in {} round trips.{records}{}",
        taken.new,
        taken.known,
        taken.quarantined,
        messages + 1,
        not_kept(taken.held_back)
    )
}

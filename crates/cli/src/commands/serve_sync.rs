//! `corridor serve-sync`: waits for other devices of the ledger, and answers them.

use crate::custody::sealed_of;
use crate::desk::{Folder, now};
use crate::exit::Status;
use crate::keys::draw;
use crate::output;
use actions::ledger::{Answer, Answering, Desk, Here, LetIn, NotRecorded, Turned, say_bundle_key};
use clap::Args;
use envelope::DeviceKey;
use movement::ledger::Timestamp;
use seal::BundleSecret;
use serde_json::json;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Instant;
use store::{Folded, Store};
use tokio::sync::mpsc;
use web::sync_server::{Call, Unanswered, listen};

const EXAMPLES: &str = "Examples:
  corridor serve-sync camp-ledger
  corridor serve-sync camp-ledger --listen 10.0.0.1:8118

Other devices say corridor sync LEDGER http://10.0.0.1:8118. Only who is enrolled is answered, and everything is sealed to the one it is for. Who watches the line sees
that two devices speak: where that tells too much, listen on 127.0.0.1 and let them come by a tunnel. Other commands may use the ledger meanwhile. docs/concepts/sync.md";

/// Waits for other devices and brings their ledgers and LEDGER to the same, until Ctrl-C.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct ServeSync {
    /// Folder of a ledger.
    ledger: PathBuf,
    /// Where to listen; port 0 takes any that is free.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8118")]
    listen: SocketAddr,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl ServeSync {
    /// Listens until Ctrl-C.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.ledger, String::new())?;
        let key = folder.secret.key();
        folder.act(|desk| say_bundle_key(desk, key))?;
        let device = folder.key.author();
        drop(folder);
        let (calls, waiting) = mpsc::channel(16);
        let (ledger, json) = (self.ledger.clone(), self.json);
        let answers = std::thread::spawn(move || answer_all(&ledger, waiting));
        let told = |at: SocketAddr| {
            let value =
                || json!({ "address": format!("http://{at}"), "device": device.to_string(), "key": key.to_string() });
            let text = || format!("Device {device} listens at http://{at} with key {key}.\nCtrl-C ends.");
            // Whoever waits for this line may have gone; the devices that come have not.
            drop(output::answer_either(json, value, text));
        };
        listen(self.listen, calls, told).map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("{}: {error} -> give another --listen", self.listen),
            )
        })?;
        if let Ok(done) = answers.join() {
            done?;
        }
        Ok(Status::Done)
    }
}

/// A ledger that answers.
struct Open {
    store: Folded<Box<dyn Store>>,
    key: DeviceKey,
    secret: BundleSecret,
    answering: Answering,
    since: Instant,
}

/// Answers one call after the other, until nobody listens any more.
fn answer_all(ledger: &Path, mut waiting: mpsc::Receiver<Call>) -> anyhow::Result<()> {
    let Folder { store, key, secret, .. } = Folder::open(ledger, String::new())?;
    let mut open = Open {
        store: Folded::new(store)?,
        key,
        secret,
        answering: Answering::begin(&mut draw)?,
        since: Instant::now(),
    };
    while let Some(call) = waiting.blocking_recv() {
        // Who asked may have gone meanwhile: what it sent is taken in all the same.
        match call {
            Call::Greet(tell) => {
                let now = open.now();
                drop(tell.send(open.answering.greet(&open.secret, now).bytes()));
            }
            Call::LetIn(ticket, tell) => drop(tell.send(said(open.let_in(&ticket)).ok())),
            Call::Message(let_in, body, tell) => {
                let answer = open.answer(ledger, let_in, &body).unwrap_or_else(|error| {
                    output::tell(format_args!("not answered: {error:#}"));
                    Err(Unanswered::Failed)
                });
                drop(tell.send(answer.map(|answer| (answer.ticket, answer.body))));
            }
        }
    }
    Ok(())
}

/// Says to the people here why somebody was turned away. Who was not let in learns nothing of it.
fn said<T>(answer: Result<T, Turned>) -> Result<T, Unanswered> {
    let why = match answer {
        Ok(answer) => return Ok(answer),
        Err(why) => why,
    };
    match &why {
        Turned::NotKnown => output::tell("turned away: nobody who is enrolled, or no ticket for now"),
        Turned::TooMany => output::tell("turned away: a device that sends too much; it may come back in a minute"),
        Turned::Failed(why) => output::tell(format_args!("not answered: {why}")),
    }
    Err(match why {
        Turned::NotKnown | Turned::TooMany => Unanswered::NotItsOwn,
        Turned::Failed(NotRecorded::OtherLedger) => Unanswered::OtherLedger,
        Turned::Failed(_) => Unanswered::Failed,
    })
}

impl Open {
    /// Returns a time that never goes back.
    fn now(&self) -> Timestamp {
        Timestamp(i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX))
    }

    fn let_in(&mut self, ticket: &[u8]) -> Result<LetIn, Turned> {
        let now = self.now();
        self.store.refresh().map_err(NotRecorded::from)?;
        let here = Here {
            store: &mut self.store,
            blobs: None,
            device: None,
            room: None,
        };
        self.answering.let_in(&here, &self.secret, ticket, now)
    }

    fn answer(&mut self, ledger: &Path, let_in: LetIn, body: &[u8]) -> anyhow::Result<Result<Answer, Unanswered>> {
        // Nobody else records in this folder meanwhile.
        let _alone = Folder::alone(ledger)?;
        self.store.refresh()?;
        let mut blobs = sealed_of(ledger, self.store.ledger())?;
        let drawn = self.now();
        let mut desk = Desk {
            store: &mut self.store,
            key: &self.key,
            site: "",
            now: now(),
            draw: &mut draw,
        };
        let device = let_in.device;
        let answer = self
            .answering
            .answer(&mut desk, Some(&mut *blobs), (&self.secret, drawn), let_in, body);
        let answer = match said(answer) {
            Ok(answer) => answer,
            Err(why) => return Ok(Err(why)),
        };
        output::tell(format_args!(
            "device {device}: {} facts came, {} known already, {} in quarantine, {} went; sealed records: {} came, {} left",
            answer.taken.taken.new,
            answer.taken.taken.known,
            answer.taken.taken.quarantined,
            answer.facts,
            answer.taken.sealed.new,
            answer.taken.sealed.left
        ));
        Ok(Ok(answer))
    }
}

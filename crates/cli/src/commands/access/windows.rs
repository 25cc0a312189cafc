//! `corridor access window`, `shut`, `reopen`: when a corridor is to be open, and who shut it.

use super::{At, Deed};
use crate::exit::Status;
use clap::Args;
use movement::access::{Label, Said, Shut, WindowTerms};
use movement::ledger::Timestamp;

const WINDOW: &str = "Examples:
  corridor access window camp-ledger monday --agreement passage --corridor jleb --opens 2019-04-01T06:00+02:00 --closes 2019-04-01T18:00+02:00
  corridor access window camp-ledger monday --agreement passage --corridor jleb --opens 2019-04-01T08:00Z --closes 2019-04-01T12:00Z --json

It is open only while everybody who must sign the agreement stands by it, and nobody has shut it. corridor windows shows which are, and by whose word not.";

/// Records a window that is proposed.
#[derive(Args)]
#[command(after_help = WINDOW)]
pub(super) struct Propose {
    #[command(flatten)]
    at: At,
    /// A label of its own.
    window: Label,
    /// The agreement it is under.
    #[arg(long)]
    agreement: Label,
    /// The corridor, by its id in the operation.
    #[arg(long)]
    corridor: String,
    /// First moment open, with its offset from UTC.
    #[arg(long, value_name = "TIME")]
    opens: Timestamp,
    /// Last moment open, with its offset from UTC.
    #[arg(long, value_name = "TIME")]
    closes: Timestamp,
}

impl Propose {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let terms = WindowTerms {
            agreement: self.agreement,
            corridor: self.corridor,
            opens: self.opens,
            closes: self.closes,
        };
        let window = self.window;
        self.at.record(Said::WindowProposed { window, terms }, json, "")
    }
}

const SHUT: &str = "Examples:
  corridor access shut camp-ledger monday --party zone-command --how suspended --on 2019-04-01 --source call-8
  corridor access shut camp-ledger monday --party zone-command --how closed --on 2019-04-01 --source call-8 --json

Keepers, protection staff and convoy leaders may record it too: whoever hears it.";

/// Records that a party shut a window.
#[derive(Args)]
#[command(after_help = SHUT)]
pub(super) struct ShutIt {
    #[command(flatten)]
    at: At,
    /// The window.
    window: Label,
    #[command(flatten)]
    deed: Deed,
    /// suspended or closed.
    #[arg(long)]
    how: Shut,
}

impl ShutIt {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let Deed { party, on, source } = self.deed;
        let (window, how) = (self.window, self.how);
        let said = Said::WindowShut {
            window,
            party,
            how,
            on,
            source,
        };
        self.at.record(said, json, "")
    }
}

const REOPEN: &str = "Examples:
  corridor access reopen camp-ledger monday --party zone-command --on 2019-04-02 --source letter-21
  corridor access reopen camp-ledger monday --party zone-command --on 2019-04-02 --source letter-21 --json";

/// Records that a party which shut a window no longer does.
#[derive(Args)]
#[command(after_help = REOPEN)]
pub(super) struct Reopen {
    #[command(flatten)]
    at: At,
    /// The window.
    window: Label,
    #[command(flatten)]
    deed: Deed,
}

impl Reopen {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let Deed { party, on, source } = self.deed;
        let window = self.window;
        let said = Said::WindowReopened {
            window,
            party,
            on,
            source,
        };
        self.at.record(said, json, "")
    }
}

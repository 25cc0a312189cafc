//! `corridor access draft`, `sign`, `leave`: the text of an agreement, and who stands by it.

use super::{At, Deed};
use crate::desk::{facts_of, state};
use crate::exit::Status;
use crate::{disk, problems};
use anyhow::{Context, bail};
use clap::Args;
use documents::access::read_draft;
use movement::access::{Label, Said};
use movement::ledger::FactId;
use std::path::PathBuf;

const DRAFT: &str = "Examples:
  corridor access draft camp-ledger passage --text passage.toml
  corridor access draft camp-ledger passage --text passage-2.toml --json

Another version voids every signature: whoever signed reads it and signs again. Missing clauses are named, and the text is recorded all the same.
How a text is written: docs/concepts/access.md";

/// Records the text of an agreement.
#[derive(Args)]
#[command(after_help = DRAFT)]
pub(super) struct Drafted {
    #[command(flatten)]
    at: At,
    /// A label of its own; the same for its next version.
    agreement: Label,
    /// The text, in TOML.
    #[arg(long, value_name = "FILE")]
    text: PathBuf,
}

impl Drafted {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let draft = match read_draft(&disk::bytes(&self.text)?, &self.text.display().to_string()) {
            Ok(draft) => draft,
            Err(found) => return Ok(problems::show(&found, json)?),
        };
        let missing = draft.missing().into_iter();
        let missing: String = missing.map(|kind| format!("\n  {}: {kind}", kind.code())).collect();
        let more = match missing.is_empty() {
            true => "\nIt has every clause of the list.".to_owned(),
            false => format!("\nClauses of the list that it does not have, or that have no words:{missing}"),
        };
        let agreement = self.agreement;
        self.at.record(Said::AgreementDrafted { agreement, draft }, json, &more)
    }
}

const SIGN: &str = "Examples:
  corridor access sign camp-ledger passage --party zone-command --on 2019-04-01 --source letter-20
  corridor access sign camp-ledger passage --party zone-command --on 2019-04-01 --source letter-20 --version 0000000000000000000000000000000000000000000000000000000000000000

A signature is under one version. Without --version it is the one that stands here now.";

/// Records that a party signed.
#[derive(Args)]
#[command(after_help = SIGN)]
pub(super) struct Sign {
    #[command(flatten)]
    at: At,
    /// The agreement.
    agreement: Label,
    #[command(flatten)]
    deed: Deed,
    /// The version that was signed: the fact that drafted it.
    #[arg(long, value_name = "FACT")]
    version: Option<FactId>,
}

impl Sign {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let version = match self.version {
            Some(version) => version,
            None => standing(&self.at, &self.agreement)?,
        };
        let Deed { party, on, source } = self.deed;
        let agreement = self.agreement;
        let said = Said::AgreementSigned {
            agreement,
            version,
            party,
            on,
            source,
        };
        self.at
            .record(said, json, &format!("\nSigned is the text of {version}."))
    }
}

fn standing(at: &At, agreement: &Label) -> anyhow::Result<FactId> {
    let state = state(&*facts_of(&at.ledger)?)?;
    let record = state.access.agreements.get(agreement);
    let record = record.with_context(|| {
        format!("no agreement {agreement} is known here -> draft it, or take in what others recorded")
    })?;
    let Some((version, _)) = record.draft() else {
        bail!("agreement {agreement} has two texts here -> read both, then draft the one that replaces them");
    };
    Ok(version)
}

const LEAVE: &str = "Examples:
  corridor access leave camp-ledger passage --party zone-command --on 2019-04-05 --source call-7
  corridor access leave camp-ledger passage --party zone-command --on 2019-04-05 --source call-7 --json

From then on every window under the agreement is shut.";

/// Records that a party no longer stands by an agreement.
#[derive(Args)]
#[command(after_help = LEAVE)]
pub(super) struct Leave {
    #[command(flatten)]
    at: At,
    /// The agreement.
    agreement: Label,
    #[command(flatten)]
    deed: Deed,
}

impl Leave {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let Deed { party, on, source } = self.deed;
        let agreement = self.agreement;
        let said = Said::AgreementLeft {
            agreement,
            party,
            on,
            source,
        };
        self.at.record(said, json, "")
    }
}

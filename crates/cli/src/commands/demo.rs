//! `corridor demo`: the Rukban movement of 2019, from a folder to a page, in one go.

use super::plan::{Settings, draw_folder};
use crate::disk;
use crate::exit::Status;
use crate::input::{self, Input};
use crate::output;
use crate::problems;
use anyhow::Context;
use clap::Args;
use documents::rukban_2019;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Instant;

const EXAMPLES: &str = "Examples:
  corridor demo
  corridor demo --folder my-copy --seconds 20 --no-serve

The households are invented. What is published about places, distances and dates, and what is our assumption, stands in
the folder's README.md.";

/// Makes the Rukban folder if it is missing, plans it, and shows the page.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Demo {
    /// The operation folder; made when it is not there, never changed when it is.
    #[arg(long, default_value = "rukban-2019")]
    folder: PathBuf,
    #[command(flatten)]
    pub settings: Settings,
    /// End after writing; do not serve the page.
    #[arg(long)]
    no_serve: bool,
    /// Port on this machine to serve the page on; 0 takes any that is free.
    #[arg(long, default_value_t = 8117)]
    port: u16,
}

impl Demo {
    /// Makes, plans, writes, and serves until Ctrl-C.
    pub fn run(self) -> anyhow::Result<Status> {
        self.make_folder()?;
        let started = Instant::now();
        let operation = match input::read(&self.folder)? {
            Ok(Input::Folder(operation)) => operation,
            Ok(_) => anyhow::bail!("{}: it is no folder -> give another --folder", self.folder.display()),
            Err(found) => return Ok(problems::show(&found, self.settings.json)?),
        };
        let out = self.settings.out_or(|| self.folder.join("plan"))?;
        let status = draw_folder(&operation, None, &out, &self.settings, started)?;
        if status != Status::Done || self.no_serve {
            return Ok(status);
        }
        self.serve(&out)
    }

    fn make_folder(&self) -> anyhow::Result<()> {
        if self.folder.exists() {
            return Ok(());
        }
        let files = rukban_2019::files(rukban_2019::SEED).context("the example could not be made")?;
        disk::write_all(&self.folder, &files, "give a --folder you may write to")?;
        Ok(())
    }

    fn serve(&self, out: &Path) -> anyhow::Result<Status> {
        let told =
            |address: SocketAddr| output::tell(format_args!("  Look          http://{address}/   (Ctrl-C ends)"));
        web::server::serve_folder(out.to_path_buf(), self.port, told)
            .map_err(|error| io::Error::new(error.kind(), self.unserved(&error, out)))?;
        Ok(Status::Done)
    }

    fn unserved(&self, error: &io::Error, out: &Path) -> String {
        let page = out.join("plan.html");
        format!(
            "the page cannot be served on port {}: {error} -> open {} in a browser, or give --port 0 for any free port",
            self.port,
            page.display()
        )
    }
}

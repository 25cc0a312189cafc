//! `corridor synthesize`: invents the households of a folder that has sites and shelters.

use crate::disk;
use crate::exit::Status;
use crate::output;
use anyhow::bail;
use clap::Args;
use documents::synthesize::{Camp, MOST_PEOPLE, Request, Synthetic, households, read_places};
use serde_json::json;
use std::io;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  corridor synthesize examples/rukban-2019 --people 40000 --seed 1 --force
  corridor synthesize my-town --people 3000 --share mill=3 --share station=1 --json

The same folder, numbers and seed give the same file on every machine. docs/concepts/synthetic-people.md has the rates.";

/// Invents households for the camps and shelters of FOLDER and writes FOLDER/households.csv.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Synthesize {
    /// Operation folder with sites.csv and shelters.csv.
    folder: PathBuf,
    /// People in all.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_PEOPLE)))]
    people: u32,
    /// The only source of chance.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Households in a hundred whose adults all said yes.
    #[arg(long, value_name = "PERCENT", default_value_t = 95, value_parser = clap::value_parser!(u32).range(0..=100))]
    said_yes: u32,
    /// A camp's part of the households, e.g. north=3; camps not named have 1.
    #[arg(long, value_name = "SITE=WEIGHT", value_parser = share)]
    share: Vec<(String, u32)>,
    /// Replace an existing households.csv.
    #[arg(long)]
    force: bool,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Synthesize {
    /// Writes the table and says what is in it.
    pub fn run(self) -> anyhow::Result<Status> {
        let file = self.folder.join("households.csv");
        if !self.force && file.exists() {
            bail!("{} exists already -> give --force to replace it", file.display());
        }
        let made = households(&self.request()?)?;
        let files = [("households.csv", made.households_csv.clone())];
        disk::write_all(&self.folder, &files, "give a folder you may write to")?;
        self.answer(&file, &made)?;
        Ok(Status::Done)
    }

    fn request(&self) -> anyhow::Result<Request> {
        let places = read_places(&self.read("sites.csv")?, &self.read("shelters.csv")?)?;
        if let Some((site, _)) = self.share.iter().find(|(site, _)| !places.camps.contains(site)) {
            bail!(
                "--share names {site}, which is no camp -> the camps are: {}",
                places.camps.join(", ")
            );
        }
        let weight = |site: &String| {
            self.share
                .iter()
                .rfind(|(named, _)| named == site)
                .map_or(1, |(_, weight)| *weight)
        };
        let camps = places.camps.into_iter().map(|site| Camp {
            weight: weight(&site),
            site,
        });
        Ok(Request {
            people: self.people,
            seed: self.seed,
            said_yes_percent: self.said_yes,
            camps: camps.collect(),
            shelters: places.shelters,
        })
    }

    fn read(&self, name: &str) -> anyhow::Result<Vec<u8>> {
        disk::bytes(&self.folder.join(name))
    }

    fn answer(&self, file: &Path, made: &Synthetic) -> io::Result<()> {
        let Synthetic {
            households,
            people,
            said_yes,
            ..
        } = made;
        output::answer_either(
            self.json,
            || {
                json!({
                    "file": file, "households": households, "people": people, "said_yes": said_yes, "seed": self.seed,
                })
            },
            || {
                format!(
                    "{}: {households} households, {people} people, {said_yes} of them in households that said yes",
                    file.display()
                )
            },
        )
    }
}

fn share(argument: &str) -> Result<(String, u32), String> {
    let (site, weight) = argument
        .split_once('=')
        .ok_or("write it as SITE=WEIGHT, e.g. north=3")?;
    let weight = weight.parse().map_err(|_| format!("{weight} is not a whole number"))?;
    Ok((site.to_owned(), weight))
}

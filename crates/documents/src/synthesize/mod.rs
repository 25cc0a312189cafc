//! Synthetic households for examples, training and tests: invented people, as an operation folder writes them.
//!
//! The same request gives the same bytes on every machine. Sizes and rates, and where they come from, are in
//! [`rates`] and in `docs/concepts/synthetic-people.md`.

mod places;
pub mod rates;
mod token;

pub use places::{Places, PlacesError, read_places};

use fastrand::Rng;
use std::fmt;
use token::Tokens;

/// Most people one request may ask for.
pub const MOST_PEOPLE: u32 = 10_000_000;

/// What to invent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// People in all; 1 to [`MOST_PEOPLE`].
    pub people: u32,
    /// The only source of chance.
    pub seed: u64,
    /// Households in a hundred whose adults all said yes; 0 to 100.
    pub said_yes_percent: u32,
    /// Where households wait; at least one.
    pub camps: Vec<Camp>,
    /// Ids of the shelters there are, for what households accept.
    pub shelters: Vec<String>,
}

/// A camp and its part of the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camp {
    /// Site id.
    pub site: String,
    /// Its part of the households, as a weight beside the other camps' weights; 0 means nobody waits there.
    pub weight: u32,
}

/// Invented households and their counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synthetic {
    /// The file `households.csv`.
    pub households_csv: Vec<u8>,
    /// Rows of it.
    pub households: u32,
    /// People in all.
    pub people: u32,
    /// People in households that said yes.
    pub said_yes: u32,
}

/// Why no households could be invented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// Nobody, or more than [`MOST_PEOPLE`], was asked for.
    People,
    /// More than a hundred in a hundred were to say yes.
    Percent,
    /// There is no camp where anybody could wait.
    NoCamp,
    /// A household of the table could not be written.
    Table(String),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::People => write!(f, "the number of people must be 1 to {MOST_PEOPLE}"),
            Self::Percent => f.write_str("the percentage that said yes must be 0 to 100"),
            Self::NoCamp => f.write_str("no site of kind camp has a weight above 0, so nobody can wait anywhere"),
            Self::Table(cause) => write!(f, "households.csv could not be written: {cause}"),
        }
    }
}

impl std::error::Error for RequestError {}

/// One invented row of `households.csv`.
struct Household<'a> {
    token: String,
    camp: &'a str,
    members: u32,
    wheelchairs: u32,
    stretchers: u32,
    tier: u32,
    said_yes: bool,
    accepts: Vec<&'a str>,
}

/// Invents households until their members are exactly as many as asked for; the last one is cut to fit.
pub fn households(request: &Request) -> Result<Synthetic, RequestError> {
    judge(request)?;
    let mut rng = Rng::with_seed(request.seed);
    let mut tokens = Tokens::default();
    let mut table = csv::Writer::from_writer(Vec::new());
    let (mut rows, mut people, mut said_yes) = (0, 0, 0);
    write(&mut table, HEADER)?;
    while people < request.people {
        let household = invent(request, request.people - people, &mut tokens, &mut rng);
        rows += 1;
        people += household.members;
        said_yes += if household.said_yes { household.members } else { 0 };
        write(&mut table, household.cells())?;
    }
    let households_csv = table.into_inner().map_err(|e| RequestError::Table(e.to_string()))?;
    Ok(Synthetic {
        households_csv,
        households: rows,
        people,
        said_yes,
    })
}

fn judge(request: &Request) -> Result<(), RequestError> {
    if request.people == 0 || request.people > MOST_PEOPLE {
        return Err(RequestError::People);
    }
    if request.said_yes_percent > 100 {
        return Err(RequestError::Percent);
    }
    if request.camps.iter().all(|c| c.weight == 0) {
        return Err(RequestError::NoCamp);
    }
    Ok(())
}

fn invent<'a>(request: &'a Request, left: u32, tokens: &mut Tokens, rng: &mut Rng) -> Household<'a> {
    let camp = pick_camp(&request.camps, rng);
    let members = rates::members(rng).min(left);
    let needs = rates::needs(members, rng);
    Household {
        token: tokens.draw(rng),
        camp,
        members,
        wheelchairs: needs.wheelchairs,
        stretchers: needs.stretchers,
        tier: rates::tier(&needs, rng),
        said_yes: rng.u32(0..100) < request.said_yes_percent,
        accepts: rates::accepted(&request.shelters, rng),
    }
}

fn pick_camp<'a>(camps: &'a [Camp], rng: &mut Rng) -> &'a str {
    let total: u64 = camps.iter().map(|c| u64::from(c.weight)).sum();
    let mut at = rng.u64(0..total.max(1));
    for camp in camps {
        let weight = u64::from(camp.weight);
        if at < weight {
            return &camp.site;
        }
        at -= weight;
    }
    ""
}

const HEADER: [&str; 8] = [
    "household_id",
    "site_id",
    "members",
    "wheelchairs",
    "stretchers",
    "tier",
    "said_yes",
    "accepts",
];

impl Household<'_> {
    fn cells(&self) -> [String; 8] {
        let or_empty = |n: u32| if n == 0 { String::new() } else { n.to_string() };
        [
            self.token.clone(),
            self.camp.to_owned(),
            self.members.to_string(),
            or_empty(self.wheelchairs),
            or_empty(self.stretchers),
            self.tier.to_string(),
            if self.said_yes { "yes" } else { "no" }.to_owned(),
            self.accepts.join(" "),
        ]
    }
}

fn write<S: AsRef<[u8]>>(table: &mut csv::Writer<Vec<u8>>, cells: [S; 8]) -> Result<(), RequestError> {
    table
        .write_record(cells)
        .map_err(|e| RequestError::Table(e.to_string()))
}

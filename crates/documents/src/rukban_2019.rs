//! The example folder `examples/rukban-2019`, carried in the program so that the demo needs no clone of the repository.

use crate::synthesize::{Camp, Request, RequestError, households, read_places};

/// People in the camp at first: "more than 40,000"; OCHA gives 41,700 (17 June 2019).
pub const PEOPLE: u32 = 40_000;

/// The seed of the households that are kept in the repository.
pub const SEED: u64 = 1;

/// Households in a hundred that say yes: 95 % wished to leave (UN/SARC survey; OCHA, 26 February 2019).
pub const SAID_YES_PERCENT: u32 = 95;

/// A file of the folder: name and bytes.
pub type NamedFile = (&'static str, Vec<u8>);

const SITES: &str = include_str!("../../../examples/rukban-2019/sites.csv");
const SHELTERS: &str = include_str!("../../../examples/rukban-2019/shelters.csv");

const TEMPLATES: [(&str, &str); 9] = [
    ("README.md", include_str!("../../../examples/rukban-2019/README.md")),
    (
        "operation.toml",
        include_str!("../../../examples/rukban-2019/operation.toml"),
    ),
    ("sites.csv", SITES),
    ("legs.csv", include_str!("../../../examples/rukban-2019/legs.csv")),
    (
        "corridors.csv",
        include_str!("../../../examples/rukban-2019/corridors.csv"),
    ),
    ("windows.csv", include_str!("../../../examples/rukban-2019/windows.csv")),
    (
        "vehicle_types.csv",
        include_str!("../../../examples/rukban-2019/vehicle_types.csv"),
    ),
    (
        "vehicles.csv",
        include_str!("../../../examples/rukban-2019/vehicles.csv"),
    ),
    ("shelters.csv", SHELTERS),
];

/// Returns every file of the folder, with households drawn from `seed`; [`SEED`] gives those of the repository.
pub fn files(seed: u64) -> Result<Vec<NamedFile>, RequestError> {
    let places = read_places(SITES.as_bytes(), SHELTERS.as_bytes()).map_err(|e| RequestError::Table(e.to_string()))?;
    let request = Request {
        people: PEOPLE,
        seed,
        said_yes_percent: SAID_YES_PERCENT,
        camps: places.camps.into_iter().map(|site| Camp { site, weight: 1 }).collect(),
        shelters: places.shelters,
    };
    let people = households(&request)?.households_csv;
    let templates = TEMPLATES.map(|(name, text)| (name, text.as_bytes().to_vec()));
    Ok(templates.into_iter().chain([("households.csv", people)]).collect())
}

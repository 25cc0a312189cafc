//! What a folder may look like, and what becomes of it.

use crate::written::Folder;
use movement::access::Window;
use movement::operation::HouseholdSplit;
use movement::registry::{CorridorIx, SiteIx, SiteKind};
use movement::units::{Metres, Minutes, Moment, Persons};

#[test]
fn a_right_folder_becomes_an_operation() {
    let operation = Folder::right().operation();
    assert_eq!(operation.name, "Two camps");
    assert_eq!(operation.calendar.zone(), "Asia/Damascus");
    assert_eq!(operation.calendar.days(), 8);
    assert_eq!(operation.sites[2].kind, SiteKind::Crossing);
    assert_eq!(operation.sites[0].name_local.as_deref(), Some("المخيم الشمالي"));
    assert_eq!(operation.rules.household_split, HouseholdSplit::StretcherOnly);
    assert_eq!(operation.rules.escort_pools[0].escorts, 2);
    assert_eq!(operation.rules.drivers_per_vehicle, 1);
    assert_eq!(operation.said_yes(), Persons(6));
    assert_eq!(operation.households[2].tier, 3);
    assert_eq!(operation.shelters[0].intake_per_day, Some(Persons(200)));
    assert_eq!(
        operation.vehicles[1].corridors,
        Some(vec![CorridorIx(0), CorridorIx(1)])
    );
    assert_eq!(operation.vehicles[1].free_from, Moment(1440));
    assert_eq!(operation.passages.len(), 3);
}

#[test]
fn every_example_is_right() {
    for name in ["tiny", "rukban-2019", "town"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../examples")
            .join(name);
        let read = documents::folder::read(&|file| {
            std::fs::read(folder.join(file)).map_or(
                documents::folder::FileContent::Missing,
                documents::folder::FileContent::Bytes,
            )
        });
        assert!(read.is_ok(), "{name}: {:?}", read.err());
    }
}

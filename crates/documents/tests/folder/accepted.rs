//! What a folder may look like, and what becomes of it.

use crate::written::Folder;
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
fn times_between_all_sites_follow_the_roads() {
    let travel = Folder::right().operation().travel;
    assert_eq!(travel.minutes(SiteIx(0), SiteIx(4)), Some(Minutes(150 + 240 + 15)));
    assert_eq!(travel.metres(SiteIx(4), SiteIx(1)), Metres(8_500 + 230_000 + 90_000));
}

/// Asserts that a folder written in another way means the same.
#[track_caller]
fn same(folder: &Folder) {
    assert_eq!(
        format!("{:#?}", folder.operation()),
        format!("{:#?}", Folder::right().operation())
    );
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_old_macintosh_ones_change_nothing() {
    same(&Folder::right().every_table(|text| format!("\u{feff}{text}").into()));
    same(&Folder::right().every_table(|text| text.replace('\n', "\r\n").into()));
    same(&Folder::right().every_table(|text| text.replace('\n', "\r").into()));
    let settings = Folder::right().text("operation.toml");
    same(&Folder::right().bytes("operation.toml", format!("\u{feff}{}", settings.replace('\n', "\r\n"))));
}

#[test]
fn semicolons_tabs_and_decimal_commas_beside_semicolons_change_nothing() {
    same(&Folder::right().every_table(|text| text.replace(',', ";").into()));
    same(&Folder::right().every_table(|text| text.replace(',', "\t").into()));
    same(&Folder::right().every_table(|text| text.replace(',', ";").replace('.', ",").into()));
}

#[test]
fn arabic_and_persian_digits_change_nothing() {
    let digits = |text: &str, zero: u32| -> Vec<u8> {
        let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(zero + d)).unwrap_or(c);
        text.chars().map(digit).collect::<String>().into()
    };
    same(&Folder::right().every_table(|text| digits(text, 0x660)));
    same(&Folder::right().every_table(|text| digits(text, 0x6f0)));
}

#[test]
fn arabic_ids_and_names_are_kept() {
    let arabic = |text: &str| {
        text.replace("homs", "حمص")
            .replace("north", "\u{200f}الشمال\u{200f}")
            .into()
    };
    let operation = Folder::right().every_table(arabic).operation();
    assert_eq!(operation.sites[0].id, "الشمال");
    assert_eq!(operation.sites[3].id, "حمص");
    assert_eq!(operation.passages, Folder::right().operation().passages);
}

#[test]
fn an_hxl_row_empty_rows_spaces_and_capitals_change_nothing() {
    same(&Folder::right().every_table(|text| {
        let columns = text.lines().next().unwrap().matches(',').count();
        let tags = format!("#meta+id{}", ",#x".repeat(columns));
        text.replacen('\n', &format!("\n{tags}\n"), 1).into()
    }));
    same(&Folder::right().every_table(|text| text.replace('\n', "\n\n , ,\n").into()));
    same(&Folder::right().every_table(|text| text.replace(',', " , ").into()));
    same(&Folder::right().every_table(|text| {
        let (header, rows) = text.split_once('\n').unwrap();
        format!("{}\n{rows}", header.to_uppercase()).into()
    }));
}

#[test]
fn columns_may_stand_in_any_order_and_in_quotation_marks() {
    same(&Folder::right().every_table(|text| {
        let reverse = |line: &str| {
            line.split(',')
                .rev()
                .map(|cell| format!("\"{cell}\""))
                .collect::<Vec<_>>()
                .join(",")
        };
        text.lines().map(reverse).collect::<Vec<_>>().join("\n").into()
    }));
}

#[test]
fn columns_that_are_not_required_may_be_left_out() {
    let operation = Folder::right()
        .bytes("vehicles.csv", "vehicle_id,type_id,place\nb1,bus,yard\n")
        .bytes("vehicle_absences.csv", "vehicle_id,first_day\nb1,2019-03-30\n")
        .bytes(
            "households.csv",
            "household_id,site_id,members,said_yes\nh1,north,4,YES\n",
        )
        .bytes("shelters.csv", "site_id,places\nhoms,5\n")
        .operation();
    assert_eq!(
        (operation.vehicles[0].free_from, operation.vehicles[0].spare),
        (Moment(0), false)
    );
    assert_eq!(
        (operation.households[0].tier, operation.households[0].accepts.is_none()),
        (3, true)
    );
    assert_eq!(operation.shelters[0].intake_per_day, None);
    assert_eq!(operation.vehicles[0].absences[0].until, None);
}

#[test]
fn settings_that_are_not_required_may_be_left_out() {
    let settings = Folder::right().text("operation.toml");
    let (required, _) = settings.split_once("[vehicles]").unwrap();
    let operation = Folder::right().bytes("operation.toml", required).operation();
    assert_eq!(operation.rules.daylight, None);
    assert_eq!(operation.rules.longest_transfer_wait, None);
    assert!(operation.vehicles.iter().all(|vehicle| !vehicle.spare));
}

#[test]
fn dates_and_hours_of_the_settings_may_stand_with_or_without_quotation_marks() {
    same(
        &Folder::right()
            .rewrite("operation.toml", "2019-03-24", "\"2019-03-24\"")
            .rewrite("operation.toml", "\"06:00\"", "06:00:00")
            .rewrite("operation.toml", "\"19:00\"", "19:00"),
    );
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

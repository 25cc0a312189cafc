//! The tables: names, HXL tags, counts that agree with the plan, and nothing that a spreadsheet runs.

use super::any_plan::{one_of_each, operation_and_plan};
use documents::{luggage, manifest, timetable, waiting};
use movement::operation::Operation;
use movement::plan::Plan;
use proptest::prelude::*;

/// Every table of a plan.
fn tables(operation: &Operation, plan: &Plan) -> [Vec<u8>; 4] {
    [
        timetable::write(operation, plan),
        manifest::write(operation, plan),
        waiting::write(operation, plan),
        luggage::write(operation, plan),
    ]
}

fn rows(table: &[u8]) -> Vec<Vec<String>> {
    let text = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.unwrap())).collect()
}

fn column(rows: &[Vec<String>], name: &str) -> Vec<String> {
    let at = rows[0].iter().position(|cell| cell == name).unwrap();
    rows[2..].iter().map(|row| row[at].clone()).collect()
}

fn sum(rows: &[Vec<String>], name: &str) -> u32 {
    column(rows, name).iter().map(|cell| cell.parse::<u32>().unwrap()).sum()
}

/// Hashtags of HXL 1.1 that these tables use.
const HASHTAGS: [&str; 10] = [
    "#event",
    "#access",
    "#loc",
    "#item",
    "#targeted",
    "#inneed",
    "#date",
    "#meta",
    "#cause",
    "#description",
];

#[test]
fn row_two_holds_an_hxl_tag_for_every_column() {
    let (operation, plan) = one_of_each();
    for table in tables(&operation, &plan) {
        let rows = rows(&table);
        assert_eq!(rows[0].len(), rows[1].len());
        for tag in &rows[1] {
            let mut parts = tag.split('+');
            assert!(HASHTAGS.contains(&parts.next().unwrap()), "{tag}");
            assert!(
                parts.all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase())),
                "{tag}"
            );
        }
    }
}

#[test]
fn no_table_has_a_column_that_could_sort_people() {
    let (operation, plan) = one_of_each();
    for table in tables(&operation, &plan) {
        for column in &rows(&table)[0] {
            let words: Vec<_> = column.split('_').collect();
            let place = ["from", "to"].contains(&words[0]);
            assert!(place || !words.contains(&"name"), "{column}");
            assert!(!["sex", "age", "origin", "tier"].contains(&column.as_str()), "{column}");
        }
    }
}

#[test]
fn the_timetable_shows_local_hours() {
    let (operation, plan) = one_of_each();
    let rows = rows(&timetable::write(&operation, &plan));
    let timing = plan.convoys[0].timing(&operation);
    let local = operation.calendar.local(timing.departure);
    assert!(column(&rows, "departure")[0].starts_with(&local.date().to_string()));
    assert_eq!(column(&rows, "departure")[0][11..], local.time().to_string()[..5]);
}

#[test]
fn the_waiting_list_says_why_and_what_would_help() {
    let (operation, plan) = one_of_each();
    let rows = rows(&waiting::write(&operation, &plan));
    assert_eq!(column(&rows, "reason"), ["windows-end"]);
    assert!(column(&rows, "remedy")[0].contains("window hours"));
}

#[test]
fn an_arabic_cell_brings_a_byte_order_mark_and_comes_back() {
    let (mut operation, plan) = one_of_each();
    let from = plan.convoys[0].from.at();
    assert!(timetable::write(&operation, &plan).starts_with(b"convoy,"));
    operation.sites[from].name = "مخيم الركبان".to_owned();
    let table = timetable::write(&operation, &plan);
    assert!(table.starts_with(b"\xef\xbb\xbf"));
    assert_eq!(column(&rows(&table), "from_name")[0], "مخيم الركبان");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn manifest_and_timetable_count_the_same_people((operation, plan) in operation_and_plan()) {
        let [timetable, manifest, _, luggage] = tables(&operation, &plan).map(|table| rows(&table));
        let boarded: u32 = ["seated", "wheelchairs", "stretchers"].map(|name| sum(&manifest, name)).iter().sum();
        prop_assert_eq!(sum(&timetable, "people"), boarded);
        prop_assert_eq!(timetable.len() - 2, plan.convoys.len());
        if operation.rules.luggage.is_some() {
            prop_assert_eq!(sum(&timetable, "luggage_kg"), sum(&luggage, "luggage_kg"));
        } else {
            prop_assert!(timetable[0].iter().all(|name| name != "luggage_kg"));
        }
    }

    #[test]
    fn no_cell_begins_a_formula_in_any_separator(word in "[=+@;,| \t\"'a-]{0,6}", sign in "[=+@-]") {
        let (mut operation, plan) = one_of_each();
        let text = format!("{word}{sign}cmd");
        let convoy = &plan.convoys[0];
        for site in [convoy.from, convoy.to] {
            operation.sites[site.at()].name.clone_from(&text);
            operation.sites[site.at()].id.clone_from(&text);
        }
        operation.corridors[convoy.corridor.at()].id.clone_from(&text);
        operation.vehicles[0].id.clone_from(&text);
        operation.households[0].token.clone_from(&text);
        operation.households[2].token.clone_from(&text);
        for table in tables(&operation, &plan) {
            for separator in [b',', b';', b'\t', b'|'] {
                let mut reader =
                    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(&table[..]);
                for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                    let first = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"').chars().next();
                    prop_assert!(!first.is_some_and(|c| "=+-@".contains(c)), "{cell:?} by {separator}");
                }
            }
        }
    }
}

#[test]
fn every_column_and_tag_is_explained() {
    let page = include_str!("../../../../docs/concepts/plan-files.md");
    let (operation, plan) = one_of_each();
    for cell in tables(&operation, &plan)
        .iter()
        .flat_map(|table| rows(table)[..2].concat())
    {
        assert!(page.contains(&format!("`{cell}`")), "{cell}");
    }
}

//! Headers, rows and cells, whatever they are about.

use crate::only;
use crate::written::Folder;

#[test]
fn a_missing_column_is_named() {
    let folder = Folder::right().every_table(|text| text.replace("members", "note_members").into());
    only(&folder, "missing-column", "households.csv", 1, "members");
}

#[test]
fn a_doubled_column_is_named() {
    let folder = Folder::right().rewrite("sites.csv", "name_local", "name");
    only(&folder, "doubled-column", "sites.csv", 1, "name");
}

#[test]
fn an_unknown_column_is_named_and_a_note_is_not() {
    let folder = Folder::right().rewrite("households.csv", "tier", "Priority");
    only(&folder, "unknown-column", "households.csv", 1, "priority");
    Folder::right()
        .rewrite("households.csv", "tier", "Note on tier")
        .operation();
}

#[test]
fn facts_that_could_sort_people_have_no_column() {
    for fact in ["sex", "age", "origin", "ethnicity", "religion", "phone"] {
        let folder = Folder::right().rewrite("households.csv", "tier", fact);
        only(&folder, "unknown-column", "households.csv", 1, fact);
    }
}

#[test]
fn a_column_without_a_name_in_the_middle_is_refused_and_at_the_end_is_not() {
    let folder = Folder::right().rewrite("vehicles.csv", "first_day", "");
    only(&folder, "unknown-column", "vehicles.csv", 1, "column 4");
    let padded = Folder::right().every_table(|text| text.replace('\n', ",,\n").into());
    assert_eq!(
        format!("{:?}", padded.operation()),
        format!("{:?}", Folder::right().operation())
    );
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_named() {
    let folder = Folder::right().rewrite("shelters.csv", "homs,500,200", "homs,500");
    only(&folder, "cell-count", "shelters.csv", 2, "intake_per_day");
    let folder = Folder::right().rewrite("shelters.csv", "homs,500,200", "homs,500,200,7");
    only(&folder, "cell-count", "shelters.csv", 2, "column 4");
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_found() {
    let folder = Folder::right().rewrite("sites.csv", "South camp", "\"South camp");
    let problems = folder.problems();
    let problem = problems.iter().find(|problem| problem.code == "cell-count").unwrap();
    assert_eq!(problem.place.row, Some(3));
    assert!(problem.remedy.contains("quotation mark"), "{problem}");
}

#[test]
fn a_cell_of_a_megabyte_is_refused() {
    let folder = Folder::right().rewrite("sites.csv", "South camp", &"x".repeat(1 << 20));
    let problem = only(&folder, "cell-too-long", "sites.csv", 3, "name");
    assert!(problem.to_string().len() < 300, "the cell is not repeated");
    Folder::right()
        .rewrite("sites.csv", "South camp", &"م".repeat(2_000))
        .operation();
}

#[test]
fn a_control_character_is_refused() {
    let folder = Folder::right().rewrite("sites.csv", "South camp", "South\u{1b}[2J camp");
    only(&folder, "control-character", "sites.csv", 3, "name");
}

#[test]
fn an_empty_cell_where_one_is_needed_is_named() {
    let folder = Folder::right().rewrite("vehicles.csv", "b3,bus,yard", "b3,bus, ");
    only(&folder, "empty-cell", "vehicles.csv", 4, "place");
    let folder = Folder::right().rewrite("vehicles.csv", "b3,bus,yard", ",bus,yard");
    only(&folder, "empty-cell", "vehicles.csv", 4, "vehicle_id");
}

#[test]
fn a_table_without_rows_is_refused_where_nobody_could_move() {
    let folder = Folder::right().bytes("households.csv", "household_id,site_id,members,said_yes\n");
    only(&folder, "empty-table", "households.csv", None, "");
    Folder::right()
        .bytes("vehicles.csv", "vehicle_id,type_id,place\n")
        .bytes("vehicle_absences.csv", "vehicle_id,first_day\n")
        .operation();
}

#[test]
fn too_many_rows_are_refused() {
    let rows: String = (0..1_001).map(|n| format!("t{n},Bus,45,,\n")).collect();
    only(
        &Folder::right().add("vehicle_types.csv", &rows),
        "too-many-rows",
        "vehicle_types.csv",
        None,
        "",
    );
}

#[test]
fn an_id_with_a_space_or_too_long_is_refused() {
    let folder = Folder::right().rewrite("households.csv", "h2,", "h 2,");
    only(&folder, "bad-id", "households.csv", 3, "household_id");
    let folder = Folder::right().rewrite("households.csv", "h2,", &format!("{},", "h".repeat(41)));
    only(&folder, "bad-id", "households.csv", 3, "household_id");
}

#[test]
fn a_doubled_id_names_the_other_line() {
    let folder = Folder::right().rewrite("households.csv", "h3,", "h1,");
    let problem = only(&folder, "doubled-id", "households.csv", 4, "household_id");
    assert!(problem.cause.contains("line 2"), "{problem}");
    let folder = Folder::right().rewrite("vehicles.csv", "b3,", "b1,");
    only(&folder, "doubled-id", "vehicles.csv", 4, "vehicle_id");
    let folder = Folder::right().rewrite("corridors.csv", "north south", "north south north");
    only(&folder, "doubled-id", "corridors.csv", 2, "from");
}

#[test]
fn lines_are_counted_through_quoted_line_breaks_and_empty_lines() {
    let folder = Folder::right()
        .rewrite("sites.csv", "North camp", "\"North\r\n\r\ncamp\"")
        .rewrite("sites.csv", "south,", "\n\r\n,,,,,\nsouth,")
        .rewrite("sites.csv", "depot", "garage");
    only(&folder, "not-a-choice", "sites.csv", 11, "kind");
}

#[test]
fn a_row_wider_than_any_table_is_refused_and_the_rest_is_read() {
    let folder = Folder::right().rewrite(
        "shelters.csv",
        "homs,500,200",
        &format!("homs,500,200{}", ",".repeat(5_000)),
    );
    let problems = folder.problems();
    let problem = problems.iter().find(|problem| problem.code == "cell-count").unwrap();
    assert_eq!(
        (problem.place.file.as_str(), problem.place.row),
        ("shelters.csv", Some(2))
    );
}

#[test]
fn names_of_columns_that_are_books_are_not_repeated() {
    let folder = Folder::right().rewrite("vehicles.csv", "first_day", &"x".repeat(1 << 20));
    let problem = folder.problems().remove(0);
    assert_eq!(problem.code, "unknown-column");
    assert!(problem.to_string().len() < 400, "{problem}");
}

#[test]
fn a_first_row_wider_than_any_table_is_one_problem() {
    let folder = Folder::right().bytes("windows.csv", ",".repeat(5_000));
    only(&folder, "cell-count", "windows.csv", 1, "");
}

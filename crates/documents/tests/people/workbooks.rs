//! People in workbooks, promises: a sheet is read as the same table in CSV is, problems name sheet and cell, and no file, however
//! it was made, costs more than it may.

use documents::people::{People, read, read_sheet};
use movement::problem::Problem;
use proptest::prelude::*;
use samples::workbook::{Cell, archive, workbook};

fn texts(text: &str) -> Vec<Vec<Cell>> {
    text.lines()
        .map(|line| line.split(',').map(Cell::from).collect())
        .collect()
}

fn people() -> Vec<Vec<Cell>> {
    let mut rows = texts("household,person,decides,needs,name,birth_year,note");
    let row = |person: f64, decides: Cell, born: Cell| {
        let words = [
            "K7Q-M2X".into(),
            Cell::Number(person),
            decides,
            "".into(),
            "\u{200f}زبيدة\u{200f}".into(),
            born,
            "x".into(),
        ];
        words.to_vec()
    };
    rows.push(row(1.0, "self".into(), Cell::Number(1950.0)));
    rows.push(row(2.0, Cell::Number(1.0), Cell::Day(45_443)));
    rows
}

fn book(rows: Vec<Vec<Cell>>) -> Vec<u8> {
    workbook(&[("People", rows)]).unwrap()
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_sheet_is_read_as_the_same_table_in_csv_is() {
    let csv = "household,person,decides,needs,name,birth_year,note\nK7Q-M2X,1,self,,\u{200f}زبيدة\u{200f},1950,x\nK7Q-M2X,2,1,,\u{200f}زبيدة\u{200f},2024-05-31,x\n";
    assert_eq!(read(&book(people()), "people.xlsx"), read(csv.as_bytes(), "people.csv"));
}

#[test]
fn digits_of_any_keyboard_and_marks_of_direction_are_the_same_token() {
    let rows = texts("household,person,decides\n\u{200f}١٢٣,١,self\n123\u{200e},۲,1");
    let People { households, .. } = read(&book(rows), "f").unwrap();
    assert_eq!(households["123"].len(), 2);
    let rows = texts("household,person,decides\nK7\u{202e}Q,1,self");
    assert_eq!(
        codes(&read(&book(rows), "f").unwrap_err()),
        ["control-character"],
        "inside a token"
    );
}

#[test]
fn problems_name_the_sheet_and_the_cell() {
    let mut rows = people();
    rows[1][3] = "canary".into();
    rows[2][0] = Cell::Error;
    rows[2].extend([Cell::from(""), "canary".into()]);
    let problems = read(&book(rows), "people.xlsx").unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for place in [
        "people.xlsx, sheet People:2 [needs, D2]",
        "[cell, A3]",
        "sheet People:3: cell-count",
    ] {
        assert!(told.iter().any(|one| one.contains(place)), "{place}: {told:?}");
    }
    assert!(!told.concat().contains("canary"));
}

#[test]
fn the_sheet_is_the_only_one_that_of_people_or_the_one_asked_for() {
    let two = |first: &str| workbook(&[(first, people()), ("Notes", texts("nothing,here"))]).unwrap();
    assert!(read(&two("People"), "f").is_ok());
    assert!(read_sheet(&two("List 1"), "f", Some("list 1")).is_ok());
    for (first, asked) in [("List 1", None), ("List 1", Some("List 2"))] {
        let problems = read_sheet(&two(first), "f", asked).unwrap_err();
        assert_eq!(codes(&problems), ["unreadable-file"]);
        assert!(problems[0].cause.contains("List 1, Notes"), "{}", problems[0]);
    }
    assert!(codes(&read_sheet(&two("People"), "f", Some("Notes")).unwrap_err()).contains(&"missing-column"));
}

#[test]
fn what_cannot_be_read_is_told_and_bombs_do_not_go_off() {
    let good = book(people());
    for at in (0..good.len()).step_by(7) {
        // A directory that was cut off may leave parts that are whole.
        let _ = read(&good[..at], "f");
    }
    assert_eq!(
        codes(&read(&good[..good.len() / 2], "f").unwrap_err()),
        ["unreadable-file"]
    );
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert!(read(&old, "f").unwrap_err()[0].remedy.contains("password"));
    let zeros = " ".repeat(80 * 1024 * 1024);
    let bomb = archive(&[("xl/sharedStrings.xml".to_owned(), zeros)]).unwrap();
    assert!(bomb.len() < 200_000);
    assert!(
        read(&bomb, "f").unwrap_err()[0].cause.contains("larger"),
        "a bomb of {} bytes",
        bomb.len()
    );
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_costs_nothing() {
    let row = r#"<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>canary</t></is></c></row></sheetData>"#;
    let bytes = edited(&book(people()), "xl/worksheets/sheet1.xml", |text| {
        text.replace("</sheetData>", row)
    });
    let problems = read(&bytes, "f").unwrap_err();
    assert_eq!(codes(&problems), ["cell-count"]);
    assert!(problems[0].to_string().contains("XFD1048576"), "{}", problems[0]);
}

/// A workbook with one part written anew.
fn edited(book: &[u8], part: &str, edit: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::Read;
    let mut parts = Vec::new();
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    for at in 0..old.len() {
        let mut one = old.by_index(at).unwrap();
        let (name, mut text) = (one.name().unwrap().into_owned(), String::new());
        one.read_to_string(&mut text).unwrap();
        let text = if name == part { edit(&text) } else { text };
        parts.push((name, text));
    }
    archive(&parts).unwrap()
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut rows = texts("household,person,decides");
    rows.extend((0..100_000_u32).map(|at| {
        vec![
            Cell::Text(format!("T{}", at / 5)),
            Cell::Number(f64::from(at % 5)),
            "self".into(),
        ]
    }));
    let People { households, .. } = read(&book(rows), "f").unwrap();
    assert_eq!(
        (households.len(), households.values().map(Vec::len).sum::<usize>()),
        (20_000, 100_000)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_broken_workbook_makes_the_reader_fall(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>()) {
        let mut bytes = book(people());
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, "f");
        let _ = read(&bytes[..cut.index(bytes.len())], "f");
    }

    #[test]
    fn no_broken_sheet_makes_the_reader_fall(at in any::<prop::sample::Index>(), with in "(<c r=\"[A-Z]{1,4}[0-9]{0,9}\" t=\"(s|e|b|d|n|str)?\">|<v>|</row>|[0-9<>&\"]){0,6}") {
        let bytes = edited(&book(people()), "xl/worksheets/sheet1.xml", |text| {
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) { at -= 1; }
            format!("{}{with}{}", &text[..at], &text[at..])
        });
        let _ = read(&bytes, "f");
    }
}

//! A table of people, promises: all problems at once, none of them repeats a cell; reasons of needs and names go nowhere near facts.
#![allow(clippy::unwrap_used, missing_docs)]

mod hxl;
mod submissions;
mod workbooks;

use documents::people::{Decides, read};
use movement::ledger::TransportNeed;
use proptest::prelude::*;

const TABLE: &str = "household,person,decides,needs,given_name,birth_year,note 1\n#meta+hh+id,,,,,,\n\
    K7Q-M2X,1,self,DS-PS,Zubaydacanary,1950,x\nK7Q-M2X,2,1,,,,\nK7Q-M2X,3,unaccompanied,SV-VA,,,\n";

#[test]
fn persons_are_read_with_who_decides_and_what_they_need_and_names_apart() {
    for text in [
        TABLE.to_owned(),
        TABLE.replace(',', ";"),
        format!("\u{feff}{}", TABLE.replace('\n', "\r\n")),
    ] {
        let people = read(text.as_bytes(), "people.csv").unwrap();
        let rows = &people.households["K7Q-M2X"];
        let decides: Vec<Decides> = rows.iter().map(|row| row.decides).collect();
        assert_eq!(decides, [Decides::Own, Decides::Guardian(0), Decides::Nobody]);
        assert!(rows[0].needs.contains(&TransportNeed::Wheelchair) && rows[2].needs.is_empty());
        assert_eq!(people.sealed.len(), 2);
        assert!(!format!("{people:?}").contains("canary"));
    }
}

#[test]
fn every_problem_is_told_at_once_and_none_repeats_what_a_cell_holds() {
    let text = "household,person,decides,needs,Religion,secret,name\nA,1,canary,canary,canary,x,canary\nA,1,self,,,,\n,2,1,,,,\n";
    let problems = read(text.as_bytes(), "people.csv").unwrap_err();
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    for code in [
        "forbidden-field",
        "unknown-column",
        "not-a-choice",
        "unknown-id",
        "doubled-id",
        "empty-cell",
    ] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    assert!(!format!("{problems:?}").contains("canary"));
}

#[test]
fn rows_are_read_as_those_of_an_operation_folder() {
    let quoted = "household,person,decides,\"note; what; we; heard\"\n\nA,1,self,\"x,\ny\"\nA,2,9,\n";
    let problems = read(quoted.as_bytes(), "people.csv").unwrap_err();
    assert_eq!(
        (problems.len(), problems[0].code, problems[0].place.row),
        (1, "unknown-id", Some(5))
    );
    let codes = |bytes: &[u8]| -> Vec<&str> {
        let problems = read(bytes, "people.csv").unwrap_err();
        problems.iter().map(|problem| problem.code).collect()
    };
    assert_eq!(
        codes(b"household,person,decides\nA,1,self,x\n"),
        ["cell-count"],
        "a cell too many"
    );
    assert_eq!(codes(b"household,person,decides\nA,1,\xff\n"), ["not-utf8"]);
    assert_eq!(codes(b"\n \n"), ["empty-table"]);
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "(household|person|decides|needs|self|[,;\"#\n1]){0,60}") {
        let _ = (read(&bytes, "f"), read(text.as_bytes(), "f"));
    }
}

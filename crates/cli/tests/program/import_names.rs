//! Names in an import: canaries go in by a table in CSV or in a workbook, and come out where custodians open them, nowhere else.

use crate::sealed::{CANARIES, Camp, canaries, hits};
use crate::{object, status, told};
use samples::workbook::{Cell, workbook};
use std::fs;

const HEADER: &str = "household,person,decides,needs,given_name,father_name,name,paper_number,phone,age,birth_year";

fn table() -> String {
    let [one, two, three, paper, contact] = CANARIES;
    format!(
        "{HEADER}\nC4K-T7N,1,self,DS-PS,{one},{three},{two},{paper},{contact},about 40,1984\nC4K-T7N,2,1,,,,{one},,,,\n"
    )
}

fn sheet() -> Vec<u8> {
    let rows = table()
        .lines()
        .map(|line| line.split(',').map(Cell::from).collect())
        .collect();
    workbook(&[("people", rows)]).unwrap()
}

/// Imports a file that is there only while it is read.
fn import(camp: &mut Camp, bytes: &[u8], more: &str) -> std::process::Output {
    let file = camp.folder.path().join("table");
    fs::write(&file, bytes).unwrap();
    let done = camp.run(&format!("import desk table --json{more}"), "");
    fs::remove_file(file).unwrap();
    done
}

#[test]
fn names_of_a_table_are_sealed_and_in_no_other_byte() {
    for bytes in [table().into_bytes(), sheet()] {
        let mut camp = Camp::new();
        for wrong in [
            table().replace("self,DS-PS", "Kanarijvogel,Kanarijvogel"),
            table().replace(",1,self", ",Kanarijvogel"),
            table().replace("given_name", "Kanarijvogel"),
        ] {
            let refused = import(&mut camp, wrong.as_bytes(), "");
            let wanted = usize::from(wrong.contains(",Kanarijvogel,father"));
            let said = hits(&refused.stdout, &[b"Kanarijvogel".to_vec()]);
            assert_eq!(
                (status(&refused), said),
                (2, wanted),
                "the name of a column alone is told"
            );
            camp.said.clear();
        }
        let would = object(&import(&mut camp, &bytes, " --dry-run"));
        assert_eq!(would["sealed"], 1);
        let done = object(&import(&mut camp, &bytes, ""));
        assert_eq!((&done["sealed"], &done["persons"]), (&1.into(), &2.into()));
        let again = object(&import(&mut camp, &bytes, ""));
        assert_eq!((&again["sealed"], &again["names_known"]), (&0.into(), &1.into()));
        for command in ["log desk", "verify desk", "conflicts desk", "merge tablet desk"] {
            camp.run(command, "");
        }
        assert_eq!(hits(&camp.bytes(), &canaries()), 0, "before it is opened");
        camp.household = household(&mut camp);
        for answer in [" --json", ""] {
            let opened = camp.open_as(&[1, 3], answer);
            assert_eq!(status(&opened), 0, "{}", told(&opened));
            for word in CANARIES.iter().chain(&["about 40", "1984"]) {
                assert!(hits(&opened.stdout, &[word.as_bytes().to_vec()]) == 1, "{word}");
            }
        }
        assert_eq!(hits(&camp.bytes(), &canaries()), 0, "after it was opened");
    }
}

/// The household of the table: the one of which something was sealed.
fn household(camp: &mut Camp) -> String {
    let log = camp.asked("log desk --json", "").to_string();
    let other = camp.household.clone();
    let ids = log
        .split(|letter: char| !letter.is_ascii_hexdigit())
        .filter(|word| word.len() == 32);
    let mut ids = ids.filter(|id| status(&camp.run(&format!("openings desk {id} --json"), "")) == 0);
    ids.find(|id| *id != other).unwrap().to_owned()
}

//! `corridor duplicates`, `same-person`, `not-same`: who looks registered twice, and people who decide. Nobody is named.

use crate::ledger::Camp;
use crate::sealed::{Camp as Custodians, phrase, text};
use crate::{answer, corridor, object, status, told};

#[test]
fn a_no_of_one_record_holds_for_both_until_two_devices_part_them() {
    let camp = Camp::new();
    let (first, second) = (camp.person("desk"), camp.person("desk"));
    camp.asked("consent {}", "desk", &format!(" {first} --language ar --json"));
    camp.asked("withdraw {}", "desk", &format!(" {second} --json"));
    assert!(camp.consents("desk", &first).contains("in force"));
    camp.asked("same-person {}", "desk", &format!(" {first} {second} --json"));
    assert!(camp.consents("desk", &first).contains("withdrawn"));
    let shown = camp.asked("show {}", "desk", &format!(" {first} --json"));
    assert_eq!(shown["same as"][0], second.as_str());
    let conflicts = |device: &str| camp.asked("conflicts {}", device, " --json")["conflicts"].to_string();
    assert!(
        conflicts("desk").contains("registered in different ways"),
        "{}",
        conflicts("desk")
    );
    let stands = format!(" {first} {second} --stands {first} --by own --json");
    camp.asked("same-person {}", "desk", &stands);
    let shown = camp.asked("show {}", "desk", &format!(" {second} --json"));
    assert_eq!(shown["counted by"], first.as_str());
    camp.asked("not-same {}", "desk", &format!(" {second} {first} --json"));
    assert!(camp.consents("desk", &first).contains("withdrawn"), "one device");
    assert!(conflicts("desk").contains("two devices"), "{}", conflicts("desk"));
    camp.merge("tablet", "desk");
    camp.asked("not-same {}", "tablet", &format!(" {first} {second} --json"));
    assert!(camp.consents("tablet", &first).contains("in force"));
    let log = camp.asked("log {}", "tablet", " --json").to_string();
    assert!(!log.contains("same"), "{log}");
}

#[test]
fn a_pair_is_two_persons_who_are_registered() {
    let camp = Camp::new();
    let person = camp.person("desk");
    for (pair, why) in [
        (format!("{person} {person}"), "two different persons"),
        (
            format!("{person} 00000000000000000000000000000001"),
            "is registered here",
        ),
        (format!("{person} nobody"), "32"),
    ] {
        let refused = corridor(&format!("same-person {{}} {pair}"), &[&camp.at("desk")]);
        assert_eq!(status(&refused), 2);
        assert!(told(&refused).contains(why), "{}", told(&refused));
    }
}

/// Invented people: parts of a name in one script or the other, and a telephone. The first two are one person.
const PEOPLE: [([&str; 3], &str); 14] = [
    (["محمد", "خالد", "الحمصي"], "0944111222"),
    (["Mohammed", "Khaled", "Al-Homsi"], "0944 111 222"),
    (["فاطمة", "أحمد", "العلي"], "0933456789"),
    (["يوسف", "إبراهيم", "الشريف"], "0955987654"),
    (["Waleed", "Tariq", "Nasser"], "0966123987"),
    (["مريم", "حسين", "درويش"], "0932765432"),
    (["Samira", "Omar", "Haddad"], "0991234567"),
    (["غسان", "سليم", "قاسم"], "0945678901"),
    (["Layla", "Mustafa", "Barakat"], "0988001122"),
    (["عمر", "وليد", "منصور"], "0937778899"),
    (["Huda", "Ziad", "Saleh"], "0951112223"),
    (["كريم", "رشيد", "جابر"], "0968887776"),
    (["Nour", "Fadi", "Zayn"], "0930009998"),
    (["سعاد", "بشير", "عيسى"], "0947654321"),
];

/// Words of names and telephones that no answer may hold.
fn repeats_somebody(said: &str) -> Option<&'static str> {
    let words = PEOPLE.iter().flat_map(|(parts, phone)| parts.iter().chain([phone]));
    words.copied().find(|word| said.contains(word))
}

#[test]
fn a_table_is_searched_across_two_scripts_and_told_by_line_and_field() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("people.csv"), folder.path().join("other.csv"));
    let head = "household,person,decides,given_name,father_name,family_name,phone\n";
    let row = |number: usize| {
        let ([given, father, family], phone) = PEOPLE[number];
        format!("T{number},1,self,{given},{father},{family},{phone}\n")
    };
    let table = |rows: std::ops::Range<usize>| head.to_owned() + &rows.map(row).collect::<String>();
    std::fs::write(&file, table(0..14)).unwrap();
    let found = corridor("duplicates {} --json", &[&file]);
    assert_eq!(status(&found), 0, "{}", told(&found));
    let pairs = object(&found)["pairs"].clone();
    assert_eq!(pairs.as_array().unwrap().len(), 1, "{pairs}");
    assert_eq!(
        (&pairs[0]["pair"][0]["line"], &pairs[0]["pair"][1]["line"]),
        (&2.into(), &3.into())
    );
    assert_eq!(pairs[0]["agree"].as_array().unwrap().len(), 4, "{pairs}");
    let shown = answer(&corridor("duplicates {}", &[&file]));
    assert!(
        shown.contains("line 2 (household T0) and line 3 (household T1)"),
        "{shown}"
    );
    assert_eq!(repeats_somebody(&(pairs.to_string() + &shown)), None);
    // Two tables: rows of one are compared with those of the other only.
    std::fs::write(&file, head.to_owned() + &row(0) + &(2..8).map(row).collect::<String>()).unwrap();
    std::fs::write(
        &other,
        head.to_owned() + &(8..14).map(row).collect::<String>() + &row(1),
    )
    .unwrap();
    let found = object(&corridor("duplicates {} {} --json", &[&file, &other]));
    let lines: Vec<_> = found["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| &pair["pair"])
        .collect();
    assert_eq!(
        (lines.len(), &lines[0][0]["line"], &lines[0][1]["line"]),
        (1, &2.into(), &8.into())
    );
    // Nothing to compare, and no table at all.
    std::fs::write(&file, "household,person,decides\nT1,1,self\n").unwrap();
    let refused = corridor("duplicates {}", &[&file]);
    assert!(
        status(&refused) == 2 && told(&refused).contains("fields to compare"),
        "{}",
        told(&refused)
    );
    std::fs::write(&file, [0xff, 0xfe, 0, b'"']).unwrap();
    assert_eq!(status(&corridor("duplicates {}", &[&file])), 2);
    let refused = corridor("duplicates {}", &[folder.path()]);
    assert!(told(&refused).contains("--key"), "{}", told(&refused));
}

/// Registers everybody in a household of its own and seals the names; returns persons and households.
fn sealed_people(camp: &mut Custodians) -> Vec<[String; 2]> {
    let mut all = Vec::new();
    for (number, (parts, phone)) in PEOPLE.iter().enumerate() {
        let household = text(
            &camp.asked(&format!("register desk --token T{number} --json"), ""),
            "household",
        );
        let person = text(
            &camp.asked(&format!("register desk --household {household} --adult --json"), ""),
            "person",
        );
        let [given, father, family] = parts;
        let names = format!(
            "[[person]]\nid = \"{person}\"\n[[person.name]]\nlanguage = \"ar\"\nparts = [\"{given}\", \"{father}\", \"{family}\"]\n\
             [[person.contact]]\nkind = \"phone\"\nvalue = \"{phone}\"\n"
        );
        camp.asked(&format!("seal desk {household} --json"), &names);
        all.push([person, household]);
    }
    all
}

#[test]
fn sealed_records_are_compared_in_memory_every_opening_is_a_fact_and_nobody_is_named() {
    let mut camp = Custodians::new();
    let people = sealed_people(&mut camp);
    let keys = "duplicates desk --json --key key-1 --key key-3";
    let phrases = phrase(1) + &phrase(3);
    let openings = |camp: &mut Custodians| {
        let seen = camp.asked(&format!("openings desk {} --json", people[0][1]), "");
        seen["openings"].as_array().unwrap().len()
    };
    // One custodian alone opens nothing, nor does a device that is no custodians' desk.
    let alone = camp.run("duplicates desk --json --key key-1", &phrase(1));
    let tablet = camp.run(&keys.replace("desk", "tablet"), &phrases);
    assert_eq!((status(&alone), status(&tablet), openings(&mut camp)), (2, 2, 0));
    let found = camp.asked(keys, &phrases);
    let pairs = found["pairs"].as_array().unwrap().clone();
    assert_eq!((pairs.len(), &found["households_opened"]), (1, &14.into()), "{found}");
    let mut both: Vec<&str> = (0..2)
        .map(|at| pairs[0]["pair"][at]["person"].as_str().unwrap())
        .collect();
    both.sort_unstable();
    let mut expected = [people[0][0].as_str(), people[1][0].as_str()];
    expected.sort_unstable();
    assert_eq!(both, expected);
    assert_eq!(openings(&mut camp), 1);
    assert!(
        camp.asked(&format!("openings desk {} --json", people[5][1]), "")
            .to_string()
            .contains("duplicates")
    );
    // Who is decided about is not shown again.
    camp.asked(&format!("not-same desk {} {} --json", expected[0], expected[1]), "");
    let again = camp.asked(keys, &phrases);
    assert_eq!(
        (again["pairs"].as_array().unwrap().len(), &again["decided"]),
        (0, &1.into())
    );
    camp.run(&keys.replace(" --json", ""), &phrases);
    let said = String::from_utf8(camp.said.clone()).unwrap();
    assert_eq!(repeats_somebody(&said), None);
}

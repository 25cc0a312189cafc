//! Submissions of ODK and Kobo, promises: XML and CSV of the same answers are the same people; once however often they come; what is
//! edited, encrypted, of another form or forbidden is told, and no answer is repeated.

use documents::people::{Decides, People};
use documents::submissions::{File, Mapping, Submissions, read};
use movement::problem::Problem;
use proptest::prelude::*;

const MAPPING: &str = r#"
form = "registration"
household = "hh/card"
size = "hh/size"
members = "member"
age_group = "member/age"
adults = ["18-59", "60+"]
guardian = "member/guardian"
needs = ["member/walks"]
[sealed]
given_name = "member/first"
phone = "hh/phone"
[codes."member/walks"]
none = ""
a_lot = "wg-walking-a-lot"
"#;

const XML: &str = r#"<?xml version="1.0"?>
<data id="registration" version="3" xmlns:orx="http://openrosa.org/xforms">
 <start>2026-11-01T09:00:00</start>
 <hh><card>K7Q-M2X</card><size>2</size><phone>0999canary</phone><colour>x</colour></hh>
 <member><first>زبيدةcanary</first><age>60+</age><guardian/><walks>a_lot</walks></member>
 <member><first>Hamidcanary</first><age>0-17</age><guardian>1</guardian><walks>none</walks></member>
 <orx:meta><orx:instanceID>uuid:1111</orx:instanceID></orx:meta>
</data>"#;

/// The same as ODK Central writes it, and as Kobo does.
const CENTRAL: [&str; 2] = [
    "SubmissionDate,hh-card,hh-size,hh-phone,hh-colour,meta-instanceID,KEY,Edits\n2026-11-01,K7Q-M2X,2,0999canary,x,uuid:1111,uuid:1111,0\n",
    "first,age,guardian,walks,PARENT_KEY,KEY\nزبيدةcanary,60+,,a_lot,uuid:1111,uuid:1111/member[1]\nHamidcanary,0-17,1,none,uuid:1111,uuid:1111/member[2]\n",
];
const KOBO: [&str; 2] = [
    "start;hh/card;hh/size;hh/phone;hh/colour;_uuid;_index\n2026;K7Q-M2X;2;0999canary;x;1111;1\n",
    "member/first;member/age;member/guardian;member/walks;_parent_index;_index\nزبيدةcanary;60+;;a_lot;1;1\nHamidcanary;0-17;1;none;1;2\n",
];

fn mapping() -> Mapping {
    Mapping::read(MAPPING, "mapping.toml").unwrap()
}

fn read_all(texts: &[&str]) -> Result<Submissions, Vec<Problem>> {
    let files: Vec<File<'_>> = texts
        .iter()
        .map(|text| File {
            name: "file",
            bytes: text.as_bytes(),
        })
        .collect();
    read(&mapping(), &files)
}

fn problems(texts: &[&str]) -> Vec<String> {
    let problems = read_all(texts).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(!told.concat().contains("canary"), "{told:?}");
    told
}

#[test]
fn xml_and_both_kinds_of_csv_are_the_same_people() {
    for files in [&[XML][..], &CENTRAL, &KOBO, &[CENTRAL[1], CENTRAL[0]]] {
        let read = read_all(files).unwrap();
        let People { households, sealed } = &read.people;
        let rows = &households["K7Q-M2X"];
        assert_eq!((rows[0].decides, rows[1].decides), (Decides::Own, Decides::Guardian(0)));
        assert!(!rows[0].needs.is_empty() && rows[1].needs.is_empty());
        let fields: Vec<(usize, &str)> = sealed.iter().map(|one| (one.person, one.field)).collect();
        assert_eq!(fields, [(0, "given_name"), (0, "phone"), (1, "given_name")]);
        assert_eq!(read.not_read.iter().collect::<Vec<_>>(), ["hh/colour"]);
        assert!((read.same, read.edited.len()) == (0, 0) && !format!("{read:?}").contains("canary"));
    }
}

#[test]
fn the_same_again_changes_nothing_and_an_edited_one_takes_the_place_of_the_old() {
    let again = read_all(&[XML, XML]).unwrap();
    assert_eq!((again.same, again.people.households["K7Q-M2X"].len()), (1, 2));
    let edited = XML
        .replace(
            "uuid:1111</orx:instanceID>",
            "uuid:2222</orx:instanceID><orx:deprecatedID>uuid:1111</orx:deprecatedID>",
        )
        .replace("a_lot", "none");
    for files in [&[XML, edited.as_str()][..], &[&edited, XML], &[&edited]] {
        let read = read_all(files).unwrap();
        let rows = &read.people.households["K7Q-M2X"];
        assert_eq!((read.edited.len(), rows.len(), rows[0].needs.len()), (1, 2, 0));
    }
    let other = problems(&[XML, &XML.replace("a_lot", "none")]);
    assert!(other[0].contains("doubled-id"), "{other:?}");
    let central = CENTRAL[0].replace("uuid:1111,0\n", "uuid:1111,2\n");
    assert_eq!(read_all(&[&central, CENTRAL[1]]).unwrap().edited.len(), 1);
}

#[test]
fn what_cannot_be_taken_is_told_with_question_and_line() {
    let differs = &problems(&[&XML.replace("<size>2", "<size>3")])[0];
    assert!(
        differs.contains("[hh/size]") && differs.contains("size-differs"),
        "{differs}"
    );
    let cases = [
        (XML.replace("a_lot", "canary"), ":5 [needs, member/walks]: not-a-choice"),
        (XML.replace("<guardian>1", "<guardian>2"), ":6 [decides"),
        (XML.replace("colour", "ethnicity"), "[hh/ethnicity]: forbidden-field"),
        (XML.replace("id=\"registration\"", "id=\"other\""), "wrong-kind"),
        (XML.replace("<data ", "<data encrypted=\"yes\" "), "encrypted"),
        (
            XML.replace("<orx:meta>", "<base64EncryptedKey>x</base64EncryptedKey><orx:meta>"),
            "encrypted",
        ),
        (XML.replace("orx:instanceID", "orx:other"), "no submission"),
        (XML.replace("</data>", "<canary></data>"), "no XML"),
        (
            format!("<!DOCTYPE data [<!ENTITY a \"canary\">]>{}", &XML[22..]),
            "document type",
        ),
    ];
    for (text, expected) in cases {
        let told = problems(&[&text]);
        assert!(told.iter().any(|one| one.contains(expected)), "{expected}: {told:?}");
    }
    assert!(
        problems(&[CENTRAL[1]])[0].contains("unknown-id"),
        "members without their submissions"
    );
    assert!(problems(&["a,b\n1,2\n"])[0].contains("which submission"));
}

#[test]
fn an_id_may_stand_for_a_card_but_not_after_an_edit() {
    let text = MAPPING.replace("\"hh/card\"", "\"instanceID\"");
    let mapping = Mapping::read(&text, "m").unwrap();
    let of = |text: &str| {
        read(
            &mapping,
            &[File {
                name: "f",
                bytes: text.as_bytes(),
            }],
        )
    };
    assert!(of(XML).unwrap().people.households.contains_key("1111"));
    let edited = XML.replace("</orx:meta>", "<orx:deprecatedID>uuid:0</orx:deprecatedID></orx:meta>");
    assert_eq!(of(&edited).unwrap_err()[0].code, "doubled-id");
}

#[test]
fn a_mapping_that_says_too_little_or_too_much_is_refused() {
    let cases = [
        (MAPPING.replace("guardian =", "note ="), "toml-syntax"),
        (MAPPING.replace("guardian = \"member/guardian\"\n", ""), "missing-key"),
        (MAPPING.replace("given_name", "religion"), "unknown-key"),
        (
            MAPPING.replace("codes.\"member/walks\"", "codes.\"walks\""),
            "unknown-key",
        ),
        ("household = ".to_owned(), "toml-syntax"),
    ];
    for (text, expected) in cases {
        let problems = Mapping::read(&text, "mapping.toml").unwrap_err();
        assert_eq!(problems[0].code, expected, "{problems:?}");
    }
}

proptest! {
    #[test]
    fn no_broken_submission_makes_the_reader_fall(at in any::<prop::sample::Index>(), length in 0_usize..100, with in "(<member>|</hh>|<meta/>|,|\n|\"|\\PC|[<>/&]){0,6}") {
        for good in [XML, CENTRAL[0], KOBO[1]] {
            let mut at = at.index(good.len());
            while !good.is_char_boundary(at) { at -= 1; }
            let mut end = (at + length).min(good.len());
            while !good.is_char_boundary(end) { end += 1; }
            let text = format!("{}{with}{}", &good[..at], &good[end..]);
            let _ = (read_all(&[&text]), read_all(&[&text, CENTRAL[1]]));
        }
    }

    #[test]
    fn no_broken_mapping_makes_the_reader_fall(text in "(household|codes|=|\"|\\[|\\]|\n|a|\\PC){0,40}") {
        let _ = Mapping::read(&text, "f");
    }
}

//! `corridor import --mapping` and `corridor form`: submissions once, and questions that may not be asked.

use crate::ledger::Camp;
use crate::{corridor, object, status};
use std::fs;

const MAPPING: &str = "household = \"card\"\nmembers = \"member\"\ndecides = \"member/decides\"\n";

#[test]
fn submissions_are_registered_once_and_what_was_edited_is_told() {
    let camp = Camp::new();
    let (desk, file, mapping) = (camp.at("desk"), camp.at("one.xml"), camp.at("mapping.toml"));
    fs::write(&mapping, MAPPING).unwrap();
    let submission = |id: &str, people: usize| {
        let members = "<member><decides>self</decides></member>".repeat(people);
        fs::write(&file, format!("<d><card>K7Q-M2X</card>{members}<meta>{id}</meta></d>")).unwrap();
        let done = corridor("import {} {} --mapping {} --json", &[&desk, &file, &mapping]);
        (status(&done), object(&done))
    };
    let first = "<instanceID>uuid:1</instanceID>";
    let (_, done) = submission(first, 2);
    assert_eq!((&done["households"], &done["persons"]), (&1.into(), &2.into()));
    assert_eq!(submission(first, 2).1["known"], 1);
    let (_, edited) = submission("<instanceID>uuid:2</instanceID><deprecatedID>uuid:1</deprecatedID>", 3);
    assert_eq!(edited["households"], 0);
    assert_eq!(
        (
            edited["submissions_edited"].as_array().unwrap().len(),
            &edited["differ"]
        ),
        (1, &serde_json::json!([1]))
    );
    let (refused, told) = submission(
        "<instanceID>uuid:3</instanceID></meta><meta><ethnicity>x</ethnicity>",
        1,
    );
    assert_eq!((refused, &told["problems"][0]["code"]), (2, &"forbidden-field".into()));
}

#[test]
fn a_form_is_shown_and_refused_by_question() {
    let camp = Camp::new();
    let file = camp.at("form.xml");
    let form = |name: &str| {
        let text = format!(
            "<h:html xmlns:h='h'><h:head><h:title>T</h:title><model><instance><d id='f'/></instance>\
             <bind nodeset='/d/{name}' type='string'/></model></h:head><h:body><input ref='/d/{name}'><label>Q</label></input></h:body></h:html>"
        );
        fs::write(&file, text).unwrap();
        corridor("form {}", &[&file])
    };
    let shown = form("given_name");
    let said = String::from_utf8(shown.stdout.clone()).unwrap();
    assert!(
        status(&shown) == 0 && said.contains("given_name [string] -> given_name"),
        "{said}"
    );
    let refused = form("tribe");
    let said = String::from_utf8(refused.stdout.clone()).unwrap();
    assert!(
        status(&refused) == 2 && said.contains("tribe: ethnicity, race or tribe, by its name"),
        "{said}"
    );
}

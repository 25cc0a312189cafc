//! Columns by HXL tags, promises: what a tag stands for is read whatever the header says, and what it cannot be is told.

use documents::people::{Decides, read};
use movement::problem::Problem;

const TAGGED: &str = "Card,No.,Who answers,What helps,Prénom,رقم,note\n\
    #meta +id +hh,#affected+ind+id,#affected+guardian+id,#inneed+type,#contact+name+given,#contact+phone,\n\
    K7Q-M2X,1,self,DS-PS,Zubaydacanary,0999canary,x\nK7Q-M2X,2,1,,,,\n";

#[test]
fn a_table_is_read_by_its_tags_with_or_without_a_header() {
    let headless = TAGGED.split_once('\n').unwrap().1;
    for text in [TAGGED, headless] {
        let people = read(text.as_bytes(), "people.csv").unwrap();
        let rows = &people.households["K7Q-M2X"];
        assert_eq!((rows[0].decides, rows[1].decides), (Decides::Own, Decides::Guardian(0)));
        assert_eq!(rows[0].needs.len(), 1);
        let sealed: Vec<&str> = people.sealed.iter().map(|one| one.field).collect();
        assert_eq!(sealed, ["given_name", "phone"]);
    }
}

fn told(text: &str) -> Vec<Problem> {
    read(text.as_bytes(), "people.csv").unwrap_err()
}

#[test]
fn tags_that_mean_nothing_here_contradict_or_are_forbidden_are_told() {
    let text = TAGGED
        .replace("#contact+phone", "#adm1+code")
        .replace("#contact+name+given", "#beneficiary+ethnicity");
    let problems = told(&text);
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["unknown-column", "forbidden-field"]);
    assert!(problems[0].cause.contains("#adm1+code"), "{}", problems[0]);
    assert_eq!(problems[1].place.row, Some(2));
    let problems = told("household,person,decides\n#meta+id+hh,#inneed+type,\nA,1,self\n");
    assert_eq!(problems[0].code, "tag-and-header");
    let problems = told("Religion,,\n#meta+id+hh,#affected+id+ind,#affected+decides\nA,1,self\n");
    assert_eq!(problems[0].code, "forbidden-field", "a tag hides no header");
    let problems = told("x,y,z\n#meta+id+hh,#affected+id+hh,#affected+decides\nA,1,self\n");
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert!(
        codes.contains(&"doubled-column") && codes.contains(&"missing-column"),
        "{codes:?}"
    );
}

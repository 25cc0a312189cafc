//! `corridor access` and `windows`: letters, silence, agreements and windows through the real program.

use crate::ledger::{Camp, text};
use crate::{corridor, status, told};
use std::fs;

fn record(camp: &Camp, device: &str, words: &str) {
    camp.asked(
        &format!("access {} {{}}", words.split(' ').next().unwrap()),
        device,
        &format!(" {} --json", rest(words)),
    );
}

fn rest(words: &str) -> &str {
    words.split_once(' ').unwrap().1
}

fn agreed() -> Camp {
    let camp = Camp::new();
    for party in ["camp", "zone", "aid"] {
        record(&camp, "desk", &format!("party {party} --name Party-{party}"));
    }
    draft(&camp, "passage.toml", "as agreed");
    record(
        &camp,
        "desk",
        "window monday --agreement passage --corridor west --opens 2019-04-01T06:00Z --closes 2019-04-01T18:00Z",
    );
    camp
}

fn draft(camp: &Camp, file: &str, words: &str) -> serde_json::Value {
    let clause = format!("[[clause]]\nkind = \"safe-passage\"\ntext = \"{words}\"\n");
    fs::write(
        camp.at(file),
        format!("title = \"Passage\"\nsigners = [\"camp\", \"zone\"]\n{clause}"),
    )
    .unwrap();
    let done = corridor(
        "access draft {} passage --text {} --json",
        &[&camp.at("desk"), &camp.at(file)],
    );
    assert_eq!(status(&done), 0, "{}", told(&done));
    crate::object(&done)
}

fn window(camp: &Camp, device: &str) -> (bool, String) {
    let windows = camp.asked("windows {}", device, " --at 2019-04-01T10:00Z --json");
    let window = &windows["windows"][0];
    (window["open"].as_bool().unwrap(), text(window, "state"))
}

#[test]
fn a_window_opens_with_the_last_signature_and_shuts_with_a_changed_word_or_the_first_no_heard_anywhere() {
    let camp = agreed();
    assert_eq!(
        window(&camp, "desk"),
        (false, "shut: agreement passage: not signed by camp, zone".to_owned())
    );
    record(
        &camp,
        "desk",
        "sign passage --party camp --on 2019-03-30 --source letter-1",
    );
    assert_eq!(window(&camp, "desk").1, "shut: agreement passage: not signed by zone");
    record(
        &camp,
        "desk",
        "sign passage --party zone --on 2019-03-30 --source letter-2",
    );
    assert_eq!(window(&camp, "desk"), (true, "open".to_owned()));
    draft(&camp, "passage.toml", "as agreed, but one word");
    assert_eq!(
        window(&camp, "desk").1,
        "shut: agreement passage: not signed by camp, zone"
    );
    for party in ["camp", "zone"] {
        record(
            &camp,
            "desk",
            &format!("sign passage --party {party} --on 2019-03-31 --source letter-3"),
        );
    }
    assert!(window(&camp, "desk").0);
    // The tablet heard that the zone shut it; nobody at the desk has.
    camp.merge("tablet", "desk");
    record(
        &camp,
        "tablet",
        "shut monday --party zone --how suspended --on 2019-04-01 --source call-1",
    );
    assert!(window(&camp, "desk").0);
    camp.merge("desk", "tablet");
    assert_eq!(window(&camp, "desk").1, "shut: suspended by zone");
    record(
        &camp,
        "desk",
        "reopen monday --party zone --on 2019-04-01 --source call-2",
    );
    assert!(window(&camp, "desk").0);
    record(
        &camp,
        "desk",
        "leave passage --party camp --on 2019-04-01 --source call-3",
    );
    assert_eq!(window(&camp, "desk").1, "shut: agreement passage: left by camp");
}

#[test]
fn missing_clauses_are_named_and_the_text_is_recorded_all_the_same() {
    let camp = agreed();
    let done = corridor(
        "access draft {} passage --text {}",
        &[&camp.at("desk"), &camp.at("passage.toml")],
    );
    let said = String::from_utf8(done.stdout.clone()).unwrap();
    assert!(
        status(&done) == 0 && said.contains("men-and-boys") && said.contains("free-to-choose"),
        "{said}"
    );
    assert!(!said.contains("safe-passage"));
}

#[test]
fn silence_comes_by_itself_and_a_clerk_who_does_not_keep_access_records_nothing() {
    let camp = agreed();
    record(
        &camp,
        "desk",
        "request meeting-1 --from aid --to zone --topic meeting --about to-meet --on 2019-03-23 --step 7 --step 3 --source letter-4",
    );
    let state = |until: &str| {
        let report = camp.asked("access report {}", "desk", &format!(" --until {until} --json"));
        text(&report["requests"][0]["asked"][0], "state")
    };
    assert_eq!(state("2019-03-25"), "may answer until 2019-03-30 (step 1 of 2)");
    assert_eq!(state("2019-04-12"), "no reply recorded by 2019-04-02, 10 days ago");
    assert_eq!(state("2019-03-31"), "may answer until 2019-04-02 (step 2 of 2)");
    camp.merge("tablet", "desk");
    let refused = corridor(
        "access answer {} meeting-1 --party zone --did accepted --on 2019-03-24 --source call-1",
        &[&camp.at("tablet")],
    );
    assert!(
        status(&refused) == 2 && told(&refused).contains("keeper"),
        "{}",
        told(&refused)
    );
}

#[test]
fn a_table_is_recorded_whole_or_not_at_all_and_once() {
    let camp = Camp::new();
    let file = camp.at("access.csv");
    let import = || corridor("access import {} {} --json", &[&camp.at("desk"), &file]);
    let head = "said,label,party,to,topic,on,text,source\nparty,aid,,,,,Aid,\nparty,zone,,,,,Zone,\n";
    fs::write(
        &file,
        format!("{head}request,r,aid,nobody,meeting,2019-03-23,to meet,letter 1\n"),
    )
    .unwrap();
    let before = camp.asked("verify {}", "desk", " --json")["facts"].clone();
    let refused = corridor("access import {} {}", &[&camp.at("desk"), &file]);
    assert!(
        status(&refused) == 2 && told(&refused).contains("row 4") && told(&refused).contains("nobody"),
        "{}",
        told(&refused)
    );
    assert_eq!(camp.asked("verify {}", "desk", " --json")["facts"], before);
    fs::write(
        &file,
        format!("{head}request,r,aid,zone,meeting,2019-03-23,to meet,letter 1\n"),
    )
    .unwrap();
    assert_eq!(crate::object(&import())["new"], 3);
    let again = crate::object(&import());
    assert_eq!((&again["new"], &again["known"]), (&0.into(), &3.into()));
}

#[test]
fn the_agenda_holds_what_is_open_with_a_party_and_nothing_else() {
    let camp = agreed();
    record(
        &camp,
        "desk",
        "request meeting-1 --from aid --to zone --topic meeting --about to-meet --on 2019-03-23 --step 7 --source letter-4",
    );
    let agenda = |more: &str| camp.asked("access agenda {}", "desk", &format!("{more} --until 2019-03-24 --json"));
    let open = agenda(" --with zone");
    assert_eq!(
        (&open["requests"][0]["request"], &open["agreements"][0]["agreement"]),
        (&"meeting-1".into(), &"passage".into())
    );
    assert_eq!(agenda(" --with aid")["agreements"].as_array().unwrap().len(), 0);
    record(
        &camp,
        "desk",
        "answer meeting-1 --party zone --did accepted --on 2019-03-24 --source letter-5",
    );
    assert_eq!(agenda("")["requests"].as_array().unwrap().len(), 0);
    let out = camp.at("meeting");
    let done = corridor("access agenda {} --out {}", &[&camp.at("desk"), &out]);
    assert_eq!(status(&done), 0, "{}", told(&done));
    assert!(
        fs::read_to_string(out.join("agenda.html"))
            .unwrap()
            .contains("What was said")
    );
    let nobody = corridor("access agenda {} --with nobody", &[&camp.at("desk")]);
    assert!(status(&nobody) == 2 && told(&nobody).contains("corridor access party"));
}

#[test]
fn the_report_is_written_as_a_page_and_a_table() {
    let camp = agreed();
    let out = camp.at("report");
    let done = corridor(
        "access report {} --until 2019-04-01 --out {} --json",
        &[&camp.at("desk"), &out],
    );
    assert_eq!(status(&done), 0, "{}", told(&done));
    let page = fs::read_to_string(out.join("access.html")).unwrap();
    assert!(page.contains("Access report: Tests") && page.contains("passage"));
    assert!(fs::read(out.join("access.csv")).unwrap().starts_with(b"label,"));
}

#[test]
fn loaded_words_are_told_and_recorded_all_the_same() {
    let camp = agreed();
    let told_of = |command: &str, files: &[&std::path::Path]| {
        let desk = camp.at("desk");
        let done = corridor(command, &[&[desk.as_path()], files].concat());
        assert_eq!(status(&done), 0, "{}", told(&done));
        assert!(String::from_utf8_lossy(&done.stdout).contains("ecorded"), "{done:?}");
        told(&done)
    };
    let event = "event {} road-1 --kind hostilities --told-by aid --from 2019-03-26 --source call-1";
    let said = told_of(&format!("access {event} --place regime-checkpoint"), &[]);
    assert!(said.contains("\n  regime (English) -> government | "), "{said}");
    let said = told_of(
        "access account {} road-1 --party aid --words the-terrorists --source call-1",
        &[],
    );
    assert!(said.contains("terrorists (English) -> attacker | "), "{said}");
    let request = "access request {} meeting-1 --from aid --to zone --topic meeting --on 2019-03-23 --source letter-4";
    let said = told_of(&format!("{request} --about régime-et-milice"), &[]);
    assert!(said.contains("régime (French) -> "), "{said}");
    let quoted = "Aid said: \u{201c}the regime stopped it\u{201d}, a militia says.";
    fs::write(
        camp.at("next.toml"),
        format!("title = \"T\"\nsigners = [\"zone\"]\n[[clause]]\ntext = \"{quoted}\"\n"),
    )
    .unwrap();
    let said = told_of("access draft {} passage --text {}", &[&camp.at("next.toml")]);
    assert!(said.contains("militia (English)") && !said.contains("regime"), "{said}");
    // A name is its party's own, and so is a source.
    assert_eq!(told_of("access party {} enemy --name Enemy-Regime", &[]), "");
}

#[test]
fn loaded_words_of_a_table_are_told_with_their_rows() {
    let camp = agreed();
    let table = "said,label,party,to,topic,on,text,source\nrequest,r,aid,zone,meeting,2019-03-23,to meet,news.example/regime\nrequest,s,aid,zone,meeting,2019-03-23,to meet the regime,letter 2\n";
    fs::write(camp.at("access.csv"), table).unwrap();
    let done = corridor("access import {} {}", &[&camp.at("desk"), &camp.at("access.csv")]);
    assert_eq!(
        String::from_utf8_lossy(&done.stdout),
        "2 rows recorded, 0 known already.\n"
    );
    let said = told(&done);
    assert!(
        said.contains("row 3: regime (English) -> ") && !said.contains("row 2"),
        "{said}"
    );
}

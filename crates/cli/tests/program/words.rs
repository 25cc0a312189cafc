//! `corridor words`: loaded words with their places, what to write instead, and an exit status that a script can obey.

use crate::{answer, corridor, object, program, status, told};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::process::Stdio;

#[test]
fn loaded_words_are_told_with_their_line_and_what_to_write_instead() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("account.txt");
    let check = |text: &str| {
        fs::write(&file, text).unwrap();
        corridor("words {}", &[&file])
    };
    let found = check("The road was open.\nThe regime stopped it, and\nوالإرهابيين قرب الطريق.\n");
    let said = answer(&found);
    assert_eq!(status(&found), 2, "{said}");
    assert!(
        said.contains(":2:5: regime (English)") && said.contains("-> government | authorities"),
        "{said}"
    );
    assert!(
        said.contains(":3:1: إرهابيين (Arabic)") && said.ends_with("2 loaded words\n"),
        "{said}"
    );
    let quoted = check("Party A said: \"the regime stopped it\".");
    assert_eq!(status(&quoted), 0);
    assert!(answer(&quoted).contains("in a quotation"), "{}", answer(&quoted));
    let neutral = check("The party did not reply.");
    assert!(status(&neutral) == 0 && answer(&neutral).starts_with("No loaded word"));
}

#[test]
fn programs_are_told_the_same_and_may_pipe_the_text_in() {
    let mut child = program()
        .args(["words", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let text = "La partie A dit : « les terroristes ». Le régime attend.";
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let told = object(&done);
    assert_eq!(status(&done), 2);
    assert_eq!((&told["loaded"], &told["quoted"]), (&json!(1), &json!(1)));
    let [first, second] = [&told["found"][0], &told["found"][1]];
    assert_eq!(
        (&first["quoted"], &first["word"]),
        (&json!(true), &json!("terroristes"))
    );
    let regime = text.chars().position(|letter| letter == 'é').unwrap() - 1;
    assert_eq!((&second["from"], &second["to"]), (&json!(regime), &json!(regime + 6)));
    assert_eq!((&second["line"], &second["language"]), (&json!(1), &json!("French")));
}

#[test]
fn what_is_no_text_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("account.txt");
    fs::write(&file, b"The r\xe9gime").unwrap();
    let refused = corridor("words {}", &[&file]);
    assert!(status(&refused) == 2 && told(&refused).contains("UTF-8"), "{refused:?}");
    assert_eq!(status(&corridor("words {}", &[&folder.path().join("none")])), 3);
}

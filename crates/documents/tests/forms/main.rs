//! Survey forms, promises: questions with choices, languages and conditions are read as the form has them; what may not be asked is
//! named by question; no text, however it was made, costs more than it may.
#![allow(clippy::unwrap_used, missing_docs)]

use documents::forms::{Form, Question, Where, read};
use movement::registry::Forbidden;
use proptest::prelude::*;
use samples::workbook::{Cell, workbook};

/// A form of ours, as ODK writes them.
const XFORM: &str = r#"<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
 <h:head><h:title>Registration</h:title><model>
  <itext>
   <translation lang="English (en)">
    <text id="/reg/hh/card:label"><value>Number of the card</value><value form="image">jr://card.png</value></text>
    <text id="/reg/member/walks:label"><value>Does <output value="/reg/hh/card"/> walk?</value></text>
    <text id="walks-0"><value>No difficulty</value></text>
   </translation>
   <translation lang="Arabic (ar)">
    <text id="/reg/hh/card:label"><value>رقم البطاقة</value></text>
    <text id="walks-0"><value>لا صعوبة</value></text>
   </translation>
  </itext>
  <instance><reg id="registration" version="3"><hh><card/></hh><member jr:template=""><walks/><given_name/></member><meta><instanceID/></meta></reg></instance>
  <instance id="walks"><root><item><name>none</name><itextId>walks-0</itextId></item><item><name>a_lot</name><label>A lot</label></item></root></instance>
  <bind nodeset="/reg/hh/card" type="string" required="true()" constraint="string-length(.) &lt; 9"/>
  <bind nodeset="/reg/member/walks" type="string" relevant="/reg/hh/card != ''" required="false()"/>
  <bind nodeset="/reg/member/given_name" type="string"/>
  <bind nodeset="/reg/meta/instanceID" type="string" calculate="concat('uuid:', uuid())"/>
 </model></h:head>
 <h:body>
  <group ref="/reg/hh"><input ref="/reg/hh/card"><label ref="jr:itext('/reg/hh/card:label')"/></input></group>
  <group ref="/reg/member"><repeat nodeset="/reg/member">
   <select1 ref="/reg/member/walks"><label ref="jr:itext('/reg/member/walks:label')"/>
    <itemset nodeset="instance('walks')/list/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>
   <input ref="/reg/member/given_name"><label>What is the name?</label></input>
  </repeat></group>
 </h:body>
</h:html>"#;

fn rows(text: &str) -> Vec<Vec<Cell>> {
    text.lines()
        .map(|line| line.split('|').map(Cell::from).collect())
        .collect()
}

/// The same as an XLSForm.
fn xls_form() -> Vec<u8> {
    let survey = "type|name|label::English (en)|label::Arabic (ar)|required|relevant|constraint|calculation|hxl\n\
        begin group|hh\ntext|card|Number of the card|رقم البطاقة|yes||string-length(.) < 9||#meta+id+hh\nend group\n\
        begin_repeat|member\nselect_one walks|walks|Does it walk?|||${card} != ''\ntext|given_name|What is the name?\nend_repeat\n\
        calculate|when|||||| today()";
    let choices =
        "list name|name|label::English (en)|label::Arabic (ar)\nwalks|none|No difficulty|لا صعوبة\nwalks|a_lot|A lot";
    let settings = "form_title|form_id|version\nRegistration|registration|3";
    workbook(&[
        ("survey", rows(survey)),
        ("choices", rows(choices)),
        ("settings", rows(settings)),
    ])
    .unwrap()
}

fn of<'f>(form: &'f Form, path: &str) -> &'f Question {
    form.questions.iter().find(|question| question.path == path).unwrap()
}

#[test]
fn a_form_is_read_the_same_from_what_people_write_and_from_what_devices_get() {
    for form in [read(XFORM.as_bytes(), "f").unwrap(), read(&xls_form(), "f").unwrap()] {
        assert_eq!(
            (form.title.as_str(), form.id.as_str(), form.version.as_str()),
            ("Registration", "registration", "3")
        );
        assert_eq!(form.languages, ["English (en)", "Arabic (ar)"]);
        assert_eq!(form.repeats().into_iter().collect::<Vec<_>>(), ["member"]);
        assert_eq!(form.questions.len(), 4);
        let card = of(&form, "hh/card");
        assert_eq!(card.labels["Arabic (ar)"], "رقم البطاقة");
        assert_eq!(card.labels["English (en)"], "Number of the card");
        assert!(card.required.is_some() && card.constraint.as_deref() == Some("string-length(.) < 9"));
        let walks = of(&form, "member/walks");
        assert_eq!(
            (walks.kind.as_str(), walks.repeat.as_deref()),
            ("select_one", Some("member"))
        );
        assert!(walks.relevant.is_some() && walks.required.is_none());
        let values: Vec<&str> = walks.choices.iter().map(|choice| choice.value.as_str()).collect();
        assert_eq!(values, ["none", "a_lot"]);
        assert_eq!(walks.choices[0].labels["Arabic (ar)"], "لا صعوبة");
        assert_eq!(of(&form, "member/given_name").column(), Some("given_name"));
        assert!(form.refused().is_empty() && !form.is_encrypted);
    }
    assert_eq!(
        of(&read(&xls_form(), "f").unwrap(), "hh/card").column(),
        Some("household"),
        "by its tag"
    );
}

#[test]
fn what_may_not_be_asked_is_named_by_question_in_every_language() {
    let refused = |from: &str, to: &str| {
        let text = XFORM.replace(from, to);
        assert_ne!(text, XFORM);
        let asked = read(text.as_bytes(), "f").unwrap().refused();
        asked
            .into_iter()
            .map(|one| (one.path, one.what, one.by))
            .collect::<Vec<_>>()
    };
    let card = |what, by| vec![("hh/card".to_owned(), what, by)];
    assert_eq!(
        refused("رقم البطاقة", "ما هي طائفتك؟"),
        card(Forbidden::Religion, Where::Label("Arabic (ar)".to_owned()))
    );
    assert_eq!(refused("/reg/hh/card", "/reg/hh/tribe").first().unwrap().2, Where::Name);
    let by_choice = refused("لا صعوبة", "خدمة عسكرية");
    assert_eq!(
        by_choice,
        [(
            "member/walks".to_owned(),
            Forbidden::Military,
            Where::Choice("none".to_owned())
        )]
    );
}

#[test]
fn an_encrypted_form_says_so() {
    let key = r#"<submission base64RsaPublicKey="AAAA"/><itext>"#;
    assert!(
        read(XFORM.replacen("<itext>", key, 1).as_bytes(), "f")
            .unwrap()
            .is_encrypted
    );
}

fn cause(bytes: &[u8]) -> String {
    let problems = read(bytes, "form.xml").unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn texts_made_to_break_readers_are_refused() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    assert!(cause(format!("{laughs}<x>&b;</x>").as_bytes()).contains("document type"));
    let outside = r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>"#;
    assert!(cause(outside.as_bytes()).contains("document type"));
    let deep = format!("{}{}", "<group>".repeat(100_000), "</group>".repeat(100_000));
    assert!(cause(deep.as_bytes()).contains("deeper"));
    let hidden = format!("{}{}", "<a><!--</a>-->".repeat(1_000), "</a>".repeat(1_000));
    assert!(cause(hidden.as_bytes()).contains("deeper"));
    assert!(cause(b"<x><canary</x>").contains("line 1") && !cause(b"<x><canary</x>").contains("canary"));
    assert!(cause(b"<data/>").contains("no XForm"));
    assert!(cause(b"").contains("line 1"));
    assert!(cause(&[0x1f, 0x8b, 0, 1, 2]).contains("damaged"));
    assert!(cause(&workbook(&[("list", rows("a|b"))]).unwrap()).contains("list"));
    let open = workbook(&[("survey", rows("type|name\nend group|x\nselect_one nowhere|y"))]).unwrap();
    assert!(cause(&open).contains("did not begin") && cause(&open).contains("no list"));
}

proptest! {
    #[test]
    fn no_broken_form_makes_the_reader_fall(at in any::<prop::sample::Index>(), length in 0_usize..200, with in "(<repeat>|</h:head>|<bind/>|&#0;|\\PC|[<>/\"'&]){0,8}") {
        let mut at = at.index(XFORM.len());
        while !XFORM.is_char_boundary(at) { at -= 1; }
        let mut end = (at + length).min(XFORM.len());
        while !XFORM.is_char_boundary(end) { end += 1; }
        let text = format!("{}{with}{}", &XFORM[..at], &XFORM[end..]);
        if let Ok(form) = read(text.as_bytes(), "f") {
            let _ = form.refused();
        }
        let _ = read(&text.as_bytes()[..at], "f");
    }
}

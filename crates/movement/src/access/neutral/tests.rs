//! Every listed word is found in every spelling, nothing else is, and the lists are sound.
#![allow(clippy::unwrap_used)]

use super::{Found, Language, Source, loaded_words};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const NEUTRAL: [(Language, &str); 3] = [
    (Language::English, include_str!("neutral_english.txt")),
    (Language::Arabic, include_str!("neutral_arabic.txt")),
    (Language::French, include_str!("neutral_french.txt")),
];

fn listed(language: Language) -> Vec<&'static str> {
    language.entries().iter().flat_map(super::Entry::forms).collect()
}

fn cut(text: &str, found: &Found) -> String {
    text.chars().skip(found.from).take(found.to - found.from).collect()
}

/// A sentence without any loaded word, with the word in it, and what stands there.
fn within(language: Language, word: &str) -> (String, usize) {
    let before = match language {
        Language::English => "On Monday the office noted that the ",
        Language::Arabic => "كتب المكتب يوم الاثنين عن ",
        Language::French => "Lundi le bureau a noté que les ",
    };
    (format!("{before}{word}, 26/3."), before.chars().count())
}

/// Says that a spelling of a listed form is found, once, in its place.
fn assert_found(language: Language, form: &str, spelt: &str) {
    let (text, from) = within(language, spelt);
    let found = loaded_words(&text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    let to = from + spelt.chars().count();
    assert_eq!((found[0].word, found[0].from, found[0].to), (form, from, to), "{text}");
    assert_eq!(found[0].language, language, "{text}");
}

#[test]
fn neutral_sentences_of_each_language_raise_nothing() {
    for (language, text) in NEUTRAL {
        let sentences: BTreeSet<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        assert!(sentences.len() >= 70, "{} has {}", language.words(), sentences.len());
        for sentence in sentences {
            let found: Vec<&str> = loaded_words(sentence).iter().map(|found| found.word).collect();
            assert!(found.is_empty(), "{sentence}: {found:?}");
        }
    }
}

#[test]
fn every_listed_form_is_found_as_it_is_listed() {
    for language in Language::ALL {
        for form in listed(language) {
            assert_found(language, form, form);
        }
    }
}

#[test]
fn every_arabic_form_is_found_behind_every_particle() {
    for form in listed(Language::Arabic) {
        let particles = PARTICLES.into_iter().filter(|particles| may_precede(particles, form));
        particles.for_each(|particles| assert_found(Language::Arabic, form, &format!("{particles}{form}")));
    }
}

#[test]
fn every_latin_form_is_found_without_accents_and_behind_every_article() {
    for language in [Language::English, Language::French] {
        for form in listed(language) {
            let bare: String = form.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
            assert_found(language, form, &bare);
            assert_found(language, form, &form.to_uppercase());
        }
    }
    for (form, article) in listed(Language::French)
        .iter()
        .flat_map(|form| ["l", "d", "qu"].map(|article| (form, article)))
    {
        let found = loaded_words(&within(Language::French, &format!("{article}\u{2019}{form}")).0);
        assert!(
            found.len() == 1 && found[0].word == *form,
            "{article}'{form}: {found:?}"
        );
    }
}

#[test]
fn the_lists_are_long_enough_and_no_form_stands_twice() {
    for (language, least) in [(Language::English, 40), (Language::Arabic, 30), (Language::French, 30)] {
        assert!(language.entries().len() >= least);
        let forms = listed(language);
        assert!(
            forms
                .iter()
                .all(|form| form.trim() == *form && form.chars().count() > 2),
            "{}",
            language.words()
        );
        let folded: BTreeSet<Vec<String>> = forms.iter().map(|form| words(form)).collect();
        let twice = forms
            .iter()
            .filter(|form| forms.iter().filter(|other| words(other) == words(form)).count() > 1);
        assert_eq!(folded.len(), forms.len(), "{:?}", twice.collect::<Vec<_>>());
    }
}

fn words(form: &str) -> Vec<String> {
    let letters: Vec<char> = form.chars().collect();
    super::tokens(&letters).into_iter().map(|token| token.word).collect()
}

#[test]
fn what_a_list_says_to_write_instead_is_not_loaded_itself() {
    for language in Language::ALL {
        for entry in language.entries() {
            assert!(entry.neutral().all(|neutral| !neutral.trim().is_empty()));
            let said = entry.neutral().chain([entry.fault.words()]);
            said.for_each(|text| assert_eq!(loaded_words(text), [], "{text}"));
            assert_eq!(entry.source.title() == "our own", entry.source == Source::Own);
        }
    }
}

#[test]
fn phrases_in_which_a_word_means_something_else_raise_nothing() {
    for language in Language::ALL {
        for phrase in language.entries().iter().flat_map(super::Entry::harmless) {
            let (text, _) = within(language, phrase);
            assert_eq!(loaded_words(&text), [], "{text}");
        }
    }
}

#[test]
fn a_quotation_is_told_apart_only_where_the_sentence_says_whose_words_it_has() {
    let quoted = |text: &str| loaded_words(text).iter().map(|found| found.quoted).collect::<Vec<_>>();
    for text in [
        "Party A said: \"the terrorists hold the road\".",
        "\"The terrorists hold the road,\" Party A said.",
        "Party A called them “terrorists” on Monday.",
        "According to Party A, “the regime” closed the crossing.",
        "Party A: \"Terrorists.\"",
        "قال الطرف الأول إن «الإرهابيين» أغلقوا الطريق.",
        "وقالت الجهة: \"هؤلاء إرهابيون\".",
        "Selon la partie A, « les terroristes » tiennent la route.",
    ] {
        assert_eq!(quoted(text), [true], "{text}");
    }
    for text in [
        "The \"terrorists\" hold the road.",
        "Party A said the terrorists hold the \"road\".",
        "Party A said no. The \"terrorists\" hold the road.",
        "The \"terrorists hold the road.\" Party A said that it waits.",
        "Party A said: \"the terrorists hold the road",
        "The officer said it.\n\nThe \"terrorists\" hold the road.",
        "«الإرهابيون» على الطريق.",
        "Les « terroristes » tiennent la route.",
    ] {
        assert_eq!(quoted(text), [false], "{text}");
    }
}

#[test]
fn addresses_of_pages_raise_nothing_and_hide_nothing_beside_them() {
    for address in [
        "https://news.example/2019/regime-shelters",
        "<https://news.example/terrorists>.",
        "news.example/the-regime/7,",
        "(www.news.example/militants)",
    ] {
        assert_eq!(loaded_words(&format!("Source: {address} of 17 April")), [], "{address}");
        let beside = loaded_words(&format!("The regime, {address} the regime"));
        assert_eq!(beside.len(), 2, "{address}");
    }
    for text in [
        "the regime.The/regime",
        "the regime / militias",
        "government/regime",
        "the regime. a/b",
    ] {
        assert!(!loaded_words(text).is_empty(), "{text}");
    }
}

#[test]
fn words_that_two_languages_share_are_read_in_that_of_the_sentence() {
    let language = |text: &str| {
        loaded_words(text)
            .iter()
            .map(|found| found.language)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        language("The militants were on the road to the camp."),
        [Language::English]
    );
    assert_eq!(language("Les militants sont sur la route du camp."), [Language::French]);
    assert_eq!(language("The regime has the road."), [Language::English]);
    assert_eq!(language("Le régime tient la route."), [Language::French]);
    assert_eq!(language("LE REGIME TIENT LA ROUTE."), [Language::French]);
}

#[test]
fn phrases_go_over_a_line_but_not_over_a_sentence() {
    assert_eq!(loaded_words("They were human\nshields there.").len(), 1);
    assert_eq!(loaded_words("They are human. Shields were there."), []);
    assert_eq!(loaded_words("human\n\nshields"), []);
    assert_eq!(loaded_words("a claim.That claimed, that"), []);
}

const PARTICLES: [&str; 18] = [
    "", "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وبال", "فبال", "وك", "فب",
];

/// A form with its article has no other, and "as he names it" is another phrase than "what is named".
fn may_precede(particles: &str, form: &str) -> bool {
    particles.is_empty() || !(form.starts_with("ال") || form.starts_with("ما ") && particles.ends_with('ك'))
}

/// A listed form of one language.
fn a_form(language: Language) -> impl Strategy<Value = &'static str> {
    select(listed(language))
}

proptest! {
    #[test]
    fn capitals_accents_and_their_encoding_hide_nothing(
        (language, form) in select(vec![Language::English, Language::French]).prop_flat_map(|l| (Just(l), a_form(l))),
        capitals in proptest::collection::vec(any::<bool>(), 80),
        (apart, bare) in any::<(bool, bool)>(),
    ) {
        let cased = form.chars().zip(capitals).map(|(letter, capital)| match capital {
            true => letter.to_uppercase().next().unwrap(),
            false => letter,
        });
        let cased: String = cased.collect();
        let spelt: String = match (apart, bare) {
            (_, true) => cased.nfd().filter(|letter| !is_combining_mark(*letter)).collect(),
            (true, _) => cased.nfd().collect(),
            (false, _) => cased,
        };
        // Without accents a word may be one of both languages.
        let (text, from) = within(language, &spelt);
        let found = loaded_words(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!((found[0].from, found[0].to - found[0].from), (from, spelt.chars().count()));
        prop_assert_eq!((found[0].word, found[0].language), (form, language));
    }

    #[test]
    fn particles_vowels_and_strokes_hide_no_arabic_word(
        form in a_form(Language::Arabic),
        particles in select(PARTICLES.to_vec()),
        marks in proptest::collection::vec(select(vec!["", "\u{64e}", "\u{64f}", "\u{650}", "\u{651}\u{64e}", "\u{652}", "\u{64c}", "\u{640}", "\u{200f}", "\u{670}"]), 80),
        alef in select(vec!["ا", "أ", "إ", "آ"]),
    ) {
        let particles = if may_precede(particles, form) { particles } else { "" };
        let plain: String = format!("{particles}{form}").chars().map(|letter| match letter {
            'أ' | 'إ' | 'آ' => alef.to_owned(),
            letter => letter.to_string(),
        }).collect();
        let spelt: String = plain.chars().zip(marks).map(|(letter, mark)| match letter {
            ' ' => " ".to_owned(),
            letter => format!("{letter}{mark}"),
        }).collect();
        assert_found(Language::Arabic, form, &spelt);
    }

    #[test]
    fn elision_and_possession_hide_nothing(form in a_form(Language::French), mark in select(vec!["'", "’"]), article in select(vec!["l", "d", "qu"])) {
        let (text, from) = within(Language::French, &format!("{article}{mark}{form}"));
        let found = loaded_words(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!((found[0].word, found[0].from), (form, from + article.chars().count() + 1));
    }

    #[test]
    fn any_text_is_read_and_what_is_found_stands_where_it_says(
        parts in proptest::collection::vec(prop_oneof![
            ".{0,12}".prop_map(String::from),
            select(Language::ALL.into_iter().flat_map(listed).collect::<Vec<_>>()).prop_map(String::from),
            select(vec!["\"", "«", "»", "“", "”", "\n", " ", ": ", "said "]).prop_map(String::from),
        ], 0..12),
    ) {
        let text = parts.concat();
        let mut end = 0;
        for found in loaded_words(&text) {
            prop_assert!(end <= found.from && found.from < found.to && found.to <= text.chars().count());
            prop_assert_eq!(words(&cut(&text, &found)).len(), words(found.word).len());
            end = found.to;
        }
    }

    #[test]
    fn a_listed_word_inside_a_longer_word_is_none(form in a_form(Language::English), tail in "[b-df-hj-np-rt-z]{3}") {
        let (text, from) = within(Language::English, &format!("{form}{tail}"));
        let whole = |found: &Found| found.from == from && found.word == form;
        prop_assert!(!loaded_words(&text).iter().any(whole));
    }
}

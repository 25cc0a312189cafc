//! Every form of every list, found by its first word.

use super::tokens::{Token, tokens};
use super::{Entry, Language};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A form that is looked for: a word or a phrase.
pub(super) struct Form {
    /// As it is listed.
    pub text: &'static str,
    /// Its words, spelt as those of a text.
    pub words: Vec<String>,
    /// The language of its list.
    pub language: Language,
    /// What the list says of it; nothing for a phrase in which a loaded word is harmless.
    pub entry: Option<&'static Entry>,
}

impl Form {
    /// Tells whether a text begins with it.
    pub fn begins(&self, text: &[Token]) -> bool {
        let read = |(at, (word, token)): (usize, (&String, &Token))| {
            (at == 0 || token.is_joined) && token.readings().contains(&word.as_str())
        };
        text.len() >= self.words.len() && self.words.iter().zip(text).enumerate().all(read)
    }
}

/// Forms by their first words.
pub(super) static LISTS: LazyLock<BTreeMap<String, Vec<Form>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    for form in Language::ALL.into_iter().flat_map(forms) {
        if let Some(first) = form.words.first() {
            lists.entry(first.clone()).or_default().push(form);
        }
    }
    lists
});

fn forms(language: Language) -> impl Iterator<Item = Form> {
    let form = move |text: &'static str, entry| {
        let letters: Vec<char> = text.chars().collect();
        let words = tokens(&letters).into_iter().map(|token| token.word).collect();
        Form {
            text,
            words,
            language,
            entry,
        }
    };
    language.entries().iter().flat_map(move |entry| {
        let loaded = entry.forms().map(move |text| form(text, Some(entry)));
        loaded.chain(entry.harmless().map(move |text| form(text, None)))
    })
}

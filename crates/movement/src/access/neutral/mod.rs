//! Loaded words: what people type about parties is looked at for words that take a side, in English, Arabic and French.
//!
//! It is a net, not a judge. It knows the words of its lists in the forms they are listed in; people decide what stands.
//! `docs/concepts/neutral-words.md`

mod addresses;
mod arabic;
mod english;
mod entry;
mod french;
mod lists;
mod particles;
mod quotations;
mod tokens;
mod tongue;

use addresses::Addresses;
pub use entry::{Entry, Fault, Source};
use lists::{Form, LISTS};
use quotations::Quotations;
use tokens::{Token, tokens};

/// A language that has a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// Arabic.
    Arabic,
    /// French.
    French,
}

impl Language {
    /// Every language that has a list.
    pub const ALL: [Self; 3] = [Self::English, Self::Arabic, Self::French];

    /// Returns its name in English.
    pub fn words(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "Arabic",
            Self::French => "French",
        }
    }

    /// Returns its list.
    pub fn entries(self) -> &'static [Entry] {
        match self {
            Self::English => english::ENTRIES,
            Self::Arabic => arabic::ENTRIES,
            Self::French => french::ENTRIES,
        }
    }
}

/// A loaded word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it begins, in characters from the beginning of the text.
    pub from: usize,
    /// Where it ends: the first character behind it.
    pub to: usize,
    /// The word as it is listed.
    pub word: &'static str,
    /// The language of the list.
    pub language: Language,
    /// What the list says of it.
    pub entry: &'static Entry,
    /// Whether it stands in a quotation, and the sentence says whose words those are.
    pub quoted: bool,
}

/// Finds the loaded words of a text, in the order they stand in. What overlaps is found once, as the longest that is listed.
pub fn loaded_words(text: &str) -> Vec<Found> {
    let letters: Vec<char> = text.chars().collect();
    let tokens = tokens(&letters);
    let quotations = Quotations::of(&letters, &tokens);
    let addresses = Addresses::of(&letters);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (length, forms) = longest(&tokens[at..]);
        let span = &tokens[at..at + length.max(1)];
        let listed = tongue::of(&forms, &tokens, at, &letters);
        if let (Some((form, entry)), [first, .., last] | [first @ last]) = (listed, span) {
            found.push(Found {
                from: first.from,
                to: last.to,
                word: form.text,
                language: form.language,
                entry,
                quoted: quotations.hold(first.from, last.to),
            });
        }
        at += span.len();
    }
    found.retain(|found: &Found| !addresses.hold(found.from, found.to));
    found
}

/// Returns the longest forms that begin where the tokens begin, and how many tokens they are.
fn longest(tokens: &[Token]) -> (usize, Vec<&'static Form>) {
    let Some(first) = tokens.first() else {
        return (0, Vec::new());
    };
    let begun = first
        .readings()
        .into_iter()
        .filter_map(|word| LISTS.get(word))
        .flatten();
    let matching: Vec<_> = begun.filter(|form| form.begins(tokens)).collect();
    let length = matching.iter().map(|form| form.words.len()).max().unwrap_or(0);
    let mut longest: Vec<_> = matching.into_iter().filter(|form| form.words.len() == length).collect();
    // Of a reading with a particle and a phrase in which the word is harmless, the phrase is meant.
    longest.sort_by_key(|form| form.entry.is_some());
    (length, longest)
}

#[cfg(test)]
mod tests;

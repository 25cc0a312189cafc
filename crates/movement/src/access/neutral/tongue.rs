//! English and French share words such as "militants": which list speaks is told by the small words around.

use super::lists::Form;
use super::tokens::Token;
use super::{Entry, Language};
use crate::registry::bare;

/// How many words on each side are looked at.
const AROUND: usize = 12;

const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "was", "were", "that", "by", "for", "with", "on", "at", "from", "they",
    "not", "are", "be", "had", "have", "has", "as", "who", "it", "this", "no",
];

const FRENCH: &[&str] = &[
    "le", "la", "les", "l", "d", "de", "des", "du", "et", "un", "une", "est", "dans", "que", "qui", "qu", "pour",
    "par", "sur", "au", "aux", "avec", "ne", "n", "pas", "ont", "sont", "etaient", "se", "ce", "ces", "il", "ils",
    "elle",
];

/// Returns the form that is meant, of those that were found at one place, if it is loaded.
pub(super) fn of(
    forms: &[&'static Form],
    tokens: &[Token],
    at: usize,
    letters: &[char],
) -> Option<(&'static Form, &'static Entry)> {
    // No English word that is listed has an accent: "libération" of a prisoner is another word than "liberation".
    let is_plain = || letters[tokens[at].from..tokens[at].to].iter().all(is_english);
    let of = |language| forms.iter().find(|form| form.language == language);
    let meant = match (of(Language::English), of(Language::French)) {
        (Some(_), french) if !is_plain() => french,
        (Some(_), Some(french)) if is_french(tokens, at) => Some(french),
        (Some(english), _) => Some(english),
        _ => forms.first(),
    };
    meant.and_then(|form| Some((*form, form.entry?)))
}

/// A letter without an accent, or one of those that nobody sees.
fn is_english(letter: &char) -> bool {
    letter.is_ascii() || bare(*letter).is_none()
}

fn is_french(tokens: &[Token], at: usize) -> bool {
    let around = &tokens[at.saturating_sub(AROUND)..tokens.len().min(at + AROUND + 1)];
    let count = |small: &[&str]| {
        around
            .iter()
            .filter(|token| small.contains(&token.word.as_str()))
            .count()
    };
    count(FRENCH) > count(ENGLISH)
}

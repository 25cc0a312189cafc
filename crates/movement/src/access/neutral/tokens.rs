//! The words of a text in one spelling, with the places where they stand.

use super::particles;
use crate::registry::bare;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
pub(super) struct Token {
    /// Small letters without accents, vowels and long strokes, with one form of alef.
    pub word: String,
    /// Where it begins, in characters.
    pub from: usize,
    /// The first character behind it.
    pub to: usize,
    /// Whether only a space, a hyphen or an apostrophe parts it from the word before, so that both can be of one phrase.
    pub is_joined: bool,
}

impl Token {
    /// Returns the ways to read it: as it stands, and without the particles that Arabic writes at the word.
    pub fn readings(&self) -> Vec<&str> {
        particles::readings(&self.word)
    }
}

/// Returns the words of a text. Signs and digits part words; marks that are not seen or only tell how to read do not.
pub(super) fn tokens(letters: &[char]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut word = String::new();
    let mut gap = Gap::default();
    let mut from = 0;
    for (at, &letter) in letters.iter().enumerate() {
        let plain: Vec<char> = std::iter::once(letter)
            .nfkd()
            .filter(|part| !is_combining_mark(*part))
            .filter_map(bare)
            .collect();
        let is_word = plain.iter().all(|part| part.is_alphabetic());
        if is_word && !plain.is_empty() && word.is_empty() {
            from = at;
        }
        match is_word {
            true => word.extend(plain.iter().flat_map(|part| part.to_lowercase())),
            false => {
                close(&mut word, &mut tokens, from, at, &mut gap);
                gap.take(letter);
            }
        }
    }
    close(&mut word, &mut tokens, from, letters.len(), &mut gap);
    tokens
}

fn close(word: &mut String, tokens: &mut Vec<Token>, from: usize, to: usize, gap: &mut Gap) {
    if word.is_empty() {
        return;
    }
    let is_joined = !tokens.is_empty() && gap.joins();
    let word = std::mem::take(word);
    tokens.push(Token {
        word,
        from,
        to,
        is_joined,
    });
    *gap = Gap::default();
}

/// What stands between two words.
#[derive(Default)]
struct Gap {
    lines: usize,
    parts: bool,
}

impl Gap {
    fn take(&mut self, letter: char) {
        self.lines += usize::from(letter == '\n');
        let joins =
            letter.is_whitespace() || matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}' | '\u{2bc}');
        self.parts |= !joins;
    }

    /// A phrase may be broken over two lines, but not over two paragraphs.
    fn joins(&self) -> bool {
        !self.parts && self.lines < 2
    }
}

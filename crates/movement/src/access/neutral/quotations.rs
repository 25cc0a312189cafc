//! Quotations of which the sentence says whose words they are. Such words may stand: they are somebody's.

use super::tokens::Token;

/// Words of saying, in the spelling of tokens.
const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "called",
    "calls",
    "calling",
    "wrote",
    "writes",
    "stated",
    "states",
    "statement",
    "announced",
    "described",
    "describes",
    "describing",
    "quoted",
    "quoting",
    "according",
    "replied",
    "answered",
    "declared",
    "dit",
    "disent",
    "disait",
    "declare",
    "ecrit",
    "ecrivent",
    "selon",
    "appelle",
    "appellent",
    "qualifie",
    "qualifient",
    "annonce",
    "communique",
    "repondu",
    "affirme",
    "affirment",
    "cite",
    "citant",
    "قال",
    "قالت",
    "قالوا",
    "يقول",
    "تقول",
    "وصف",
    "وصفت",
    "وصفوا",
    "ذكر",
    "ذكرت",
    "كتب",
    "كتبت",
    "اعلن",
    "اعلنت",
    "صرح",
    "صرحت",
    "حسب",
    "وفق",
    "وفقا",
    "بيان",
    "اجاب",
    "اجابت",
];

/// The places between quotation marks that are attributed, in characters.
pub(super) struct Quotations(Vec<(usize, usize)>);

impl Quotations {
    /// Finds them.
    pub fn of(letters: &[char], tokens: &[Token]) -> Self {
        let mut marked = marked(letters);
        marked.retain(|&span| is_attributed(letters, tokens, span));
        Self(marked)
    }

    /// Tells whether a stretch of the text stands in one.
    pub fn hold(&self, from: usize, to: usize) -> bool {
        self.0.iter().any(|(open, close)| *open < from && to <= *close)
    }
}

/// Returns where marks open and close. A mark that nobody closes within its paragraph opens nothing.
fn marked(letters: &[char]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    for (at, letter) in letters.iter().enumerate() {
        match open {
            Some((from, closing)) if closing.contains(letter) => {
                spans.push((from, at));
                open = None;
            }
            Some(_) if *letter == '\n' && letters.get(at + 1) == Some(&'\n') => open = None,
            Some(_) => {}
            None => open = closing(*letter).map(|closing| (at, closing)),
        }
    }
    spans
}

fn closing(opening: char) -> Option<&'static [char]> {
    match opening {
        '"' => Some(&['"']),
        '\u{201c}' => Some(&['\u{201d}']),
        '\u{201e}' => Some(&['\u{201c}', '\u{201d}']),
        '\u{201d}' => Some(&['\u{201c}', '\u{201d}']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        _ => None,
    }
}

/// A colon before it, or a word of saying in the same sentence outside it.
fn is_attributed(letters: &[char], tokens: &[Token], (open, close): (usize, usize)) -> bool {
    let before = letters[..open].iter().rev().find(|letter| !letter.is_whitespace());
    let begin = (0..open).rev().find(|at| ends(letters, *at)).unwrap_or(0);
    let is_whole = letters[open..close].iter().rev().find(|letter| !letter.is_whitespace()) == Some(&'.');
    let end = match is_whole {
        true => close,
        false => (close..letters.len())
            .find(|at| ends(letters, *at))
            .unwrap_or(letters.len()),
    };
    let outside = |token: &&Token| (token.from >= begin && token.to <= open) || (token.from > close && token.to <= end);
    let says = |token: &Token| token.readings().iter().any(|word| SAYING.contains(word));
    before == Some(&':') || tokens.iter().filter(outside).any(says)
}

fn ends(letters: &[char], at: usize) -> bool {
    let next = letters.get(at + 1);
    match letters[at] {
        '.' | '!' | '?' | '؟' => next.is_none_or(|next| next.is_whitespace()),
        '\n' => next == Some(&'\n'),
        _ => false,
    }
}

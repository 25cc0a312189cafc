//! Fields that nobody may bring in: what people are sorted, hunted or conscripted by.
//!
//! Names of columns and questions are looked at in English, French and Arabic. It is a net, not a proof: who hides a sect behind
//! "group 2" gets through, and people who read forms must look too.

/// What a field seems to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Forbidden {
    /// Ethnicity, race or tribe.
    Origin,
    /// Religion or sect.
    Religion,
    /// Politics.
    Politics,
    /// Military service or weapons.
    Military,
    /// Fingerprints, irises, faces and the like.
    Biometrics,
}

impl Forbidden {
    /// Returns it in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Origin => "ethnicity, race or tribe",
            Self::Religion => "religion or sect",
            Self::Politics => "politics",
            Self::Military => "military service",
            Self::Biometrics => "biometrics",
        }
    }
}

use Forbidden::{Biometrics, Military, Origin, Politics, Religion};

/// Beginnings of words. Arabic without the article, vowels and hamza.
const STEMS: &[(&str, Forbidden)] = &[
    ("ethni", Origin),
    ("racial", Origin),
    ("trib", Origin),
    ("قبيل", Origin),
    ("قبائل", Origin),
    ("قبلي", Origin),
    ("عشير", Origin),
    ("عشائر", Origin),
    ("اثنيه", Origin),
    ("عرقي", Origin),
    ("religi", Religion),
    ("sectar", Religion),
    ("طائف", Religion),
    ("طوائف", Religion),
    ("مذهب", Religion),
    ("مذاهب", Religion),
    ("ديان", Religion),
    ("ديني", Religion),
    ("sunni", Religion),
    ("shia", Religion),
    ("shiit", Religion),
    ("chiit", Religion),
    ("alawi", Religion),
    ("alaouit", Religion),
    ("druze", Religion),
    ("yazidi", Religion),
    ("yezidi", Religion),
    ("christian", Religion),
    ("chretien", Religion),
    ("chrétien", Religion),
    ("muslim", Religion),
    ("musulman", Religion),
    ("politi", Politics),
    ("سياس", Politics),
    ("حزب", Politics),
    ("احزاب", Politics),
    ("militar", Military),
    ("militair", Military),
    ("militia", Military),
    ("milice", Military),
    ("conscri", Military),
    ("soldier", Military),
    ("soldat", Military),
    ("fighter", Military),
    ("combatt", Military),
    ("combatant", Military),
    ("عسكر", Military),
    ("تجنيد", Military),
    ("مجند", Military),
    ("biometr", Biometrics),
    ("biométr", Biometrics),
    ("fingerprint", Biometrics),
    ("thumbprint", Biometrics),
    ("empreinte", Biometrics),
    ("retina", Biometrics),
    ("rétin", Biometrics),
    ("faceprint", Biometrics),
    ("بصم", Biometrics),
    ("قزحي", Biometrics),
    ("بيومتري", Biometrics),
];

/// Whole words, which begin others that are harmless: a sector is no sect.
const WORDS: &[(&str, Forbidden)] = &[
    ("race", Origin),
    ("caste", Origin),
    ("clan", Origin),
    ("clans", Origin),
    ("عرق", Origin),
    ("sect", Religion),
    ("sects", Religion),
    ("secte", Religion),
    ("sectes", Religion),
    ("faith", Religion),
    ("confession", Religion),
    ("دين", Religion),
    ("سني", Religion),
    ("شيعي", Religion),
    ("علوي", Religion),
    ("درزي", Religion),
    ("مسيحي", Religion),
    ("مسلم", Religion),
    ("affiliation", Politics),
    ("affiliations", Politics),
    ("allegiance", Politics),
    ("army", Military),
    ("armee", Military),
    ("armée", Military),
    ("جيش", Military),
    ("veteran", Military),
    ("iris", Biometrics),
    ("dna", Biometrics),
    ("adn", Biometrics),
];

/// Phrases, as words in their order.
const PHRASES: &[(&[&str], Forbidden)] = &[
    (&["finger", "print"], Biometrics),
    (&["finger", "prints"], Biometrics),
    (&["face", "scan"], Biometrics),
    (&["facial", "recognition"], Biometrics),
    (&["reconnaissance", "faciale"], Biometrics),
    (&["blood", "line"], Origin),
    (&["armed", "group"], Military),
    (&["groupe", "arme"], Military),
];

/// Says what a column or a question seems to ask for that nobody may ask for here.
pub fn forbidden(label: &str) -> Option<Forbidden> {
    let words = words(label);
    let one = words.iter().find_map(|word| word_of(word));
    let phrase = || {
        PHRASES
            .iter()
            .find(|(phrase, _)| words.windows(phrase.len()).any(|seen| seen.iter().eq(phrase.iter())))
    };
    one.or_else(|| phrase().map(|(_, what)| *what))
}

fn word_of(word: &str) -> Option<Forbidden> {
    // The Arabic article, and "and the", stand at the word.
    let bare = ["وال", "بال", "لل", "ال"]
        .iter()
        .find_map(|article| word.strip_prefix(article));
    std::iter::once(word).chain(bare).find_map(|word| {
        let stem = STEMS.iter().find(|(stem, _)| word.starts_with(stem));
        let stem = stem.or_else(|| WORDS.iter().find(|(whole, _)| *whole == word));
        stem.map(|(_, what)| *what)
    })
}

/// Returns a letter in the one form that Arabic is compared in, or nothing for what does not tell words apart: vowels, the long
/// stroke, hyphens of typesetters and marks of writing direction.
pub(crate) fn bare(letter: char) -> Option<char> {
    match letter {
        '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}' | '\u{61c}' | '\u{feff}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ة' => Some('ه'),
        letter => Some(letter),
    }
}

/// Returns the words of a label in small letters: parted at signs, digits and capitals, Arabic without vowels and with one form of alef.
fn words(label: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for letter in label.chars().filter_map(bare) {
        if !letter.is_alphabetic() || (letter.is_uppercase() && small) {
            words.push(String::new());
        }
        small = letter.is_lowercase();
        if let (true, Some(word)) = (letter.is_alphabetic(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{Forbidden, forbidden};

    #[test]
    fn what_the_principles_forbid_is_seen_in_three_languages_and_many_spellings() {
        let labels = [
            ("Ethnicity", Forbidden::Origin),
            ("ethnic_group", Forbidden::Origin),
            ("tribalAffiliation", Forbidden::Origin),
            ("Tribu", Forbidden::Origin),
            ("العشيرة", Forbidden::Origin),
            ("القبيلة", Forbidden::Origin),
            ("العِرق", Forbidden::Origin),
            ("isSunni", Forbidden::Religion),
            ("What is your religion?", Forbidden::Religion),
            ("secte", Forbidden::Religion),
            ("hh/sect", Forbidden::Religion),
            ("الطائفة", Forbidden::Religion),
            ("الدين", Forbidden::Religion),
            ("المذهب", Forbidden::Religion),
            ("opinion politique", Forbidden::Politics),
            ("political_party", Forbidden::Politics),
            ("الانتماء السياسي", Forbidden::Politics),
            ("الحزب", Forbidden::Politics),
            ("MILITARY-SERVICE", Forbidden::Military),
            ("service militaire", Forbidden::Military),
            ("الخدمة العسكرية", Forbidden::Military),
            ("conscription2", Forbidden::Military),
            ("Empreintes digitales", Forbidden::Biometrics),
            ("finger print id", Forbidden::Biometrics),
            ("بصمة الإصبع", Forbidden::Biometrics),
            ("iris_scan", Forbidden::Biometrics),
        ];
        for (label, what) in labels {
            assert_eq!(forbidden(label), Some(what), "{label}");
        }
    }

    #[test]
    fn what_is_harmless_passes() {
        let labels = [
            "household",
            "party_size",
            "sector",
            "section",
            "المدينة",
            "city",
            "age",
            "birth_year",
            "needs",
            "note",
            "contribution",
            "العراق",
            "language",
            "اثنين",
            "distribution",
            "given_name",
            "الاسم",
            "prénom",
            "attribute",
            "insect",
            "surface",
        ];
        for label in labels {
            assert_eq!(forbidden(label), None, "{label}");
        }
    }
}

//! The forms in which a name may be written, and how many of them some bytes hold.

use memchr::memmem::find_iter;

/// A way of writing a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Text,
    /// In small letters.
    Small,
    /// In capital letters.
    Capital,
    /// In hexadecimal digits.
    Hexadecimal,
    /// In UTF-16.
    Wide,
    /// In base 64, with so many bytes before it.
    Base64(usize),
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Small,
        Self::Capital,
        Self::Hexadecimal,
        Self::Wide,
        Self::Base64(0),
        Self::Base64(1),
        Self::Base64(2),
    ];

    /// Writes a name so.
    pub(super) fn write(self, name: &str) -> Vec<u8> {
        match self {
            Self::Text => name.as_bytes().to_vec(),
            Self::Small => name.to_lowercase().into_bytes(),
            Self::Capital => name.to_uppercase().into_bytes(),
            Self::Hexadecimal => name
                .bytes()
                .flat_map(|byte| format!("{byte:02x}").into_bytes())
                .collect(),
            Self::Wide => name.bytes().flat_map(|byte| [byte, 0]).collect(),
            Self::Base64(before) => {
                let bytes: Vec<u8> = [&b"  "[..before], name.as_bytes()].concat();
                bytes.chunks_exact(3).flat_map(base_64).collect()
            }
        }
    }

    /// Returns what is the same wherever a name is written so that begins so: of base 64 the digits that depend on nothing before it.
    fn sought(self, begin: &str) -> Vec<u8> {
        match self {
            Self::Base64(before) => {
                let written = self.write(begin);
                written[if before == 0 { 0 } else { 4 }..].to_vec()
            }
            _ => self.write(begin),
        }
    }
}

/// Counts the places with a name that begins so, in any form.
pub(super) fn places(bytes: &[u8], begin: &str) -> u64 {
    let of = |form: Form| find_iter(bytes, &form.sought(begin)).count() as u64;
    Form::ALL.into_iter().map(of).sum()
}

fn base_64(three: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let number = three.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
    let digit = |shift: &usize| DIGITS[number >> shift & 63];
    [18, 12, 6, 0].iter().map(digit).collect()
}

//! Readers with a fault: what each would believe. A mutant that no sloppy reader believes tests nothing.

use super::originals::{apart, to_be_signed};
use ciborium::value::Value;
use ed25519_dalek::{Signature, Verifier, VerifyingKey};

/// A reader that leaves something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sloppy {
    /// Checks the signature of the bytes that came, and does not ask whether they are in the one right form.
    AnyForm,
    /// The same, and takes keys and points of small order.
    NotStrict,
    /// Looks for the form alone.
    NoSignature,
    /// Checks with the key it was given for another fact.
    AnyKey,
}

impl Sloppy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::AnyForm, Self::NotStrict, Self::NoSignature, Self::AnyKey];

    /// Tells whether it would take bytes for a fact.
    pub fn believes(self, bytes: &[u8]) -> bool {
        match self {
            Self::NoSignature => envelope::open_again(bytes).is_ok(),
            Self::AnyForm => signature(bytes, None, |key, said, sign| key.verify_strict(said, sign).is_ok()),
            Self::NotStrict => signature(bytes, None, |key, said, sign| key.verify(said, sign).is_ok()),
            Self::AnyKey => (1..4).any(|number| {
                let known = ed25519_dalek::SigningKey::from_bytes(&[number; 32]).verifying_key();
                signature(bytes, Some(known), |key, said, sign| {
                    key.verify_strict(said, sign).is_ok()
                })
            }),
        }
    }
}

fn signature(
    bytes: &[u8],
    known: Option<VerifyingKey>,
    check: impl Fn(&VerifyingKey, &[u8], &Signature) -> bool,
) -> bool {
    let read = || {
        let (protected, payload, signature) = apart(bytes)?;
        let value: Value = ciborium::from_reader(&payload[..]).ok()?;
        let entries = value.as_map()?;
        let author = entries.iter().find(|(key, _)| key.as_text() == Some("author"))?;
        let author: [u8; 32] = author.1.as_bytes()?.as_slice().try_into().ok()?;
        let key = known.or_else(|| VerifyingKey::from_bytes(&author).ok())?;
        let signature = Signature::from_slice(&signature).ok()?;
        Some(check(&key, &to_be_signed(&protected, &payload), &signature))
    };
    read().unwrap_or(false)
}

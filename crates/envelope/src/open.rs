//! Reading an envelope, or saying what is wrong with it.

use crate::key::{SIGNED_FOR, id, unsigned, written};
use crate::{LONGEST, Signed, wire};
use coset::{CoseSign1, TaggedCborSerializable};
use ed25519_dalek::{Signature, VerifyingKey};
use movement::ledger::Fact;
use std::fmt;

/// Why bytes are no fact. They are kept aside and counted, never dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotAFact {
    /// Longer than any fact.
    TooLong,
    /// No envelope of ours, or a fact that breaks its form.
    Malformed,
    /// It means what a fact means and is written otherwise.
    NotCanonical,
    /// Written by a newer program.
    UnknownVersion(u8),
    /// It says something this program does not know: written by a newer one, or damaged.
    UnknownKind,
    /// The signature is not that of its author.
    BadSignature,
}

impl fmt::Display for NotAFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "longer than any fact ({LONGEST} bytes)"),
            Self::Malformed => write!(f, "not a fact, or damaged on its way: fetch it again"),
            Self::NotCanonical => write!(f, "written otherwise than facts are: somebody changed its envelope"),
            Self::UnknownVersion(v) => write!(f, "form {v} of a newer program: update this one, then take it in again"),
            Self::UnknownKind => write!(
                f,
                "a kind of fact that this program does not know: update it, then take it in again"
            ),
            Self::BadSignature => write!(f, "the signature is not that of its author"),
        }
    }
}

impl std::error::Error for NotAFact {}

/// Reads the bytes of a fact.
///
/// # Errors
/// Anything but the one right form, or another signature than its author's.
pub fn open(bytes: &[u8]) -> Result<Signed, NotAFact> {
    let (fact, signed, signature) = parts(bytes)?;
    let key = VerifyingKey::from_bytes(&fact.author.0).map_err(|_| NotAFact::BadSignature)?;
    let signature = Signature::from_slice(&signature).map_err(|_| NotAFact::BadSignature)?;
    key.verify_strict(&signed, &signature)
        .map_err(|_| NotAFact::BadSignature)?;
    Ok(named(fact, &signed, bytes))
}

/// Reads bytes that this program has opened before, and nobody else held since: all is checked again but the signature, which
/// takes the longest.
///
/// # Errors
/// Anything but the one right form.
pub fn open_again(bytes: &[u8]) -> Result<Signed, NotAFact> {
    let (fact, signed, _) = parts(bytes)?;
    Ok(named(fact, &signed, bytes))
}

/// Returns the fact in an envelope, what was signed, and the signature.
fn parts(bytes: &[u8]) -> Result<(Fact, Vec<u8>, Vec<u8>), NotAFact> {
    if bytes.len() > LONGEST {
        return Err(NotAFact::TooLong);
    }
    let envelope = CoseSign1::from_tagged_slice(bytes).map_err(|_| NotAFact::Malformed)?;
    let payload = envelope.payload.ok_or(NotAFact::Malformed)?;
    let fact = wire::read(&payload)?;
    // Written down again from what it means, it must be the same bytes.
    let again = unsigned(wire::payload(&fact)?);
    let signed = again.tbs_data(SIGNED_FOR);
    if written(again, envelope.signature.clone())? != bytes {
        return Err(NotAFact::NotCanonical);
    }
    Ok((fact, signed, envelope.signature))
}

fn named(fact: Fact, signed: &[u8], bytes: &[u8]) -> Signed {
    Signed {
        id: id(signed),
        fact,
        bytes: bytes.to_vec(),
    }
}

/// Reads what bytes claim to say, without asking who signed them: to weigh, never to believe. None for what is no fact.
pub fn claimed(bytes: &[u8]) -> Option<Fact> {
    if bytes.len() > LONGEST {
        return None;
    }
    let envelope = CoseSign1::from_tagged_slice(bytes).ok()?;
    wire::read(&envelope.payload?).ok()
}

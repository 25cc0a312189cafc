//! Sealing: done by any device, undone by none alone.

use crate::record::{Label, Record, Wrapped};
use crate::wrap::{Purpose, wrap};
use crate::{Intention, NotAnAnswer, NotParticulars, Particulars};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use movement::ledger::{CustodianId, HouseholdId, LedgerId};
use serde_bytes::ByteBuf;
use std::collections::BTreeSet;
use std::fmt;
use vsss_rs::Gf256;
use zeroize::Zeroizing;

/// The sizes that what is sealed is padded to, in bytes: a record's length tells only which of them it is.
pub const SIZES: [usize; 4] = [1 << 10, 1 << 12, 1 << 14, 1 << 16];

/// Bytes before the text that say how long it is.
const PREFIX: usize = 4;

/// Whose record it is and who opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The ledger.
    pub ledger: LedgerId,
    /// The household.
    pub household: HouseholdId,
    /// Those who get a share.
    pub custodians: BTreeSet<CustodianId>,
    /// How many of them it takes, at least 2.
    pub threshold: u8,
}

/// Why nothing was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSealed {
    /// Fewer custodians than it takes, or it takes fewer than two.
    TooFewCustodians,
    /// A custodian's key is no key.
    BadKey(CustodianId),
    /// More than the largest size holds.
    TooLong,
    /// What is to be sealed is not well formed.
    Unwritten(NotParticulars),
    /// An answer is not well formed.
    Unanswered(NotAnAnswer),
}

impl fmt::Display for NotSealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewCustodians => write!(f, "it takes at least two custodians, and as many must be enrolled"),
            Self::BadKey(custodian) => {
                write!(
                    f,
                    "the key {custodian} of a custodian is none; remove it and enrol another one"
                )
            }
            Self::TooLong => write!(
                f,
                "more than {} bytes; seal it in several parts",
                SIZES[SIZES.len() - 1] - PREFIX
            ),
            Self::Unwritten(why) => why.fmt(f),
            Self::Unanswered(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NotSealed {}

/// Seals what is known of a household. The seed is 32 bytes that nobody can guess, drawn for this record alone.
///
/// # Errors
/// Too few custodians, a key that is none, or more text than a record holds.
pub fn seal(terms: &Terms, particulars: &Particulars, seed: Zeroizing<[u8; 32]>) -> Result<Record, NotSealed> {
    sealed(
        terms,
        padded(&particulars.bytes().map_err(NotSealed::Unwritten)?, &SIZES)?,
        seed,
    )
}

/// Seals what a person answered in a survey, or that it did not: to one size, whatever it is.
///
/// # Errors
/// Too few custodians, a key that is none, or an answer that contradicts itself.
pub fn seal_intention(terms: &Terms, said: &Intention, seed: Zeroizing<[u8; 32]>) -> Result<Record, NotSealed> {
    let bytes = said.bytes().map_err(NotSealed::Unanswered)?;
    sealed(terms, padded(&bytes, &SIZES[..1])?, seed)
}

fn sealed(terms: &Terms, padded: Zeroizing<Vec<u8>>, seed: Zeroizing<[u8; 32]>) -> Result<Record, NotSealed> {
    let (least, there) = (usize::from(terms.threshold), terms.custodians.len());
    if least < 2 || there < least || there > usize::from(u8::MAX) {
        return Err(NotSealed::TooFewCustodians);
    }
    let mut chance = ChaCha20Rng::from_seed(*seed);
    let mut key = Zeroizing::new([0; 32]);
    chance.fill_bytes(key.as_mut());
    let mut nonce = XNonce::default();
    chance.fill_bytes(&mut nonce);
    let custodians: Vec<CustodianId> = terms.custodians.iter().copied().collect();
    let label = Label::new(terms.ledger, terms.household, terms.threshold, custodians);
    let shares = shares(terms, &label.bytes(), &key, &mut chance)?;
    let payload = Payload {
        msg: &padded,
        aad: &label.bytes(),
    };
    let cipher = XChaCha20Poly1305::new_from_slice(key.as_ref()).map_err(|_| NotSealed::TooLong)?;
    let text = cipher.encrypt(&nonce, payload).map_err(|_| NotSealed::TooLong)?;
    Ok(label.with(shares, &nonce, text))
}

/// Splits the key, and seals a share to each custodian.
fn shares(terms: &Terms, label: &[u8], key: &[u8; 32], chance: &mut ChaCha20Rng) -> Result<Vec<Wrapped>, NotSealed> {
    let (least, there) = (usize::from(terms.threshold), terms.custodians.len());
    let shares = Gf256::split_array(least, there, key, &mut *chance).map_err(|_| NotSealed::TooFewCustodians)?;
    let sealed = terms.custodians.iter().zip(shares).map(|(custodian, share)| {
        let share = Zeroizing::new(share);
        let purpose = Purpose {
            info: label,
            bound: &custodian.0,
        };
        let (encapped, share) = wrap(&custodian.0, purpose, &share, chance).ok_or(NotSealed::BadKey(*custodian))?;
        Ok(Wrapped {
            custodian: *custodian,
            encapped: ByteBuf::from(encapped),
            share: ByteBuf::from(share),
        })
    });
    sealed.collect()
}

/// Returns a text with its length before it and nothing after it, as long as the smallest of these sizes that holds it.
fn padded(text: &[u8], sizes: &[usize]) -> Result<Zeroizing<Vec<u8>>, NotSealed> {
    let fits = |size: &&usize| text.len() + PREFIX <= **size;
    let size = *sizes.iter().find(fits).ok_or(NotSealed::TooLong)?;
    let length = u32::try_from(text.len()).map_err(|_| NotSealed::TooLong)?;
    let mut padded = Zeroizing::new(Vec::with_capacity(size));
    padded.extend(length.to_be_bytes());
    padded.extend(text);
    padded.resize(size, 0);
    Ok(padded)
}

/// Returns the text of a padded one.
pub(crate) fn unpadded(padded: &[u8]) -> Option<&[u8]> {
    let (length, rest) = padded.split_first_chunk::<PREFIX>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    rest.get(..length)
}

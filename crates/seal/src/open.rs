//! Opening: each custodian takes out its share, and enough shares make the key.

use crate::record::Record;
use crate::seal::unpadded;
use crate::wrap::{Purpose, unwrap};
use crate::{CustodianKey, Intention, Particulars};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use movement::ledger::CustodianId;
use std::collections::BTreeMap;
use std::fmt;
use vsss_rs::Gf256;
use zeroize::Zeroizing;

/// A share of a record's key, taken out by its custodian. By itself it says nothing.
pub struct Share {
    /// Whose it is.
    pub custodian: CustodianId,
    bytes: Zeroizing<Vec<u8>>,
}

/// Why a record stays sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// A custodian has no share in this record: it was enrolled after it was sealed.
    NoShare(CustodianId),
    /// Fewer custodians than it takes.
    TooFew {
        /// How many there are.
        there: usize,
        /// How many it takes.
        needed: u8,
    },
    /// Shares and text do not belong together: somebody changed them.
    Changed,
}

impl fmt::Display for NotOpened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoShare(custodian) => write!(
                f,
                "custodian {custodian} has no share in a record of this household; ask one who was enrolled when it was sealed"
            ),
            Self::TooFew { there, needed } => {
                write!(
                    f,
                    "{there} custodians, and it takes {needed}; bring together more of them"
                )
            }
            Self::Changed => write!(
                f,
                "the record was changed since it was sealed; take it in from another device"
            ),
        }
    }
}

impl std::error::Error for NotOpened {}

/// Takes out a custodian's share of a record's key.
///
/// # Errors
/// The custodian has none, or it was changed.
pub fn share(record: &Record, key: &CustodianKey) -> Result<Share, NotOpened> {
    let custodian = key.id();
    let wrapped = record.shares.iter().find(|wrapped| wrapped.custodian == custodian);
    let wrapped = wrapped.ok_or(NotOpened::NoShare(custodian))?;
    let purpose = Purpose {
        info: &record.label(),
        bound: &custodian.0,
    };
    let bytes = unwrap(key.secret(), purpose, &wrapped.encapped, &wrapped.share).ok_or(NotOpened::Changed)?;
    Ok(Share { custodian, bytes })
}

/// Opens a record with the shares of several custodians.
///
/// # Errors
/// They are too few, or something was changed.
pub fn open(record: &Record, shares: &[Share]) -> Result<Particulars, NotOpened> {
    let padded = opened(record, shares)?;
    let text = unpadded(&padded).ok_or(NotOpened::Changed)?;
    Particulars::from_bytes(text).map_err(|_| NotOpened::Changed)
}

/// Opens a person's answer with the shares of several custodians.
///
/// # Errors
/// They are too few, something was changed, or it is no answer.
pub fn open_intention(record: &Record, shares: &[Share]) -> Result<Intention, NotOpened> {
    let padded = opened(record, shares)?;
    let text = unpadded(&padded).ok_or(NotOpened::Changed)?;
    Intention::from_bytes(text).map_err(|_| NotOpened::Changed)
}

fn opened(record: &Record, shares: &[Share]) -> Result<Zeroizing<Vec<u8>>, NotOpened> {
    let each: BTreeMap<CustodianId, &Share> = shares.iter().map(|share| (share.custodian, share)).collect();
    if each.len() < usize::from(record.threshold.max(2)) {
        return Err(NotOpened::TooFew {
            there: each.len(),
            needed: record.threshold.max(2),
        });
    }
    let parts: Zeroizing<Vec<Vec<u8>>> = Zeroizing::new(each.values().map(|share| share.bytes.to_vec()).collect());
    let key = Gf256::combine_array(&*parts).map_err(|_| NotOpened::Changed)?;
    let key = Zeroizing::new(key);
    let cipher = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| NotOpened::Changed)?;
    let nonce = XNonce::try_from(record.nonce.as_ref()).map_err(|_| NotOpened::Changed)?;
    let payload = Payload {
        msg: &record.text,
        aad: &record.label(),
    };
    Ok(Zeroizing::new(
        cipher.decrypt(&nonce, payload).map_err(|_| NotOpened::Changed)?,
    ))
}

//! The key of a custodian: X25519, kept in a file that its passphrase opens (PKCS#8, RFC 5958 and 8410; PBES2 with scrypt).

use crate::wrap::{Secret, pair};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use hpke::Serializable;
use movement::ledger::CustodianId;
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::der::{Decode, Encode, SecretDocument};
use pkcs8::spki::AlgorithmIdentifierRef;
use pkcs8::{EncryptedPrivateKeyInfoRef, LineEnding, ObjectIdentifier, PrivateKeyInfoRef};
use std::fmt;
use zeroize::Zeroizing;

/// X25519 (RFC 8410).
const X25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.110");

/// What a file of a key is headed with.
const HEADING: &str = "ENCRYPTED PRIVATE KEY";

/// The shortest passphrase, in characters: whoever takes the file can try millions of short ones.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// The key of a custodian. It is never at the desk where something is sealed.
pub struct CustodianKey {
    secret: Secret,
    id: CustodianId,
}

/// Why a file gives no key, or a key no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAKey {
    /// It is not the file of a custodian's key.
    Malformed,
    /// Another passphrase, or the file was changed.
    WrongPassphrase,
    /// Too short a passphrase for a new key.
    ShortPassphrase,
}

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => write!(
                f,
                "this is no file of a custodian's key; give one that corridor custodian-key made"
            ),
            Self::WrongPassphrase => write!(f, "this passphrase does not open the key, or the file was changed"),
            Self::ShortPassphrase => write!(
                f,
                "the passphrase has fewer than {SHORTEST_PASSPHRASE} characters; take several words"
            ),
        }
    }
}

impl std::error::Error for NotAKey {}

impl CustodianKey {
    /// Takes 32 secret bytes that the caller drew from a good source.
    ///
    /// # Errors
    /// They make no key; draw again.
    pub fn from_secret(secret: &[u8; 32]) -> Result<Self, NotAKey> {
        let (secret, public) = pair(secret).ok_or(NotAKey::Malformed)?;
        let id = CustodianId(public);
        Ok(Self { secret, id })
    }

    /// Returns the public key.
    pub fn id(&self) -> CustodianId {
        self.id
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Returns the text of a file that keeps the key, opened by a passphrase. The seed is 32 bytes drawn for this file alone.
    ///
    /// # Errors
    /// The passphrase is too short.
    pub fn to_file(&self, passphrase: &str, seed: [u8; 32]) -> Result<Zeroizing<String>, NotAKey> {
        if passphrase.chars().count() < SHORTEST_PASSPHRASE {
            return Err(NotAKey::ShortPassphrase);
        }
        let secret = Zeroizing::new(self.secret.to_bytes().to_vec());
        let file = || -> pkcs8::Result<_> {
            let inner = Zeroizing::new(OctetStringRef::new(&secret)?.to_der()?);
            let algorithm = AlgorithmIdentifierRef {
                oid: X25519,
                parameters: None,
            };
            let info = PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(&inner)?);
            let sealed = info.encrypt_with_rng(&mut ChaCha20Rng::from_seed(seed), passphrase)?;
            Ok(sealed.to_pem(HEADING, LineEnding::LF)?)
        };
        file().map_err(|_| NotAKey::Malformed)
    }

    /// Reads the text of a file that keeps a key.
    ///
    /// # Errors
    /// It is none, or the passphrase does not open it.
    pub fn from_file(text: &str, passphrase: &str) -> Result<Self, NotAKey> {
        let (heading, sealed) = SecretDocument::from_pem(text).map_err(|_| NotAKey::Malformed)?;
        let info = EncryptedPrivateKeyInfoRef::from_der(sealed.as_bytes()).map_err(|_| NotAKey::Malformed)?;
        if heading != HEADING {
            return Err(NotAKey::Malformed);
        }
        let opened = info.decrypt(passphrase).map_err(|_| NotAKey::WrongPassphrase)?;
        let info = PrivateKeyInfoRef::from_der(opened.as_bytes()).map_err(|_| NotAKey::WrongPassphrase)?;
        let inner = <&OctetStringRef>::from_der(info.private_key.as_bytes()).map_err(|_| NotAKey::Malformed)?;
        let secret: Zeroizing<[u8; 32]> = Zeroizing::new(inner.as_bytes().try_into().map_err(|_| NotAKey::Malformed)?);
        if info.algorithm.oid == X25519 {
            Self::from_secret(&secret)
        } else {
            Err(NotAKey::Malformed)
        }
    }
}

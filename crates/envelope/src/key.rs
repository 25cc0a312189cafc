//! The key of a device.

use crate::open::NotAFact;
use crate::{LONGEST, Signed, wire};
use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, TaggedCborSerializable, iana};
use ed25519_dalek::{Signer, SigningKey};
use movement::ledger::{AuthorId, Fact, FactId};
use sha2::{Digest, Sha256};

/// Said with every signature, so that none of ours can be taken for one of something else.
pub(crate) const SIGNED_FOR: &[u8] = b"corridor fact 1";

/// A signing key. It stays on its device; a device that was restored from a copy draws a new one.
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// Takes 32 secret bytes that the caller drew from a good source.
    pub fn from_secret(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// Returns the public key.
    pub fn author(&self) -> AuthorId {
        AuthorId(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn signature(&self, signed: &[u8]) -> Vec<u8> {
        self.0.sign(signed).to_bytes().to_vec()
    }

    /// Signs a fact of this author.
    ///
    /// # Errors
    /// The fact is of another author, too long, or not well formed.
    pub fn sign(&self, fact: Fact) -> Result<Signed, NotAFact> {
        if fact.author != self.author() {
            return Err(NotAFact::BadSignature);
        }
        wire::check(&fact)?;
        let unsigned = unsigned(wire::payload(&fact)?);
        let signed = unsigned.tbs_data(SIGNED_FOR);
        let bytes = written(unsigned, self.signature(&signed))?;
        if bytes.len() > LONGEST {
            return Err(NotAFact::TooLong);
        }
        Ok(Signed {
            id: id(&signed),
            fact,
            bytes,
        })
    }
}

/// Returns an envelope without its signature.
pub(crate) fn unsigned(payload: Vec<u8>) -> CoseSign1 {
    let protected = HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).build();
    CoseSign1Builder::new().protected(protected).payload(payload).build()
}

/// Returns the bytes of an envelope.
pub(crate) fn written(mut envelope: CoseSign1, signature: Vec<u8>) -> Result<Vec<u8>, NotAFact> {
    envelope.signature = signature;
    envelope.to_tagged_vec().map_err(|_| NotAFact::Malformed)
}

/// Returns the id of what was signed.
pub(crate) fn id(signed: &[u8]) -> FactId {
    FactId(Sha256::digest(signed).into())
}

//! A short secret sealed to one public key: HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.

use chacha20::ChaCha20Rng;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zeroize::Zeroizing;

pub(crate) type Secret = <X25519HkdfSha256 as Kem>::PrivateKey;

/// Bytes of the sender's half of the agreement.
pub(crate) const HALF: usize = 32;

/// Bytes by which what is sealed is longer than the secret.
pub(crate) const TAG: usize = 16;

/// Takes 32 secret bytes, and returns the key with its public half; `None` where they make no key.
pub(crate) fn pair(secret: &[u8; 32]) -> Option<(Secret, [u8; 32])> {
    let secret = Secret::from_bytes(secret).ok()?;
    let public = X25519HkdfSha256::sk_to_pk(&secret).to_bytes();
    Some((secret, public.as_slice().try_into().ok()?))
}

/// What a secret is sealed for, and what is bound to it: it opens nowhere else.
#[derive(Clone, Copy)]
pub(crate) struct Purpose<'p> {
    pub info: &'p [u8],
    pub bound: &'p [u8],
}

/// Seals to a public key: returns the sender's half of the agreement, and what is sealed. `None` where the key is none.
pub(crate) fn wrap(
    to: &[u8; 32],
    purpose: Purpose<'_>,
    secret: &[u8],
    chance: &mut ChaCha20Rng,
) -> Option<(Vec<u8>, Vec<u8>)> {
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(to).ok()?;
    let (half, sealed) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        purpose.info,
        secret,
        purpose.bound,
        chance,
    )
    .ok()?;
    Some((half.to_bytes().to_vec(), sealed))
}

/// Opens what was sealed to a key; `None` where it was changed, or is another key's.
pub(crate) fn unwrap(key: &Secret, purpose: Purpose<'_>, half: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let half = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(half).ok()?;
    let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        key,
        &half,
        purpose.info,
        sealed,
        purpose.bound,
    );
    opened.ok().map(Zeroizing::new)
}

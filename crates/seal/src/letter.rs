//! Short messages sealed to one device, and challenges that only who drew them reads.

use crate::BundleSecret;
use crate::wrap::{HALF, Purpose, unwrap, wrap};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use movement::ledger::BundleKey;
use zeroize::Zeroizing;

/// What letters are sealed for: nothing sealed to a device for something else opens as one.
const LETTER: Purpose<'static> = Purpose {
    info: b"corridor letter 1",
    bound: b"",
};

/// Seals a short message to a device; `None` where its key is none. The seed is drawn for this message alone.
pub fn seal_letter(to: BundleKey, text: &[u8], seed: &Zeroizing<[u8; 32]>) -> Option<Vec<u8>> {
    let (half, sealed) = wrap(&to.0, LETTER, text, &mut ChaCha20Rng::from_seed(**seed))?;
    Some([half, sealed].concat())
}

impl BundleSecret {
    /// Opens a message that was sealed to this device; `None` where it was not, or was changed.
    pub fn open_letter(&self, letter: &[u8]) -> Option<Vec<u8>> {
        let (half, sealed) = letter.split_at_checked(HALF)?;
        unwrap(self.secret(), LETTER, half, sealed).map(|text| text.to_vec())
    }
}

/// Draws challenges and knows its own again, with the time at which each was drawn, without keeping any: whoever asks for
/// thousands fills nothing.
pub struct Challenger {
    cipher: XChaCha20Poly1305,
    chance: ChaCha20Rng,
}

impl Challenger {
    /// Begins with a seed that nobody can guess.
    pub fn new(seed: &Zeroizing<[u8; 32]>) -> Self {
        let mut chance = ChaCha20Rng::from_seed(**seed);
        let mut key = Zeroizing::new([0; 32]);
        chance.fill_bytes(key.as_mut());
        Self {
            cipher: XChaCha20Poly1305::new((&*key).into()),
            chance,
        }
    }

    /// Draws a challenge at a time, in milliseconds; `None` never, while the cipher works.
    pub fn draw(&mut self, at: i64) -> Option<Vec<u8>> {
        let mut nonce = XNonce::default();
        self.chance.fill_bytes(&mut nonce);
        let sealed = self.cipher.encrypt(&nonce, &at.to_be_bytes()[..]).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Returns when a challenge was drawn; `None` for one that was not drawn here.
    pub fn drawn(&self, challenge: &[u8]) -> Option<i64> {
        let (nonce, sealed) = challenge.split_first_chunk::<24>()?;
        let at = self.cipher.decrypt(&XNonce::from(*nonce), sealed).ok()?;
        Some(i64::from_be_bytes(at.as_slice().try_into().ok()?))
    }
}

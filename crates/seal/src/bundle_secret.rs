//! The key of a device that bundles for it are sealed to. It is apart from the key that signs: each does one thing.

use crate::wrap::{Secret, pair};
use movement::ledger::BundleKey;

/// The secret half of a device's key for bundles. It stays on its device.
pub struct BundleSecret {
    secret: Secret,
    public: BundleKey,
}

impl BundleSecret {
    /// Takes 32 secret bytes that the caller drew from a good source; `None` where they make no key: draw again.
    pub fn from_secret(secret: &[u8; 32]) -> Option<Self> {
        let (secret, public) = pair(secret)?;
        let public = BundleKey(public);
        Some(Self { secret, public })
    }

    /// Returns the public half.
    pub fn key(&self) -> BundleKey {
        self.public
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.secret
    }
}

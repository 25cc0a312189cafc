//! Facts to make mutants of.

use super::writer::plain;
use crate::crowd::{self, Crowd};
use ciborium::value::Value;
use ed25519_dalek::{Signer, SigningKey};
use envelope::DeviceKey;

/// What every fact is signed for.
pub(super) const SIGNED_FOR: &[u8] = b"corridor fact 1";

/// A fact, taken apart.
pub struct Original {
    /// Its envelope.
    pub bytes: Vec<u8>,
    pub(super) key: SigningKey,
    pub(super) protected: Vec<u8>,
    pub(super) payload: Vec<(Value, Value)>,
    pub(super) signature: Vec<u8>,
}

impl Original {
    /// Returns the payload written as short as can be.
    pub(super) fn plain_payload(&self) -> Vec<u8> {
        plain(&Value::Map(self.payload.clone()))
    }

    /// Puts an envelope round a payload, with a signature.
    pub(super) fn enveloped(&self, payload: Vec<u8>, signature: Vec<u8>) -> Value {
        let parts = vec![
            Value::Bytes(self.protected.clone()),
            Value::Map(Vec::new()),
            Value::Bytes(payload),
            Value::Bytes(signature),
        ];
        Value::Tag(18, Box::new(Value::Array(parts)))
    }

    /// Signs a payload with a key, rightly.
    pub(super) fn signed(&self, key: &SigningKey, payload: Vec<u8>) -> Vec<u8> {
        let signature = key.sign(&to_be_signed(&self.protected, &payload)).to_bytes().to_vec();
        plain(&self.enveloped(payload, signature))
    }
}

/// Returns what a signature is made of (RFC 9052, 4.4).
pub(super) fn to_be_signed(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    plain(&Value::Array(vec![
        Value::from("Signature1"),
        Value::Bytes(protected.to_vec()),
        Value::Bytes(SIGNED_FOR.to_vec()),
        Value::Bytes(payload.to_vec()),
    ]))
}

/// Takes an envelope apart: protected header, payload, signature.
pub(super) fn apart(bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>, Vec<u8>)> {
    let value: Value = ciborium::from_reader(bytes).ok()?;
    let Value::Tag(18, inner) = value else {
        return None;
    };
    let [protected, _, payload, signature] = <[Value; 4]>::try_from(inner.into_array().ok()?).ok()?;
    Some((
        protected.into_bytes().ok()?,
        payload.into_bytes().ok()?,
        signature.into_bytes().ok()?,
    ))
}

/// Makes originals by three keys, of the kinds a crowd records.
pub fn originals(count: usize) -> Vec<Original> {
    let facts = Crowd::new(0, 600).facts.into_iter().skip(195).take(count);
    let made = (0_u8..).zip(facts).filter_map(|(number, (_, mut fact))| {
        let secret = [number % 3 + 1; 32];
        let key = DeviceKey::from_secret(&secret);
        (fact.author, fact.ledger) = (key.author(), crowd::ledger());
        let bytes = key.sign(fact).ok()?.bytes;
        let (protected, payload, signature) = apart(&bytes)?;
        let Ok(Value::Map(payload)) = ciborium::from_reader(&payload[..]) else {
            return None;
        };
        Some(Original {
            bytes,
            key: SigningKey::from_bytes(&secret),
            protected,
            payload,
            signature,
        })
    });
    made.collect()
}

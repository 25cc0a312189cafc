//! Tickets: what a device signs to say, now, to another one, who it is. No fact: nobody keeps a ticket.

use crate::DeviceKey;
use crate::open::NotAFact;
use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, TaggedCborSerializable, iana};
use ed25519_dalek::{Signature, VerifyingKey};
use movement::ledger::AuthorId;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// Said with the signature, so that no ticket can be taken for a fact, and no fact for a ticket.
const SIGNED_FOR: &[u8] = b"corridor ticket 1";

/// The longest ticket there is, in bytes.
const LONGEST_TICKET: usize = 1024;

/// What a ticket says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ticket {
    /// Who says it.
    pub device: AuthorId,
    /// What the other one drew for this exchange.
    pub challenge: ByteBuf,
    /// SHA-256 of what comes with it; empty where that proves itself.
    pub body: ByteBuf,
    /// What the other one is to say next; empty where there is no next time.
    pub next: ByteBuf,
}

impl DeviceKey {
    /// Signs a ticket of this device.
    ///
    /// # Errors
    /// It is another device's, or too long.
    pub fn sign_ticket(&self, ticket: &Ticket) -> Result<Vec<u8>, NotAFact> {
        if ticket.device != self.author() {
            return Err(NotAFact::BadSignature);
        }
        let mut payload = Vec::new();
        ciborium::into_writer(ticket, &mut payload).map_err(|_| NotAFact::Malformed)?;
        let protected = HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).build();
        let mut envelope = CoseSign1Builder::new().protected(protected).payload(payload).build();
        envelope.signature = self.signature(&envelope.tbs_data(SIGNED_FOR));
        let bytes = envelope.to_tagged_vec().map_err(|_| NotAFact::Malformed)?;
        match bytes.len() <= LONGEST_TICKET {
            true => Ok(bytes),
            false => Err(NotAFact::TooLong),
        }
    }
}

/// Reads a ticket.
///
/// # Errors
/// It is none, or its device did not sign it.
pub fn open_ticket(bytes: &[u8]) -> Result<Ticket, NotAFact> {
    if bytes.len() > LONGEST_TICKET {
        return Err(NotAFact::TooLong);
    }
    let envelope = CoseSign1::from_tagged_slice(bytes).map_err(|_| NotAFact::Malformed)?;
    let payload = envelope.payload.as_deref().ok_or(NotAFact::Malformed)?;
    let ticket: Ticket = ciborium::from_reader(payload).map_err(|_| NotAFact::Malformed)?;
    let key = VerifyingKey::from_bytes(&ticket.device.0).map_err(|_| NotAFact::BadSignature)?;
    let signature = Signature::from_slice(&envelope.signature).map_err(|_| NotAFact::BadSignature)?;
    key.verify_strict(&envelope.tbs_data(SIGNED_FOR), &signature)
        .map_err(|_| NotAFact::BadSignature)?;
    Ok(ticket)
}

//! A fact as a CBOR map with text keys, and back.

use crate::canonical;
use crate::open::NotAFact;
use ciborium::value::Value;
use movement::ledger::{AuthorId, Body, Fact, FactId, LedgerId, Timestamp};
use serde::{Deserialize, Serialize};

/// The version of the form.
const VERSION: u8 = 1;

/// The longest name of a site, in characters.
const LONGEST_SITE: usize = 40;

/// All of a fact but what it says.
#[derive(Serialize, Deserialize)]
struct Header {
    v: u8,
    ledger: LedgerId,
    author: AuthorId,
    seq: u64,
    prev: Option<FactId>,
    site: String,
    at: Timestamp,
    refs: Vec<FactId>,
}

/// Returns the payload of a fact.
pub(crate) fn payload(fact: &Fact) -> Result<Vec<u8>, NotAFact> {
    let header = Header {
        v: VERSION,
        ledger: fact.ledger,
        author: fact.author,
        seq: fact.seq,
        prev: fact.prev,
        site: fact.site.clone(),
        at: fact.at,
        refs: fact.refs.clone(),
    };
    let entries = |value: Result<Value, ciborium::value::Error>| match value {
        Ok(Value::Map(entries)) => Ok(entries),
        _ => Err(NotAFact::Malformed),
    };
    let mut all = entries(Value::serialized(&header))?;
    all.extend(entries(Value::serialized(&fact.body))?);
    let mut value = Value::Map(all);
    canonical::sort(&mut value);
    Ok(canonical::bytes(&value))
}

/// Reads a payload.
pub(crate) fn read(payload: &[u8]) -> Result<Fact, NotAFact> {
    let value: Value = ciborium::from_reader(payload).map_err(|_| NotAFact::Malformed)?;
    let header: Header = value.deserialized().map_err(|_| NotAFact::Malformed)?;
    if header.v != VERSION {
        return Err(NotAFact::UnknownVersion(header.v));
    }
    let body: Body = value.deserialized().map_err(|_| NotAFact::UnknownKind)?;
    let fact = Fact {
        ledger: header.ledger,
        author: header.author,
        seq: header.seq,
        prev: header.prev,
        site: header.site,
        at: header.at,
        refs: header.refs,
        body,
    };
    check(&fact)?;
    Ok(fact)
}

/// Checks what a fact must keep to whatever it says.
pub(crate) fn check(fact: &Fact) -> Result<(), NotAFact> {
    let sorted = fact.refs.windows(2).all(|pair| pair[0] < pair[1]);
    let linked = fact.prev.is_some() == (fact.seq > 0);
    // Databases count in signed numbers.
    let counted = i64::try_from(fact.seq).is_ok();
    if sorted && linked && counted && fact.site.chars().count() <= LONGEST_SITE {
        Ok(())
    } else {
        Err(NotAFact::Malformed)
    }
}

//! Ways of changing a fact. A way returns nothing where this fact cannot be changed so.

use super::originals::Original;
use super::writer::{Style, plain, write};
use ciborium::value::Value;
use ed25519_dalek::SigningKey;

type Way = fn(&Original, &Original, &mut fastrand::Rng) -> Option<Vec<u8>>;

/// All ways, with their names.
pub const WAYS: &[(&str, Way)] = &[
    ("an envelope with longer heads", longer_heads),
    ("an envelope without lengths", endless),
    ("more in the unprotected header", unprotected),
    ("another protected header", protected),
    ("another tag", tag),
    ("bytes behind the end", tail),
    ("bytes cut off", cut),
    ("a flipped bit", flipped),
    ("a payload with longer heads, signed anew", payload_heads),
    ("a payload without lengths, signed anew", payload_endless),
    ("keys in another order, signed anew", key_order),
    ("a key twice, signed anew", key_twice),
    ("a key more, signed anew", key_more),
    ("a value of another type, signed anew", other_type),
    ("citations out of order or twice, signed anew", citations),
    ("a first fact that follows, signed anew", chain),
    ("a field of another fact", field_of_another),
    ("another number", number),
    ("two fields exchanged", exchanged),
    ("signed by another key", other_key),
    ("the signature of another fact", other_signature),
    ("a signature plus the order of the group", plus_order),
    ("a key and a point of small order", small_order),
];

fn envelope(of: &Original) -> Value {
    of.enveloped(of.plain_payload(), of.signature.clone())
}

fn styled(value: &Value, longer: u8, endless: u8, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let (bytes, otherwise) = write(value, Style { longer, endless }, chance);
    otherwise.then_some(bytes)
}

fn longer_heads(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    styled(&envelope(of), 40, 0, chance)
}

fn endless(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    styled(&envelope(of), 0, 40, chance)
}

/// Changes one of the four parts of the envelope.
fn part(of: &Original, at: usize, value: Value) -> Vec<u8> {
    let mut parts = match envelope(of) {
        Value::Tag(_, inner) => inner.into_array().unwrap_or_default(),
        _ => Vec::new(),
    };
    parts[at] = value;
    plain(&Value::Tag(18, Box::new(Value::Array(parts))))
}

fn any_value(chance: &mut fastrand::Rng) -> Value {
    match chance.u8(..6) {
        0 => Value::from(chance.u64(..)),
        1 => Value::from(-1 - chance.i64(0..1 << 40)),
        2 => Value::Bytes((0..chance.usize(..40)).map(|_| chance.u8(..)).collect()),
        3 => Value::from("\u{645}\u{631}\u{62d}\u{628}\u{627}"),
        4 => Value::Array(vec![Value::Null; chance.usize(..4)]),
        _ => Value::Bool(chance.bool()),
    }
}

fn unprotected(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let label = if chance.bool() {
        Value::from(chance.i64(-70_000..70_000))
    } else {
        Value::from("x")
    };
    Some(part(of, 1, Value::Map(vec![(label, any_value(chance))])))
}

fn protected(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let more = vec![(Value::from(1), Value::from(-8)), (Value::from(4), any_value(chance))];
    let header = match chance.u8(..3) {
        0 => Vec::new(),
        1 => plain(&Value::Map(more)),
        _ => vec![0xa1, 0x01, 0x38, chance.u8(..)],
    };
    Some(part(of, 0, Value::Bytes(header)))
}

fn tag(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let Value::Tag(_, inner) = envelope(of) else {
        return None;
    };
    Some(plain(&match chance.u8(..3) {
        0 => *inner,
        1 => Value::Tag(55_799, Box::new(Value::Tag(18, inner))),
        _ => Value::Tag([0, 16, 17, 19, 61, 96, 98][chance.usize(..7)], inner),
    }))
}

fn tail(of: &Original, other: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let more = match chance.u8(..3) {
        0 => vec![chance.u8(..)],
        1 => vec![0; chance.usize(1..70)],
        _ => other.bytes.clone(),
    };
    Some([&of.bytes[..], &more].concat())
}

fn cut(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    Some(of.bytes[..chance.usize(..of.bytes.len())].to_vec())
}

fn flipped(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let mut bytes = of.bytes.clone();
    for _ in 0..chance.usize(1..4) {
        let bit = chance.usize(..8 * bytes.len());
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    Some(bytes)
}

/// Changes the payload, and signs it with the right key.
fn signed_anew(of: &Original, change: impl FnOnce(&mut Vec<(Value, Value)>) -> Option<()>) -> Option<Vec<u8>> {
    let mut payload = of.payload.clone();
    change(&mut payload)?;
    Some(of.signed(&of.key, plain(&Value::Map(payload))))
}

fn payload_heads(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let payload = styled(&Value::Map(of.payload.clone()), 10, 0, chance)?;
    Some(of.signed(&of.key, payload))
}

fn payload_endless(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let payload = styled(&Value::Map(of.payload.clone()), 0, 10, chance)?;
    Some(of.signed(&of.key, payload))
}

fn key_order(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    signed_anew(of, |payload| {
        let body = payload.iter_mut().find(|(key, _)| key.as_text() == Some("body"));
        match body {
            Some((_, Value::Map(inner))) if inner.len() > 1 && chance.bool() => inner.rotate_left(1),
            _ => chance.shuffle(payload),
        }
        Some(())
    })
}

fn key_twice(of: &Original, other: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    signed_anew(of, |payload| {
        let at = chance.usize(..payload.len());
        let mut again = payload[at].clone();
        if chance.bool() {
            again.1 = other.payload[chance.usize(..other.payload.len())].1.clone();
        }
        payload.insert(chance.usize(..=payload.len()), again);
        Some(())
    })
}

fn key_more(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    signed_anew(of, |payload| {
        let word = ["sect", "zz", "name", "Author", "", "a"][chance.usize(..6)];
        let more = (Value::from(word), any_value(chance));
        let body = payload.iter_mut().find(|(key, _)| key.as_text() == Some("body"));
        match body {
            Some((_, Value::Map(inner))) if chance.bool() => inner.push(more),
            _ => payload.push(more),
        }
        Some(())
    })
}

fn other_type(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    signed_anew(of, |payload| {
        let at = chance.usize(..payload.len());
        let value = &mut payload[at].1;
        *value = match &*value {
            Value::Integer(number) => match chance.bool() {
                true => Value::Float(i128::from(*number) as f64),
                false => Value::Tag(2, Box::new(Value::Bytes(i128::from(*number).to_be_bytes().to_vec()))),
            },
            Value::Bytes(bytes) => Value::Array(bytes.iter().map(|byte| Value::from(*byte)).collect()),
            Value::Text(text) => Value::Bytes(text.as_bytes().to_vec()),
            Value::Null => Value::Array(Vec::new()),
            other => Value::Tag(chance.u64(30..90), Box::new(other.clone())),
        };
        Some(())
    })
}

fn field<'f>(payload: &'f mut [(Value, Value)], name: &str) -> Option<&'f mut Value> {
    let entry = payload.iter_mut().find(|(key, _)| key.as_text() == Some(name))?;
    Some(&mut entry.1)
}

fn citations(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    signed_anew(of, |payload| {
        let refs = field(payload, "refs")?.as_array_mut()?;
        let one = Value::Bytes(vec![chance.u8(..); 32]);
        match chance.bool() {
            true => refs.extend([one.clone(), one]),
            false => refs.extend([Value::Bytes(vec![0xff; 32]), Value::Bytes(vec![0xfe; 32])]),
        }
        Some(())
    })
}

fn chain(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    signed_anew(of, |payload| {
        let first = field(payload, "prev")?.is_null();
        let (seq, prev) = match (first, chance.bool()) {
            (true, true) => (0, Value::Bytes(vec![7; 32])),
            (true, false) => (chance.u64(1..), Value::Null),
            (false, true) => (0, field(payload, "prev")?.clone()),
            (false, false) => (1 << 63, field(payload, "prev")?.clone()),
        };
        *field(payload, "seq")? = Value::from(seq);
        *field(payload, "prev")? = prev;
        Some(())
    })
}

/// Changes the payload and leaves the signature as it is.
fn unsigned(of: &Original, change: impl FnOnce(&mut Vec<(Value, Value)>) -> Option<()>) -> Option<Vec<u8>> {
    let mut payload = of.payload.clone();
    change(&mut payload)?;
    let payload = plain(&Value::Map(payload));
    Some(plain(&of.enveloped(payload, of.signature.clone())))
}

fn field_of_another(of: &Original, other: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    unsigned(of, |payload| {
        let at = chance.usize(..payload.len());
        payload[at].1 = other.payload[at].1.clone();
        Some(())
    })
}

fn number(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    unsigned(of, |payload| {
        *field(payload, "seq")? = Value::from(chance.u64(1..1 << 20));
        *field(payload, "prev")? = Value::Bytes(vec![chance.u8(..); 32]);
        Some(())
    })
}

fn exchanged(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    unsigned(of, |payload| {
        let (one, other) = (chance.usize(..payload.len()), chance.usize(..payload.len()));
        let first = payload[one].1.clone();
        payload[one].1 = std::mem::replace(&mut payload[other].1, first);
        Some(())
    })
}

fn other_key(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let key = SigningKey::from_bytes(&[chance.u8(1..=3); 32]);
    (key != of.key).then(|| of.signed(&key, of.plain_payload()))
}

fn other_signature(of: &Original, other: &Original, _: &mut fastrand::Rng) -> Option<Vec<u8>> {
    Some(plain(&of.enveloped(of.plain_payload(), other.signature.clone())))
}

/// The order of the group of Ed25519, smallest byte first (RFC 8032, 5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

fn plus_order(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let mut signature = of.signature.clone();
    for _ in 0..chance.u8(1..4) {
        let mut carry = 0;
        for (byte, more) in signature[32..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(more) + carry;
            (*byte, carry) = (sum as u8, sum >> 8);
        }
    }
    Some(plain(&of.enveloped(of.plain_payload(), signature)))
}

/// Points of order 1, 2 and 4, as they are written.
const SMALL: [[u8; 32]; 4] = {
    let (mut one, mut two) = ([0; 32], [0xff; 32]);
    one[0] = 1;
    (two[0], two[31]) = (0xec, 0x7f);
    let mut four = [0; 32];
    four[31] = 0x80;
    [one, two, [0; 32], four]
};

fn small_order(of: &Original, _: &Original, chance: &mut fastrand::Rng) -> Option<Vec<u8>> {
    let mut payload = of.payload.clone();
    *field(&mut payload, "author")? = Value::Bytes(SMALL[chance.usize(..4)].to_vec());
    *field(&mut payload, "at")? = Value::from(chance.i64(0..1 << 40));
    let signature = [SMALL[chance.usize(..4)], [0; 32]].concat();
    Some(plain(&of.enveloped(plain(&Value::Map(payload)), signature)))
}

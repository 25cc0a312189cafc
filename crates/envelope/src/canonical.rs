//! The one way of writing a value down.

use ciborium::value::{CanonicalValue, Value};

/// Sorts the keys of all maps; lengths and numbers are written as short as can be by the library.
pub(crate) fn sort(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(sort),
        Value::Map(entries) => {
            entries.iter_mut().for_each(|(_, value)| sort(value));
            entries.sort_by_cached_key(|(key, _)| CanonicalValue::from(key.clone()));
        }
        Value::Tag(_, inner) => sort(inner),
        _ => {}
    }
}

/// Returns the bytes of a value whose maps are sorted.
pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing into memory does not fail.
    let written = ciborium::into_writer(value, &mut bytes);
    debug_assert!(written.is_ok());
    bytes
}

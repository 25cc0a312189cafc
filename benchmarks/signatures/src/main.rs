//! Signatures checked one by one, on two threads, and in one sum: `cargo run --release --manifest-path benchmarks/signatures/Cargo.toml`.
//! Why the sum is not used: docs/decisions/signatures-one-by-one.md.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey, verify_batch};
use std::time::Instant;

const COUNT: usize = 8_192;
const SUM: usize = 256;

type Checked<'c> = (&'c [Vec<u8>], &'c [Signature], &'c [VerifyingKey]);

fn strict((messages, signatures, keys): Checked<'_>) -> bool {
    let mut all = messages.iter().zip(signatures).zip(keys);
    all.all(|((message, signature), key)| key.verify_strict(message, signature).is_ok())
}

fn in_sums((messages, signatures, keys): Checked<'_>) -> bool {
    let sums = messages.chunks(SUM).zip(signatures.chunks(SUM)).zip(keys.chunks(SUM));
    sums.into_iter().all(|((messages, signatures), keys)| {
        let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
        verify_batch(&messages, signatures, keys).is_ok()
    })
}

fn measured(name: &str, check: impl Fn() -> bool) {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let began = Instant::now();
        assert!(check(), "{name}: a good signature was refused");
        best = best.min(began.elapsed().as_secs_f64());
    }
    println!("{name}: {:.1} us a signature, best of 5", best / COUNT as f64 * 1e6);
}

fn main() {
    let signing: Vec<SigningKey> = (0..200_u8).map(|n| SigningKey::from_bytes(&[n; 32])).collect();
    let of = |at: usize| &signing[at % signing.len()];
    let messages: Vec<Vec<u8>> = (0..COUNT).map(|at| vec![at as u8; 380]).collect();
    let signatures: Vec<Signature> = (0..COUNT).map(|at| of(at).sign(&messages[at])).collect();
    let keys: Vec<VerifyingKey> = (0..COUNT).map(|at| of(at).verifying_key()).collect();
    let all = (&messages[..], &signatures[..], &keys[..]);
    let half = COUNT / 2;
    let first = (&messages[..half], &signatures[..half], &keys[..half]);
    let second = (&messages[half..], &signatures[half..], &keys[half..]);
    let halves = |check: fn(Checked<'_>) -> bool| {
        std::thread::scope(|scope| {
            let other = scope.spawn(move || check(second));
            check(first) && other.join().unwrap_or(false)
        })
    };
    measured("one by one, strict", || strict(all));
    measured("one by one, strict, two threads", || halves(strict));
    measured("sums of 256", || in_sums(all));
    measured("sums of 256, two threads", || halves(in_sums));
}

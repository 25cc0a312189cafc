//! Envelopes opened one after another, in parts on all processors, and again without their signature.

use crate::meter::Meter;
use envelope::{DeviceKey, open, open_again, open_all};
use std::error::Error;
use trials::crowd::{self, Crowd};

/// Signs facts, and opens them.
pub fn run(count: usize) -> Result<(), Box<dyn Error>> {
    let key = DeviceKey::from_secret(&[1; 32]);
    let mut envelopes = Vec::new();
    let facts = Crowd::new(0, count).facts;
    let meter = Meter::new()?;
    for (_, mut fact) in facts.into_iter().take(count) {
        (fact.author, fact.ledger) = (key.author(), crowd::ledger());
        envelopes.push(key.sign(fact)?.bytes);
    }
    let (_, signing) = meter.seconds()?;
    let meter = Meter::new()?;
    let right = envelopes.iter().filter(|bytes| open(bytes).is_ok()).count();
    let (_, one_by_one) = meter.seconds()?;
    let meter = Meter::new()?;
    let again = envelopes.iter().filter(|bytes| open_again(bytes).is_ok()).count();
    let (_, unsigned) = meter.seconds()?;
    let meter = Meter::new()?;
    let all = open_all(&envelopes).iter().filter(|opened| opened.is_ok()).count();
    let (wall, _) = meter.seconds()?;
    if [right, again, all] != [count; 3] {
        Err("an envelope did not open")?;
    }
    let micros = |seconds: f64| seconds / count as f64 * 1e6;
    println!(
        r#"{{"what":"open","facts":{count},"bytes_each":{},"sign_processor_us":{:.1},"open_processor_us":{:.1},"open_again_processor_us":{:.1},"open_all_us":{:.1}}}"#,
        envelopes.iter().map(Vec::len).sum::<usize>() / count,
        micros(signing),
        micros(one_by_one),
        micros(unsigned),
        micros(wall)
    );
    Ok(())
}

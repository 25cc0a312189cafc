//! Measures the ledger, one thing a run, as one line of JSON: `benchmarks/ledger.py` runs it and writes the table. It measures by
//! the clock: processor seconds are those of this program alone, whatever else ran.

mod fold;
mod meter;
mod opening;
mod record;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["fold", facts] => fold::run(facts.parse()?),
        ["open", facts] => opening::run(facts.parse()?),
        ["record", facts, folder] => record::run(facts.parse()?, folder.as_ref()),
        _ => Err("say what to measure: fold FACTS, open FACTS, or record FACTS FOLDER")?,
    }
}

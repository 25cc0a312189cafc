//! Seals as many households as are said, each with names nobody else has, and looks for those names in every byte that is
//! written, sent or said; erases fifty, and looks for anything of those: `cargo run --release -p trials --example canary -- 100000 FOLDER`.
//! With the path of the program at the end, also in what its commands answer.

use std::path::Path;
use trials::canary;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (count, folder) = match arguments.as_slice() {
        [count, folder, ..] => (count.parse()?, Path::new(folder)),
        _ => Err("say how many households, and an empty folder")?,
    };
    let found = canary::run(count, folder, arguments.get(2).map(Path::new), None)?;
    println!("{found:?}");
    std::process::exit(i32::from(found.is_bad()));
}

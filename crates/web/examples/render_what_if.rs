//! Renders scenarios to a page: `cargo run -p web --example render_what_if -- WHAT-IF.json PAGE.html`. The browser test uses it.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut paths = env::args_os().skip(1);
    let (Some(json), Some(page)) = (paths.next(), paths.next()) else {
        return Err(io::Error::other("usage: render_what_if WHAT-IF.json PAGE.html"));
    };
    fs::write(page, web::pages::what_if::render(&fs::read(json)?))
}

//! Renders a view to a page: `cargo run -p web --example render_plan -- VIEW.json PAGE.html`. The browser test uses it.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut paths = env::args_os().skip(1);
    let (Some(view), Some(page)) = (paths.next(), paths.next()) else {
        return Err(io::Error::other("usage: render_plan VIEW.json PAGE.html"));
    };
    fs::write(page, web::pages::plan::render(&fs::read(view)?))
}

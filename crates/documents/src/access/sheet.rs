//! A page of the record of access as it prints: black on white, in any width, and nothing that runs.

use maud::{DOCTYPE, Markup, PreEscaped, html as page};

const STYLE: &str = "
body { font: 11pt/1.4 system-ui, sans-serif; color: #000; background: #fff; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; border-bottom: 2px solid #000; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #777; padding: .3rem .4rem; text-align: start; vertical-align: top; }
thead th { background: #eee; } td.n { text-align: end; white-space: nowrap; }
.accounts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .6rem; margin: .4rem 0 1rem; }
.accounts > section { border: 1px solid #777; padding: .5rem; } .accounts h4 { margin: 0 0 .3rem; }
.w { width: 30%; } td.d { white-space: nowrap; } p, td { overflow-wrap: anywhere; }
.s { color: #333; font-size: .85em; } article { break-inside: avoid; margin: 0 0 1rem; }
@media (max-width: 40rem) { table { display: block; overflow-x: auto; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
";

/// Writes a page with its title above what is on it.
pub(super) fn sheet(title: &str, body: &Markup) -> Vec<u8> {
    let markup = page! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (title) }
                (body)
            }
        }
    };
    markup.into_string().into_bytes()
}

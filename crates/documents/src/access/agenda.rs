//! An agenda as a page that prints: what is open, with room to write down what was said.

use super::sheet::sheet;
use maud::{Markup, html as page};
use movement::access::{Access, Agenda, Day};

/// Writes the page. `with` is the name of the party met, where it is one.
pub fn agenda_html(operation: &str, access: &Access, agenda: &Agenda<'_>, with: Option<&str>, today: Day) -> Vec<u8> {
    let body = page! {
        p { "What is open on " (today) @if let Some(with) = with { ", with " (with) } ". No name of a person belongs on this sheet." }
        @if agenda.is_empty() { p { "Nothing is open." } }
        (requests(access, agenda))
        (agreements(agenda))
        (shut(access, agenda))
    };
    sheet(&format!("Agenda: {operation}"), &body)
}

fn requests(access: &Access, agenda: &Agenda<'_>) -> Markup {
    page! {
        @if !agenda.requests.is_empty() {
            h2 { "Requests without an answer" }
            table {
                thead { tr { th { "Sent" } th { "What, and by whom" } th { "Asked of" } th { "Where it stands" } th.w { "What was said" } } }
                tbody {
                    @for open in &agenda.requests {
                        tr {
                            td.d { (open.asks.on) }
                            td { (open.asks.topic) ", asked for by " (access.name_of(&open.asks.from)) ": " q { (open.asks.about) } " " span.s { (open.label) } }
                            td { (access.name_of(open.party)) } td { (open.reply) } td {}
                        }
                    }
                }
            }
        }
    }
}

fn agreements(agenda: &Agenda<'_>) -> Markup {
    page! {
        @if !agenda.agreements.is_empty() {
            h2 { "Agreements" }
            table {
                thead { tr { th { "Agreement" } th { "Where it stands" } th { "Clauses it does not have" } th.w { "What was said" } } }
                tbody {
                    @for open in &agenda.agreements {
                        tr {
                            td { (open.label) } td { (open.state) }
                            td { @for (at, kind) in open.missing.iter().enumerate() { @if at > 0 { "; " } (kind) } }
                            td {}
                        }
                    }
                }
            }
        }
    }
}

fn shut(access: &Access, agenda: &Agenda<'_>) -> Markup {
    page! {
        @if !agenda.windows.is_empty() {
            h2 { "Windows" }
            table {
                thead { tr { th { "Window" } th { "Where it stands" } th.w { "What was said" } } }
                tbody { @for (label, state) in &agenda.windows { tr { td { (label) } td { (state) } td {} } } }
            }
        }
        @if !agenda.events.is_empty() {
            h2 { "What stands in the way" }
            table {
                thead { tr { th { "Since" } th { "What, where, as told by whom" } th.w { "What was said" } } }
                tbody {
                    @for (label, event) in &agenda.events {
                        tr { td.d { (event.from) } td { (event.kind) ", " (event.place) ", as " (access.name_of(&event.told_by)) " tells it " span.s { (label) } } td {} }
                    }
                }
            }
        }
    }
}

//! The record of access as a page that prints: a time line of requests and answers, silences with their deadlines, days lost, accounts side by
//! side in the same room, and what rests on one source. Who is right is on no line of it.

use super::people_in_words;
use super::sheet::sheet;
use maud::{Markup, html as page};
use movement::access::{Access, Account, EventLine, LONGEST_TEXT, Label, Reply, Report, RequestLine, Sum};
use movement::ledger::Timestamp;

/// Writes the page. `operation` is the name of the operation, `now` the time for which agreements and windows are told.
pub fn html(operation: &str, access: &Access, report: &Report<'_>, now: Timestamp) -> Vec<u8> {
    let body = page! {
        p { "As recorded until " (report.today) ". Every line says who told it; the record says of nobody that it is right." }
        (figures(report))
        (requests(access, report))
        (events(access, report))
        (told(access, report))
        (agreements(access, now))
        (one_source(report))
    };
    sheet(&format!("Access report: {operation}"), &body)
}

fn figures(report: &Report<'_>) -> Markup {
    let asked: usize = report.requests.iter().map(|line| line.asked.len()).sum();
    let silent = report
        .requests
        .iter()
        .flat_map(|line| &line.asked)
        .filter(|asked| asked.waited.is_some())
        .count();
    page! {
        h2 { "In figures" }
        table {
            tbody {
                tr { th { "Requests, and how many were asked in them" } td.n { (report.requests.len()) " / " (asked) } }
                tr { th { "Of those asked, without a reply by the last deadline, or with a late one" } td.n { (silent) } }
                tr { th { "Days on which somebody waited for a reply that came late or not at all" } td.n { (report.days_waited) } }
                tr { th { "Days on which something stood in the way" } td.n { (report.all.days) } }
                tr { th { "Days lost to either, each day once" } td.n { (report.days_lost) } }
                tr { th { "People affected" } td.n { (people(&report.all)) } }
            }
        }
        @if !report.by_kind.is_empty() {
            table {
                thead { tr { th { "What stood in the way" } th { "Events" } th { "Days" } th { "People" } } }
                tbody {
                    @for (kind, sum) in &report.by_kind {
                        tr { td { (kind) } td.n { (sum.events) } td.n { (sum.days) } td.n { (people(sum)) } }
                    }
                }
            }
            p.s { "Kinds as OCHA's access framework lists them. People are a range: at least those of the largest event, at most all, were they all different." }
        }
    }
}

fn people(sum: &Sum) -> String {
    match (sum.people_at_least, sum.people_at_most) {
        (Some(least), Some(most)) if least < most => {
            format!("{} to {}", people_in_words(least), people_in_words(most))
        }
        (Some(least), _) => people_in_words(least),
        _ => "not told".to_owned(),
    }
}

fn requests(access: &Access, report: &Report<'_>) -> Markup {
    page! {
        h2 { "Requests and answers" }
        @if report.requests.is_empty() { p { "None is recorded." } }
        @for line in &report.requests { (request(access, report, line)) }
    }
}

fn request(access: &Access, report: &Report<'_>, line: &RequestLine<'_>) -> Markup {
    let asks = line.asks;
    page! {
        article {
            h3 { (asks.on) ": " (asks.topic) ", asked for by " (access.name_of(&asks.from)) }
            p {
                q { (asks.about) }
                @if let Some(wanted) = asks.wanted { " For " (wanted) "." }
                @if let Some(people) = asks.people { " About " (people_in_words(people)) " people." }
                @if !asks.steps.is_empty() {
                    " To be answered by "
                    @for (at, due) in asks.deadlines().iter().enumerate() { @if at > 0 { ", then " } (due) }
                    "."
                }
                " " span.s { (line.label) ". Source: " (asks.source) }
            }
            table {
                thead { tr { th { "Asked" } th { "What came" } th { "Days waited in vain" } } }
                tbody {
                    @for asked in &line.asked {
                        tr {
                            td { (access.name_of(&asked.party)) }
                            td {
                                (asked.reply)
                                @if let Reply::Answered { answers, .. } = &asked.reply {
                                    @for answer in answers { " " span.s { "Source: " (answer.source) } }
                                }
                            }
                            td.n { @if let Some(span) = asked.waited { (span.days(report.today)) } @else { "0" } }
                        }
                    }
                }
            }
            (accounts(access, &line.accounts))
        }
    }
}

fn events(access: &Access, report: &Report<'_>) -> Markup {
    page! {
        h2 { "What stood in the way" }
        @if report.events.is_empty() { p { "Nothing is recorded." } }
        @for line in &report.events { (event(access, report, line)) }
    }
}

fn event(access: &Access, report: &Report<'_>, line: &EventLine<'_>) -> Markup {
    page! {
        article {
            @for told in &line.told {
                h3 { (told.from) ": " (told.kind) ", " (told.place) }
                p {
                    "Told by " (access.name_of(&told.told_by)) ". "
                    @match told.until { Some(until) => { "Over on " (until) }, None => { "Not over" } }
                    ", " (told.span().days(report.today)) " days. "
                    @match told.people { Some(people) => { (people_in_words(people)) " people affected. " }, None => { "How many people it affected is not told. " } }
                    @if let Some(request) = &told.request { "It befell request " (request) ". " }
                    span.s { (line.label) ". Source: " (told.source) }
                }
            }
            (accounts(access, &line.accounts))
        }
    }
}

/// Figures as they were told. No sum: some are running totals, and some contradict each other.
fn told(access: &Access, report: &Report<'_>) -> Markup {
    page! {
        @if !report.figures.is_empty() {
            h2 { "Figures, as they were told" }
            p { "None is added to another: some count what others count too, and some contradict each other." }
            table {
                thead { tr { th { "Day" } th { "What" } th { "People" } th { "Where" } th { "Told by" } th { "Source" } } }
                tbody {
                    @for (_, figure) in &report.figures {
                        tr {
                            td.d { (figure.on) } td { (figure.counted) } td.n { (figure.precision) " " (people_in_words(figure.people)) }
                            td { (figure.place) } td { (access.name_of(&figure.told_by)) } td.s { (figure.source) }
                        }
                    }
                }
            }
        }
    }
}

/// Accounts side by side, each in the same room.
fn accounts(access: &Access, accounts: &[(&Label, &Account)]) -> Markup {
    page! {
        @if !accounts.is_empty() {
            div.accounts {
                @for (party, account) in accounts {
                    section {
                        h4 { "As " (access.name_of(party)) " tells it" }
                        p dir="auto" { (cut(&account.words)) }
                        p.s { "Source: " (account.source) }
                    }
                }
            }
        }
    }
}

/// Every account has the same room; what another program wrote longer is cut, and says so.
fn cut(words: &str) -> String {
    match words.char_indices().nth(LONGEST_TEXT) {
        None => words.to_owned(),
        Some((at, _)) => format!("{} [cut at {LONGEST_TEXT} characters]", &words[..at]),
    }
}

fn agreements(access: &Access, now: Timestamp) -> Markup {
    page! {
        @if !access.agreements.is_empty() {
            h2 { "Agreements and windows" }
            table {
                thead { tr { th { "Agreement" } th { "Where it stands" } th { "Clauses of the list that it does not have" } } }
                tbody {
                    @for (label, agreement) in &access.agreements {
                        tr {
                            td { @if let Some((_, draft)) = agreement.draft() { (draft.title) " " } span.s { (label) } }
                            td { (agreement.state(now)) }
                            td {
                                @if let Some((_, draft)) = agreement.draft() {
                                    @for (at, kind) in draft.missing().iter().enumerate() { @if at > 0 { "; " } (kind) }
                                }
                            }
                        }
                    }
                }
            }
            @if !access.windows.is_empty() {
                table {
                    thead { tr { th { "Window" } th { "Corridor" } th { "Where it stands" } } }
                    tbody {
                        @for (label, window) in &access.windows {
                            tr {
                                td { (label) }
                                td { @if let Some(terms) = window.terms() { (terms.corridor) } }
                                td { (window.state(access, now)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What rests on one source only.
fn one_source(report: &Report<'_>) -> Markup {
    let requests = report
        .requests
        .iter()
        .filter(|line| line.sources.len() == 1)
        .map(|line| (line.label, &line.sources));
    let events = report
        .events
        .iter()
        .filter(|line| line.sources.len() == 1)
        .map(|line| (line.label, &line.sources));
    let mut single: Vec<_> = requests.chain(events).collect();
    single.sort();
    page! {
        h2 { "What rests on one source" }
        @if single.is_empty() { p { "Nothing: everything above has two sources or more." } }
        @else {
            ul { @for (label, sources) in &single { li { (label) ": " @for source in sources.iter() { (source) } } } }
        }
    }
}

//! web, sync client: carries messages to a device that listens, and its answers back.

use crate::sync_server::{SCHEME, TICKET, bytes, hex};
use actions::ledger::LONGEST_BODY;
use std::io::{self, Read};
use std::time::Duration;
use ureq::Agent;
use ureq::http::StatusCode;

/// How long it may take until somebody is there.
const REACH: Duration = Duration::from_secs(15);

/// How long it may take until an answer begins.
const BEGIN: Duration = Duration::from_secs(300);

/// How long the longest message may take: 8 MiB at 40 kbit/s.
const MESSAGE: Duration = Duration::from_secs(1_800);

/// A greeting is shorter than this, in bytes.
const GREETING: u64 = 1_024;

/// Somebody who listens.
pub struct Line {
    agent: Agent,
    address: String,
}

/// An answer, as far as it came.
#[derive(Debug)]
pub struct Answer {
    /// Its ticket.
    pub ticket: Vec<u8>,
    /// Its body: short where the line broke.
    pub body: Vec<u8>,
}

/// What became of a message.
#[derive(Debug)]
pub enum Sent {
    /// It was answered.
    Answered(Answer),
    /// The device that sent it is not let in.
    NotLetIn,
    /// Those who listen keep another ledger.
    OtherLedger,
}

impl Line {
    /// Takes the address of one who listens, e.g. `http://10.0.0.1:8118`.
    pub fn to(address: &str) -> Self {
        let settings = Agent::config_builder()
            .timeout_connect(Some(REACH))
            .timeout_send_body(Some(MESSAGE))
            .timeout_recv_response(Some(BEGIN))
            .timeout_recv_body(Some(MESSAGE))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None);
        Self {
            agent: settings.build().into(),
            address: address.to_owned(),
        }
    }

    /// Asks for a greeting.
    ///
    /// # Errors
    /// Nobody is there.
    pub fn greeting(&self) -> io::Result<Vec<u8>> {
        let response = self
            .agent
            .get(&self.address)
            .call()
            .map_err(|error| self.failed(&error))?;
        Ok(so_far(response.into_body().into_reader(), GREETING))
    }

    /// Sends a message, and hears what became of it.
    ///
    /// # Errors
    /// The line broke before an answer began.
    pub fn send(&self, ticket: &[u8], body: &[u8]) -> io::Result<Sent> {
        let request = self.agent.post(&self.address);
        let request = request.header("authorization", format!("{SCHEME}{}", hex(ticket)));
        let response = request.send(body).map_err(|error| self.failed(&error))?;
        match response.status() {
            StatusCode::FORBIDDEN => return Ok(Sent::NotLetIn),
            StatusCode::CONFLICT => return Ok(Sent::OtherLedger),
            _ => {}
        }
        let ticket = response
            .headers()
            .get(TICKET)
            .and_then(|ticket| bytes(ticket.to_str().ok()?));
        let Some(ticket) = ticket else {
            let status = response.status();
            return Err(self.failed(&format!("it answers {status}")));
        };
        let body = so_far(response.into_body().into_reader(), LONGEST_BODY as u64);
        Ok(Sent::Answered(Answer { ticket, body }))
    }

    fn failed(&self, cause: &impl std::fmt::Display) -> io::Error {
        let address = &self.address;
        io::Error::other(format!(
            "{address}: {cause} -> try again when the line is back: what came is here, and nothing is sent twice"
        ))
    }
}

/// Reads what comes until it ends or breaks off.
fn so_far(from: impl Read, most: u64) -> Vec<u8> {
    let mut all = Vec::new();
    // What came before it broke off is in `all`; whoever reads it knows whether it is whole.
    drop(from.take(most).read_to_end(&mut all));
    all
}

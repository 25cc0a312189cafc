//! web, sync server: carries messages of devices in touch to whoever answers, one at a time. It reads nothing of a message before the device that
//! sends it was let in, and never holds more than a few.

use actions::ledger::{LONGEST_BODY, LONGEST_TICKET, LetIn};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_LENGTH, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::time::timeout;

/// The word before a ticket in the header of a message.
pub const SCHEME: &str = "Corridor ";

/// The header with the ticket of an answer.
pub const TICKET: &str = "corridor-ticket";

/// Connections at a time; more wait.
const CONNECTIONS: usize = 64;

/// Bodies in memory at a time; more wait.
const BODIES: usize = 4;

/// How long a connection may take to say what it wants.
const HEAD: Duration = Duration::from_secs(10);

/// How long a body may be silent.
const SILENCE: Duration = Duration::from_secs(30);

/// What is to be answered.
pub enum Call {
    /// Somebody asks for a greeting.
    Greet(oneshot::Sender<Vec<u8>>),
    /// Somebody shows a ticket.
    LetIn(Vec<u8>, oneshot::Sender<Option<LetIn>>),
    /// A device that was let in sent a message: its body, as far as it came. Answered by a ticket and a body.
    Message(LetIn, Vec<u8>, oneshot::Sender<Answered>),
}

/// The ticket and the body of an answer, or why there is none.
pub type Answered = Result<(Vec<u8>, Vec<u8>), Unanswered>;

/// Why a device that was let in gets no answer. It is told which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// What it sent was made by another device.
    NotItsOwn,
    /// Its facts are of another ledger.
    OtherLedger,
    /// It cannot be done here and now.
    Failed,
}

struct Shared {
    calls: mpsc::Sender<Call>,
    bodies: Semaphore,
}

/// Listens until Ctrl-C, and blocks meanwhile. Port 0 takes any free port; `bound` is told the address.
///
/// # Errors
/// The address is taken or not this computer's, or no runtime can be started.
pub fn listen(at: SocketAddr, calls: mpsc::Sender<Call>, bound: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(at).await?;
        bound(listener.local_addr()?);
        tokio::select! {
            () = accept(listener, calls) => Ok(()),
            // Without a signal handler the program simply ends by the signal itself.
            Ok(()) = tokio::signal::ctrl_c() => Ok(()),
        }
    })
}

async fn accept(listener: TcpListener, calls: mpsc::Sender<Call>) {
    let shared = Arc::new(Shared {
        calls,
        bodies: Semaphore::new(BODIES),
    });
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, most likely: wait until some are closed.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(|request| answered(Arc::clone(&shared), request));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(16 * 1024)
                .serve_connection(TokioIo::new(stream), service);
            // A connection that breaks is the other side's affair.
            drop(connection.await);
            drop(place);
        });
    }
}

/// Goes on when the connection breaks: what came until then is taken in.
async fn answered(shared: Arc<Shared>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let task = tokio::spawn(async move { answer(&shared, request).await });
    let answer = task.await.ok().flatten();
    Ok(answer.unwrap_or_else(|| plain(StatusCode::SERVICE_UNAVAILABLE, "Try again later.\n")))
}

/// None where nobody answers any more.
async fn answer(shared: &Shared, request: Request<Incoming>) -> Option<Response<Full<Bytes>>> {
    match *request.method() {
        Method::GET => {
            let (tell, told) = oneshot::channel();
            shared.calls.send(Call::Greet(tell)).await.ok()?;
            Some(response(StatusCode::OK, told.await.ok()?))
        }
        Method::POST => message(shared, request).await,
        _ => Some(plain(StatusCode::METHOD_NOT_ALLOWED, "corridor sync speaks here.\n")),
    }
}

async fn message(shared: &Shared, request: Request<Incoming>) -> Option<Response<Full<Bytes>>> {
    let turned = || plain(StatusCode::FORBIDDEN, "Not let in.\n");
    let Some(ticket) = ticket(&request) else {
        return Some(turned());
    };
    let (tell, told) = oneshot::channel();
    shared.calls.send(Call::LetIn(ticket, tell)).await.ok()?;
    let Some(let_in) = told.await.ok()? else {
        return Some(turned());
    };
    let length = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok());
    if length
        .and_then(|length| length.parse::<usize>().ok())
        .is_some_and(|length| length > LONGEST_BODY)
    {
        return Some(plain(StatusCode::PAYLOAD_TOO_LARGE, "Longer than any message.\n"));
    }
    let place = shared.bodies.acquire().await.ok()?;
    let body = so_far(request.into_body()).await;
    let (tell, told) = oneshot::channel();
    shared.calls.send(Call::Message(let_in, body, tell)).await.ok()?;
    let answered = told.await.ok()?;
    drop(place);
    Some(match answered {
        Err(Unanswered::NotItsOwn) => turned(),
        Err(Unanswered::OtherLedger) => plain(StatusCode::CONFLICT, "Of another ledger.\n"),
        Err(Unanswered::Failed) => plain(StatusCode::INTERNAL_SERVER_ERROR, "Not answered.\n"),
        Ok((ticket, body)) => {
            let mut response = response(StatusCode::OK, body);
            if let Ok(ticket) = HeaderValue::from_str(&hex(&ticket)) {
                response.headers_mut().insert(TICKET, ticket);
            }
            response
        }
    })
}

/// Reads a body until it ends, breaks off, falls silent, or is longer than any message.
async fn so_far(mut body: Incoming) -> Vec<u8> {
    let mut all = Vec::new();
    while let Ok(Some(Ok(frame))) = timeout(SILENCE, body.frame()).await {
        let data = frame.into_data().unwrap_or_default();
        if all.len() + data.len() > LONGEST_BODY {
            break;
        }
        all.extend_from_slice(&data);
    }
    all
}

fn ticket(request: &Request<Incoming>) -> Option<Vec<u8>> {
    let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    bytes(header.strip_prefix(SCHEME)?)
}

/// Writes bytes as they go into a header.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads bytes of a header; none where it holds none, or too many.
pub fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    if digits.len() > 2 * LONGEST_TICKET || !digits.len().is_multiple_of(2) {
        return None;
    }
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks(2).map(pair).collect()
}

fn plain(status: StatusCode, words: &'static str) -> Response<Full<Bytes>> {
    response(status, words.as_bytes().to_vec())
}

fn response(status: StatusCode, body: Vec<u8>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

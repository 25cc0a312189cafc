//! web, server: shows one output folder to the browser on this computer, and to nobody else.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::routing::get;
use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;

/// The files that a plan's folder may hold, with their content types; nothing else is served.
pub const FILES: [(&str, &str); 6] = [
    ("plan.html", "text/html; charset=utf-8"),
    ("plan.json", "application/json"),
    ("timetable.csv", "text/csv; charset=utf-8"),
    ("luggage.csv", "text/csv; charset=utf-8"),
    ("manifest.csv", "text/csv; charset=utf-8"),
    ("waiting.csv", "text/csv; charset=utf-8"),
];

/// The page at the address without a path.
const FRONT: &str = "plan.html";

/// Serves the folder on 127.0.0.1 until `stop` resolves. Port 0 takes any free port; `bound` is told the address.
///
/// # Errors
/// The port is taken, or the connection broke in a way that ends the server.
pub async fn serve(
    folder: PathBuf,
    port: u16,
    bound: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    bound(listener.local_addr()?);
    axum::serve(listener, router(folder)).with_graceful_shutdown(stop).await
}

/// Serves the folder until Ctrl-C, and blocks meanwhile.
///
/// # Errors
/// As [`serve`], and when no runtime can be started.
pub fn serve_folder(folder: PathBuf, port: u16, bound: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(serve(folder, port, bound, async {
        // Without a signal handler the program simply ends by the signal itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }))
}

fn router(folder: PathBuf) -> Router {
    Router::new()
        .route("/", get(front))
        .route("/{file}", get(file))
        .layer(from_fn(only_this_computer))
        .with_state(Arc::new(folder))
}

async fn front(folder: State<Arc<PathBuf>>) -> Response<Body> {
    file(folder, Path(FRONT.to_owned())).await
}

/// A name is looked up in the list, never joined to the folder as it came: there is no way out of the folder.
async fn file(State(folder): State<Arc<PathBuf>>, Path(wanted): Path<String>) -> Response<Body> {
    let Some((name, kind)) = FILES.iter().find(|(name, _)| *name == wanted) else {
        return plain(
            StatusCode::NOT_FOUND,
            "This folder shows only the files of a plan; open / for its page.\n",
        );
    };
    match tokio::fs::read(folder.join(name)).await {
        Ok(bytes) => answer(StatusCode::OK, kind, Body::from(bytes)),
        Err(_) => plain(
            StatusCode::NOT_FOUND,
            "The folder has no such file yet; run the plan again.\n",
        ),
    }
}

/// Refuses requests that came under another name: a page elsewhere could point its own name at this computer.
async fn only_this_computer(headers: HeaderMap, request: axum::extract::Request, next: Next) -> Response<Body> {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if !matches!(name, "127.0.0.1" | "localhost") {
        return plain(StatusCode::FORBIDDEN, "Open this page as 127.0.0.1 or localhost.\n");
    }
    next.run(request).await
}

fn plain(status: StatusCode, words: &'static str) -> Response<Body> {
    answer(status, "text/plain; charset=utf-8", Body::from(words))
}

fn answer(status: StatusCode, kind: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::sync::mpsc;
    use std::thread;
    use tokio::sync::oneshot;

    /// Serves a folder of two files while `ask` runs; returns whether the server ended by itself when told to.
    fn with_server(name: &str, ask: impl FnOnce(SocketAddr)) -> bool {
        let folder = std::env::temp_dir().join(format!("corridor-serve-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("plan.html"), "<!doctype html>a plan").unwrap();
        fs::write(folder.join("secret.txt"), "not for the browser").unwrap();
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let served = folder.clone();
        let server = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(serve(served, 0, |at| tell.send(at).unwrap(), async {
                let _ = stopped.await;
            }))
        });
        ask(told.recv().unwrap());
        stop.send(()).unwrap();
        let ended = server.join().unwrap().is_ok();
        fs::remove_dir_all(folder).unwrap();
        ended
    }

    fn ask(at: SocketAddr, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(at).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn the_page_is_served_on_this_computer_only() {
        let ended = with_server("page", |at| {
            assert!(at.ip().is_loopback() && at.port() != 0);
            for path in ["/", "/plan.html"] {
                let answer = ask(at, path, &format!("127.0.0.1:{}", at.port()));
                assert!(
                    answer.starts_with("HTTP/1.1 200") && answer.ends_with("a plan"),
                    "{answer}"
                );
                for header in [
                    "content-type: text/html; charset=utf-8",
                    "x-content-type-options: nosniff",
                ] {
                    assert!(answer.contains(header), "{answer}");
                }
            }
        });
        assert!(ended);
    }

    #[test]
    fn nothing_but_the_known_files_leaves_the_folder() {
        with_server("known", |at| {
            for path in [
                "/secret.txt",
                "/plan.json",
                "/../secret.txt",
                "/..%2Fsecret.txt",
                "/%2e%2e/plan.html",
                "//etc/passwd",
                "/plan.html%00",
                "/a/b",
            ] {
                let answer = ask(at, path, "localhost");
                assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
            }
        });
    }

    #[test]
    fn a_request_under_another_name_is_refused() {
        with_server("name", |at| {
            for host in ["evil.example", "127.0.0.1.evil.example:80", ""] {
                let answer = ask(at, "/", host);
                assert!(answer.starts_with("HTTP/1.1 403"), "{host}: {answer}");
            }
        });
    }

    #[test]
    fn a_taken_port_is_an_error_and_no_panic() {
        with_server("port", |at| {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            let second = serve(PathBuf::from("."), at.port(), |_| (), async {});
            assert!(runtime.block_on(second).is_err());
        });
    }
}

//! The server: files from memory, events for browsers.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use crate::base::path::Url;
use crate::base::text::decoded;
use crate::serve::live::Live;
use crate::serve::reload::{SCRIPT, SCRIPT_URL, with_script};

/// The page where there is none yet: its script tells why, and loads what comes.
const EMPTY: &[u8] = b"<!doctype html><title>guong</title><body></body>";

/// What browsers are told after each build, as JSON.
pub type News = Receiver<String>;

#[derive(Clone)]
struct Shared {
    live: Arc<Live>,
    news: News,
}

/// Serves until the process ends. `ready` is told the address that was opened.
pub async fn serve(live: Arc<Live>, news: News, port: u16, ready: impl FnOnce(SocketAddr)) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    ready(listener.local_addr()?);
    let app = Router::new()
        .route("/_guong/events", get(events))
        .route(SCRIPT_URL, get(|| async { ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT) }))
        .fallback(get(file))
        .with_state(Shared { live, news });
    axum::serve(listener, app).await
}

async fn events(State(shared): State<Shared>) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let stream = WatchStream::new(shared.news).map(|news| Ok(Event::default().data(news)));
    Sse::new(stream).keep_alive(KeepAlive::default())
}

async fn file(State(shared): State<Shared>, uri: Uri) -> Response {
    let answer = tokio::task::spawn_blocking(move || answer(&shared.live, uri.path())).await;
    answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn answer(live: &Live, path: &str) -> Response {
    let shown = live.shown();
    let base = shown.base.trim_end_matches('/');
    let Some(path) = path.strip_prefix(base).filter(|p| p.starts_with('/')) else {
        return (StatusCode::FOUND, [(header::LOCATION, shown.base.clone())]).into_response();
    };
    let url = Url::new(&decoded(path));
    let missing = Url::new("/404.html");
    let (status, name, bytes) = if let Some(bytes) = live.read(&url) {
        (StatusCode::OK, url.file(), bytes)
    } else if let Some(bytes) = live.kept_back(&url) {
        (StatusCode::OK, url.file(), bytes)
    } else if !path.ends_with('/') && live.knows(&url.below("/")) {
        return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, format!("{base}{path}/"))]).into_response();
    } else {
        (StatusCode::NOT_FOUND, missing.file(), live.read(&missing).unwrap_or_else(|| EMPTY.to_vec()))
    };
    let kind = media_type(name.as_str());
    let bytes = if kind.starts_with("text/html") { with_script(&bytes) } else { bytes };
    (status, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], Body::from(bytes)).into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "wav" => "audio/wav",
        "ogg" | "oga" => "audio/ogg",
        "m4a" => "audio/mp4",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

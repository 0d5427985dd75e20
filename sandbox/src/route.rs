//! Which part answers a request.

use std::sync::Arc;
use std::time::Instant;

use hyper::body::Incoming;
use hyper::{Method, Request, StatusCode};

use crate::app::App;
use crate::control;
use crate::exchange::{self, Takeover};
use crate::files;
use crate::gateway;
use crate::origin;
use crate::reply::{self, Reply};
use crate::secrets::{Secrets, escaped};

pub(crate) async fn route(app: Arc<App>, request: Request<Incoming>, takeover: Takeover) -> Reply {
    let begun = Instant::now();
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let answer = if !origin::is_for_loopback(&head) {
        reply::complaint(StatusCode::MISDIRECTED_REQUEST, "the Host is none of this machine's")
    } else if path.starts_with("/v2/") {
        exchange::serve(Arc::clone(&app), &head, body, &takeover).await
    } else if path.starts_with("/sandbox/") {
        control::serve(&app, &head, body).await
    } else if matches!(head.method, Method::GET | Method::HEAD) {
        files::serve(app.root(), path, &head.headers)
    } else {
        gateway::api_not_found(&head.method, path)
    };
    let (status, time) = (answer.status().as_u16(), begun.elapsed().as_millis());
    let path = escaped(&Secrets::of(&head.headers).masked_in(path));
    app.log(format_args!("{} {path} {status} {time} ms", head.method));
    answer
}

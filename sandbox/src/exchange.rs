//! One request to `/v2/`: written down, faulted if asked for, handled, answered.

use std::sync::Arc;

use hyper::StatusCode;
use hyper::body::Incoming;
use hyper::http::request::Parts;
use tokio::sync::mpsc;
use tokio::time::sleep;

use crate::app::App;
use crate::cors;
use crate::fault::Fault;
use crate::gateway::{self, REQUEST_ID};
use crate::inbound::{Inbound, read_body};
use crate::journal::Outcome;
use crate::reply::{self, Reply};
use crate::secrets::{Secrets, escaped};
use crate::service;
use crate::tokens;
use crate::wire::Script;

/// Where a script goes that is to be played instead of an answer.
pub(crate) type Takeover = mpsc::Sender<Script>;

pub(crate) async fn serve(
    app: Arc<App>,
    head: &Parts,
    body: Incoming,
    takeover: &Takeover,
) -> Reply {
    let exchange = Exchange::begin(app, head);
    if cors::is_preflight(&head.method, &head.headers) {
        return exchange.answer_preflight(head).await;
    }
    match exchange.fault(head) {
        Ok(fault) => exchange.answer(head, body, &fault, takeover).await,
        Err(complaint) => {
            let mut answer = reply::complaint(StatusCode::BAD_REQUEST, &complaint);
            exchange.seal(head, &mut answer);
            answer
        }
    }
}

/// A request while it is in hand. When hyper finds the client gone it drops the future that holds
/// this, and that is written down too.
struct Exchange {
    app: Arc<App>,
    request_id: String,
}

impl Exchange {
    fn begin(app: Arc<App>, head: &Parts) -> Self {
        let request_id = app.next_request_id();
        app.state().journal.open(&request_id, head);
        Self { app, request_id }
    }

    async fn answer_preflight(self, head: &Parts) -> Reply {
        let path = head.uri.path();
        let fault = self.app.state().faults.take_for_preflight(path).unwrap_or_default();
        self.note_fault(&fault);
        sleep(fault.preflight_delay()).await;
        let mut answer = if service::exists(path) {
            cors::preflight(&head.headers)
        } else {
            gateway::api_not_found(&head.method, path)
        };
        self.seal(head, &mut answer);
        fault.reshape_preflight(&mut answer);
        self.note_status(&answer);
        answer
    }

    /// A fault in the request's own header comes before one of the queue.
    fn fault(&self, head: &Parts) -> Result<Fault, String> {
        let requested = Fault::from_headers(&head.headers)?;
        let token = tokens::bearer(&head.headers);
        let queued = || self.app.state().faults.take(head.uri.path(), token);
        let fault = requested.or_else(queued).unwrap_or_default();
        self.note_fault(&fault);
        Ok(fault)
    }

    async fn answer(
        self,
        head: &Parts,
        body: Incoming,
        fault: &Fault,
        takeover: &Takeover,
    ) -> Reply {
        let body = self.receive(body, fault).await;
        let truth = self.serve(head, &body, fault);
        let mut answer = fault.reshape(truth);
        self.seal(head, &mut answer);
        fault.reshape_cors(&mut answer);
        sleep(fault.delay()).await;
        self.note_status(&answer);
        let Some(script) = fault.script(&answer) else { return answer };
        self.note_outcome(Outcome::Misbehaved);
        let path = escaped(&Secrets::of(&head.headers).masked_in(head.uri.path()));
        self.app.log(format_args!("{} {path} misbehaves", head.method));
        play_instead(script, takeover).await
    }

    async fn receive(&self, body: Incoming, fault: &Fault) -> Inbound {
        if fault.is_early() {
            return Inbound::Whole(bytes::Bytes::new());
        }
        let body = read_body(body, service::BODY_MAX_BYTES).await;
        if let Inbound::Whole(bytes) = &body {
            self.app.state().journal.note(&self.request_id, |entry| entry.body_arrived(bytes));
        }
        body
    }

    /// What the service says. An update takes place before any delay: a slow answer, or one that is
    /// lost, leaves the client not knowing.
    fn serve(&self, head: &Parts, body: &Inbound, fault: &Fault) -> Reply {
        let mut state = self.app.state();
        let answer = service::answer(&state, head, body);
        if let Some(user) = answer.stores.filter(|_| fault.applies()) {
            state.users.put(user);
            state.journal.note(&self.request_id, |entry| entry.applied = true);
        }
        answer.reply
    }

    /// What every answer carries.
    fn seal(&self, head: &Parts, answer: &mut Reply) {
        reply::set_text(answer.headers_mut(), REQUEST_ID, &self.request_id);
        cors::let_read(&head.headers, answer);
    }

    fn note_fault(&self, fault: &Fault) {
        if *fault != Fault::default() {
            let fault = serde_json::to_value(fault).ok();
            self.app.state().journal.note(&self.request_id, |entry| entry.fault = fault);
        }
    }

    /// Just before the answer goes out.
    fn note_status(&self, answer: &Reply) {
        let status = answer.status().as_u16();
        self.app.state().journal.note(&self.request_id, |entry| entry.status = Some(status));
        self.note_outcome(Outcome::Answered);
    }

    fn note_outcome(&self, outcome: Outcome) {
        self.app.state().journal.note(&self.request_id, |entry| entry.outcome = outcome);
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.app.state().journal.note(&self.request_id, |entry| {
            if entry.outcome == Outcome::Pending {
                entry.outcome = Outcome::ClientGone;
            }
        });
    }
}

/// Hands the script to the connection, which then takes the socket from hyper and drops this future.
async fn play_instead(script: Script, takeover: &Takeover) -> Reply {
    // The receiver lives as long as the connection, and so as long as this future.
    let _ = takeover.send(script).await;
    std::future::pending().await
}

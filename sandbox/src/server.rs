//! Connections: accepted, served by hyper, taken from it when an answer is to break HTTP, ended when
//! the program is.

use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::app::App;
use crate::args::Settings;
use crate::route::route;

/// What connections get to finish when the program ends.
const GRACE: Duration = Duration::from_secs(1);

/// Between attempts to accept while the system refuses, for want of descriptors say.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// A sandbox that listens and does not serve yet.
pub struct Server {
    listener: TcpListener,
    app: Arc<App>,
}

impl Server {
    /// Listens on the loopback interface: there is no reason for anyone else to call.
    ///
    /// # Errors
    /// The port is taken.
    pub async fn bind(settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let app = Arc::new(App::new(settings.root, url, settings.log));
        Ok(Self { listener, app })
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> &str {
        self.app.url()
    }

    /// Serves until `stop` comes true, then lets connections finish for a second.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let (stopping, stopped) = watch::channel(());
        let mut connections = JoinSet::new();
        tokio::pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => break,
                Some(_) = connections.join_next() => {}
                accepted = self.listener.accept() => match accepted {
                    Ok((socket, _)) => {
                        connections.spawn(serve(Arc::clone(&self.app), socket, stopped.clone()));
                    }
                    Err(_) => sleep(ACCEPT_PAUSE).await,
                },
            }
        }
        drop((self.listener, stopping));
        let all = async { while connections.join_next().await.is_some() {} };
        // What is still there after that is aborted with the set.
        let _ = timeout(GRACE, all).await;
    }
}

async fn serve(app: Arc<App>, socket: TcpStream, mut stopped: watch::Receiver<()>) {
    // Small pieces are to arrive as they are sent.
    let _ = socket.set_nodelay(true);
    let (takeover, mut scripts) = mpsc::channel(1);
    let service = service_fn(move |request| {
        let answer = route(Arc::clone(&app), request, takeover.clone());
        async { Ok::<_, Infallible>(answer.await.map(Full::new)) }
    });
    // One request per connection: a browser that meets a reset on a connection that has served before
    // repeats the request by itself, and a test would count one too many.
    let mut connection =
        http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(socket), service);
    tokio::select! {
        // A client that broke the connection is nobody's error here.
        _ = &mut connection => return,
        Some(script) = scripts.recv() => {
            let socket = connection.into_parts().io.into_inner();
            return script.play(socket).await;
        }
        _ = stopped.changed() => {}
    }
    std::pin::Pin::new(&mut connection).graceful_shutdown();
    let _ = connection.await;
}

//! The `sandbox` program: reads the command line, prints where it listens, serves until a signal ends
//! it.

use std::io::Write;
use std::process::ExitCode;

use sandbox::Server;
use sandbox::args::{self, Command, Settings};
use tokio::signal::unix::{SignalKind, signal};

/// For whatever keeps the program from starting: a bad command line, a port that is taken.
const CANNOT_START: u8 = 2;

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)) {
        Ok(Command::Help) => {
            println!("{}", args::USAGE);
            ExitCode::SUCCESS
        }
        Ok(Command::Serve(settings)) => start(settings),
        Err(complaint) => refuse(&format!("{complaint}\n{}", args::USAGE)),
    }
}

fn refuse(complaint: &str) -> ExitCode {
    eprintln!("sandbox: {complaint}");
    ExitCode::from(CANNOT_START)
}

fn start(settings: Settings) -> ExitCode {
    // One thread will do: every answer is a matter of milliseconds, and every wait is a timer.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(serve(settings)),
        Err(error) => refuse(&format!("cannot start: {error}")),
    }
}

async fn serve(settings: Settings) -> ExitCode {
    let port = settings.port;
    let server = match Server::bind(settings).await {
        Ok(server) => server,
        Err(error) => return refuse(&format!("cannot listen on 127.0.0.1:{port}: {error}")),
    };
    let (Ok(mut interrupt), Ok(mut terminate)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return refuse("cannot listen for signals");
    };
    announce(&server);
    server
        .run(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
        .await;
    ExitCode::SUCCESS
}

/// The one line that callers wait for. Whoever started us may have closed the pipe: then it is lost.
fn announce(server: &Server) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "sandbox listening on {}", server.url());
    let _ = out.flush();
}

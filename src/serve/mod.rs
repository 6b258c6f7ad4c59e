//! The same site, live, on this machine: it watches, rebuilds, and reloads the
//! browser. It never writes `public/`, and nothing below it knows of it.

pub mod live;
pub mod reload;
pub mod server;
pub mod stand;
pub mod watch;

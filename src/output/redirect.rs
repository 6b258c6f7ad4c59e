//! Rules for servers: where old addresses lead, what is gone, and the headers
//! that every page is to be sent with. The pages for servers without rules are
//! the theme's.

use crate::base::diagnostic::Sink;
use crate::base::path::OutputPath;
use crate::graph::site::Site;
use crate::plan::{Plan, Recipe};
use crate::view::frame::POLICY;

/// Plans `_redirects`, `_nginx.map` and `_headers`.
pub fn plan(site: &Site, plan: &mut Plan, sink: &mut Sink) {
    let mut redirects = String::new();
    let mut nginx = String::from("# map $uri $guong_target { include _nginx.map; }  (410: gone)\n");
    for (old, now) in &site.redirects {
        redirects.push_str(&format!("{} {} 301\n", site.href(old), site.href(now)));
        nginx.push_str(&format!("{} {};\n", quoted(&site.href(old)), quoted(&site.href(now))));
    }
    let mut gone: Vec<String> = site.tombstones.iter().map(|t| site.href(&t.url)).collect();
    gone.sort();
    for address in &gone {
        redirects.push_str(&format!("{address} {address} 410\n"));
        nginx.push_str(&format!("{} 410;\n", quoted(address)));
    }
    let headers = format!(
        "/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n"
    );
    for (name, text) in [("_redirects", redirects), ("_nginx.map", nginx), ("_headers", headers)] {
        plan.add(Recipe::ready("server-rules", OutputPath::new(name), text.into_bytes()), None, sink);
    }
}

fn quoted(address: &str) -> String {
    format!("\"{}\"", address.replace('\\', "\\\\").replace('"', "\\\""))
}

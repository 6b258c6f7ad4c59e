//! Texts compressed beside themselves, for servers that hand them out as they are; only where the site asks.

use crate::base::path::OutputPath;
use crate::craft::compressed::{Coding, compressed, is_text};
use crate::graph::site::Site;
use crate::plan::{Companion, Plan};

const BROTLI: Companion = Companion { suffix: ".br", make: |path, bytes| compressed(Coding::Brotli, kind(path), bytes) };
const GZIP: Companion = Companion { suffix: ".gz", make: |path, bytes| compressed(Coding::Gzip, kind(path), bytes) };

/// Plans them beside all that is planned.
pub fn plan(site: &Site, plan: &mut Plan<'_>) {
    for coding in &site.settings.precompress {
        let companion = match coding {
            Coding::Brotli => BROTLI,
            Coding::Gzip => GZIP,
        };
        plan.accompany(companion, |path| is_text(kind(path)));
    }
}

fn kind(path: &OutputPath) -> &str {
    path.as_str().rsplit_once('.').map_or("", |(_, kind)| kind)
}

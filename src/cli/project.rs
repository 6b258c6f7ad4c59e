//! Finds the project and the day that a command is for.

use std::env;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::base::date::{Moment, moment};
use crate::base::failure::Failure;
use crate::cli::words::Speech;
use crate::settings::site::Settings;

/// The project's folder: the one named, or the nearest above that has `site.yaml`.
pub fn root(named: Option<&Path>) -> Result<PathBuf, Failure> {
    let here = env::current_dir().map_err(Failure::machine(Path::new(".")))?;
    let start = named.map_or(here.clone(), |n| here.join(n));
    let absent = || Failure::Usage("no-site", start.display().to_string());
    if named.is_some() {
        return if start.is_dir() { Ok(start) } else { Err(absent()) };
    }
    start.ancestors().find(|f| f.join("site.yaml").is_file()).map(Path::to_owned).ok_or_else(absent)
}

/// The minute that an edition is judged by: `--as-of`, else the site's, else now.
pub fn now(as_of: Option<&str>, settings: &Settings) -> Result<DateTime, Failure> {
    let given = match as_of {
        Some(text) => Some(moment(text).ok_or_else(|| Failure::Usage("not-a-day", text.to_owned()))?),
        None => settings.as_of,
    };
    Ok(given.map(Moment::end).unwrap_or_else(|| {
        let now = jiff::Timestamp::now().to_zoned_datetime(settings.timezone.clone()).datetime();
        now.with().second(0).subsec_nanosecond(0).build().unwrap_or(now)
    }))
}

/// The language of messages: as named, else the locale's, else Vietnamese.
pub fn speech(named: Option<Speech>) -> Speech {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|k| env::var(k).ok()).find(|v| !v.is_empty());
    named.unwrap_or(match locale {
        Some(locale) if locale.starts_with("en") => Speech::En,
        _ => Speech::Vi,
    })
}

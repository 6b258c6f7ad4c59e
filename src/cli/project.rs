//! Finds the project and the day that a command is for.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::DateTime;

use crate::base::date::{Moment, moment};
use crate::base::diagnostic::Sink;
use crate::base::failure::Failure;
use crate::base::files::Files;
use crate::cli::words::Speech;
use crate::settings::site::{FILE, Settings};

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

/// The language that the arguments name, before they are read: help speaks it too.
pub fn named_speech() -> Option<Speech> {
    let arguments: Vec<String> = env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    let after = arguments.iter().position(|a| a == "--lang").and_then(|at| arguments.get(at + 1));
    let named = arguments.iter().find_map(|a| a.strip_prefix("--lang=")).or(after.map(String::as_str))?;
    Speech::from_str(named, true).ok()
}

/// The language of messages: as named, else the locale's, else the site's, else Vietnamese.
pub fn speech(named: Option<Speech>, folder: Option<&Path>) -> Speech {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|k| env::var(k).ok()).find(|v| !v.is_empty());
    let spoken = |code: &str| match code.get(..2) {
        Some("vi") => Some(Speech::Vi),
        Some("en") => Some(Speech::En),
        _ => None,
    };
    let of_site = || spoken(&site_language(folder)?);
    named.or(locale.as_deref().and_then(spoken)).or_else(of_site).unwrap_or(Speech::Vi)
}

/// The default language of the site that a command is for.
fn site_language(folder: Option<&Path>) -> Option<String> {
    let bytes = fs::read(root(folder).ok()?.join(FILE)).ok()?;
    let files = Files::memory([(FILE, bytes.as_slice())]);
    Settings::read(&files, &mut Sink::new()).map(|settings| settings.default_lang().to_string())
}

//! Files that are published as they are: the theme's own, and the site's `static/`.

use crate::base::diagnostic::{Place, Sink};
use crate::base::files::Files;
use crate::base::path::OutputPath;
use crate::craft::theme::Theme;
use crate::engine::store::Store;
use crate::output::attachment;
use crate::plan::{Plan, Recipe};

/// Plans them all.
pub fn plan((files, store): (&Files, &Store), theme: &Theme, plan: &mut Plan<'_>, sink: &mut Sink) {
    for (url, bytes) in &theme.files {
        plan.add(Recipe::ready("theme-file", url.file(), bytes.to_vec()), None, sink);
    }
    for file in files.under("static/") {
        let path = OutputPath::new(file.path.as_str().trim_start_matches("static/"));
        let place = Place::start(&file.path);
        attachment::copy(("static-file", path), (file, &place), store, (plan, sink));
    }
}

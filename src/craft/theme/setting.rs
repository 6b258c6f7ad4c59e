//! A theme's templates, set for all pages of one language.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, Value};

use crate::base::diagnostic::Diagnostic;
use crate::craft::theme::template::Templates;

/// So many pages are rendered sooner than the templates are settled: an edit makes no more.
const FEW: usize = 48;

/// Templates with what all pages of a language share.
pub struct Setting {
    templates: Arc<Templates>,
    shared: Context,
    rendered: AtomicUsize,
    settled: OnceLock<Templates>,
}

impl Setting {
    /// Templates with wordings and what stands around every page.
    pub(super) fn new(templates: Arc<Templates>, said: Value, frame: Value) -> Setting {
        let mut shared = Context::new();
        shared.insert_value("t", said);
        shared.insert_value("site", frame);
        Setting { templates, shared, rendered: AtomicUsize::new(0), settled: OnceLock::new() }
    }

    /// A template with a page's data.
    pub fn render(&self, template: &str, page: &impl Serialize) -> Result<Vec<u8>, Diagnostic> {
        let mut context = self.shared.clone();
        context.insert("page", page);
        let templates = if self.rendered.fetch_add(1, Ordering::Relaxed) < FEW {
            &*self.templates
        } else {
            self.settled.get_or_init(|| self.templates.settled(&self.shared))
        };
        templates.render(template, &context)
    }
}

//! What every check is given: the files, what was written in them, and the site
//! that came of it. A check reads this and tells a sink; it needs nothing else.

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::base::recall::Oblivion;
use crate::check::written::{self, Written};
use crate::graph::reported::Reported;
use crate::graph::site::Site;
use crate::model::catalog::{Catalog, Versions};
use crate::model::entity::Entity;
use crate::model::plan::promise::{Indicator, Plan};
use crate::source::load::load;
use crate::verdict::judgement::{Bench, Judged};

/// A check: a plain function.
pub type Check = fn(&Project<'_>, &mut Sink);

/// A project as checks see it.
pub struct Project<'a> {
    /// Its files.
    pub files: &'a Files,
    /// All that was written, also what the gate refuses or strips.
    pub catalog: Catalog,
    /// What readers see.
    pub site: &'a Site,
    /// The running text of every file, read once for all checks.
    pub texts: Vec<Written>,
}

impl<'a> Project<'a> {
    /// Reads a project. Its faults were told when the site was opened.
    pub fn read(files: &'a Files, site: &'a Site) -> Project<'a> {
        let catalog = load(files, &site.settings, &Oblivion, &mut Sink::new());
        Project { files, catalog, site, texts: written::all(files, &site.settings) }
    }

    /// Every part of the newest plan and of the one before it, judged; older years are history.
    pub fn judged(&self, mut told: impl FnMut(&Plan, &Indicator, &Judged<'_>)) {
        let day = self.site.edition.day();
        let reported = Reported::by(day, &self.site.figures.snapshots);
        let bench = Bench::of(self.site, &reported);
        for plan in self.site.figures.plans.range(..=day.year()).rev().take(2).map(|(_, plan)| plan) {
            for indicator in &plan.indicators {
                bench.indicator(plan, indicator).iter().for_each(|judged| told(plan, indicator, judged));
            }
        }
    }

    /// Every entry in every language, kept back or not.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.catalog.entries.values().flat_map(Versions::all)
    }

    /// The running text of one file.
    pub fn text(&self, path: &str) -> Option<&Written> {
        let at = self.texts.binary_search_by(|t| t.path.as_str().cmp(path)).ok()?;
        self.texts.get(at)
    }
}

//! Where an edition is put together while it is still being made: each file is
//! written as soon as it is there, so that a whole site never stands in memory.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use crate::base::failure::Failure;
use crate::base::lock::lock;
use crate::base::path::OutputPath;
use crate::publish::folder::{Release, Staged, Target};
use crate::publish::spare::Spare;
use crate::publish::survey::Survey;
use crate::publish::tree::{At, Content, Tree};
use crate::publish::within::Within;

/// A place for the files of the next edition of a target. Nothing is written before the first file that differs
/// from what stands there; dropped without being published, all of it is gone.
#[derive(Debug)]
pub struct Staging {
    target: Target,
    survey: Arc<Survey>,
    /// What it may begin with.
    spare: Option<Arc<Spare>>,
    /// Where files go: known after the first one, nowhere if no folder could be made.
    within: OnceLock<Option<Within>>,
    staged: Mutex<Option<Staged>>,
}

impl Staging {
    /// The place for the next edition of a target, of which `survey` was made; `spare` is what the last one left.
    pub fn of(target: &Target, survey: &Arc<Survey>, spare: Option<Arc<Spare>>) -> Staging {
        let spare = spare.filter(|_| survey.untouched);
        let (target, survey) = (target.clone(), Arc::clone(survey));
        Staging { target, survey, spare, within: OnceLock::new(), staged: Mutex::default() }
    }

    /// Puts a file where it belongs, and keeps no bytes of it. Where that fails it stays in memory: a full disk is
    /// met again, and told, when the edition is staged.
    pub fn put(&self, path: &OutputPath, content: Content) -> Content {
        let At::Memory(bytes) = &content.at else { return content };
        if self.survey.holds(path, &content) {
            return Content { at: At::Published, ..content };
        }
        let within = self.within.get_or_init(|| self.begin());
        let write = |within: &Within| within.fresh(path.as_str())?.write_all(bytes);
        let written = within.as_ref().is_some_and(|within| write(within).is_ok());
        if written { Content { at: At::Staged, ..content } } else { content }
    }

    fn begin(&self) -> Option<Within> {
        let staged = self.target.begin(self.spare.as_ref()).ok()?;
        let within = Within::open(staged.folder(), staged.is_empty()).ok();
        *lock(&self.staged) = Some(staged);
        within
    }

    /// Stages an edition, of which some is put together already. `None` if the target holds it already, to the last
    /// byte.
    pub fn finish(&self, tree: &Tree) -> Result<(Release, Option<Staged>), Failure> {
        let staged = lock(&self.staged).take();
        self.target.stage(tree, &self.survey, || staged.map_or_else(|| self.target.begin(self.spare.as_ref()), Ok))
    }
}

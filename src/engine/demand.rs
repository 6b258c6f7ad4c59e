//! Makes a plan file by file, as somebody asks for them; what nobody asked for is made
//! when there is time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::base::diagnostic::Diagnostic;
use crate::base::lock::lock;
use crate::base::path::OutputPath;
use crate::engine::looked::{Before, Look, Looked};
use crate::engine::made::Made;
use crate::engine::make::{Finished, Maker};
use crate::engine::store::Store;
use crate::plan::{Parts, Recipe};

/// A plan whose files are made on demand, from whatever thread asks.
pub struct Demand<'p> {
    store: &'p Store,
    parts: &'p Parts,
    before: Before<'p>,
    recipes: Vec<Mutex<Option<Recipe<'p>>>>,
    /// Which recipe makes which file.
    by: FxHashMap<OutputPath, usize>,
    done: Mutex<Done>,
}

/// What was made so far.
#[derive(Default)]
struct Done {
    made: Made,
    looks: Vec<Look>,
    /// What went wrong, by the recipe's place in the plan.
    faults: Vec<(usize, Vec<Diagnostic>)>,
}

impl<'p> Demand<'p> {
    /// A plan of which nothing is made yet but what was made before and would be the same: that is at hand.
    pub fn of(recipes: Vec<Recipe<'p>>, parts: &'p Parts, store: &'p Store) -> Demand<'p> {
        let by = recipes.iter().enumerate().flat_map(|(at, r)| r.outputs().iter().map(move |path| (path.clone(), at))).collect();
        let before = store.standing().looked.since(parts);
        let recipes = recipes.into_iter().map(|recipe| Mutex::new(Some(recipe))).collect();
        let demand = Demand { store, parts, before, recipes, by, done: Mutex::default() };
        demand.recall();
        demand
    }

    fn recall(&self) {
        let same = |(at, recipe): (usize, &Mutex<Option<Recipe<'p>>>)| {
            let mut slot = lock(recipe);
            let finished = slot.as_ref().and_then(|recipe| self.maker().unchanged(recipe))?;
            *slot = None;
            Some((at, finished))
        };
        let known: Vec<(usize, Finished)> = self.recipes.par_iter().enumerate().filter_map(same).collect();
        let mut done = lock(&self.done);
        known.into_iter().for_each(|(at, finished)| done.take(at, finished));
    }

    fn maker(&self) -> Maker<'_> {
        Maker { store: self.store, parts: self.parts, before: &self.before }
    }

    /// Whether some recipe may make that file.
    pub fn knows(&self, path: &OutputPath) -> bool {
        self.by.contains_key(path)
    }

    /// The bytes of a file, which is made now if it was not yet; one that cannot be made is as it was before.
    pub fn read(&self, path: &OutputPath) -> Option<Vec<u8>> {
        let at = *self.by.get(path)?;
        self.make(at);
        let content = lock(&self.done).made.files.get(path).cloned();
        let content = content.or_else(|| self.store.standing().files.get(path).cloned());
        // Nothing of it is published, so nothing is looked for below the project.
        content?.read(path, self.store.root()).ok()
    }

    fn make(&self, at: usize) {
        let Some(mut slot) = self.recipes.get(at).map(lock) else { return };
        // Whoever else asks for it waits until it is made.
        if let Some(recipe) = slot.take() {
            let finished = self.maker().make(recipe);
            lock(&self.done).take(at, finished);
        }
    }

    /// Makes what nobody asked for yet, until it is told to stop.
    pub fn rest(&self, stop: &AtomicBool) {
        (0..self.recipes.len()).into_par_iter().filter(|_| !stop.load(Ordering::Relaxed)).for_each(|at| self.make(at));
    }

    /// What went wrong so far, in the plan's order.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut faults = lock(&self.done).faults.clone();
        faults.sort_by_key(|(at, _)| *at);
        faults.into_iter().flat_map(|(_, faults)| faults).collect()
    }

    /// What was made so far; what could not be made is as it was before.
    pub fn made(&self) -> Made {
        let done = lock(&self.done);
        let mut made = done.made.clone();
        let lost = done.faults.iter().flat_map(|(at, _)| self.by.iter().filter(move |(_, by)| *by == at));
        for (path, _) in lost {
            let before = self.store.standing().files.get(path);
            made.files.extend(before.map(|content| (path.clone(), content.clone())));
        }
        made.looked = Arc::new(Looked::of(self.parts.clone(), done.looks.clone()));
        made
    }
}

impl Done {
    fn take(&mut self, at: usize, finished: Finished) {
        match finished.outcome {
            Ok(files) => self.made.add(finished.key, files),
            Err(faults) => self.faults.push((at, faults)),
        }
        self.looks.extend(finished.look);
    }
}

//! Open data of plans: each plan's own files, each indicator's beside its page, and all observations.

use std::sync::Arc;

use crate::base::diagnostic::Sink;
use crate::base::path::OutputPath;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::plan::{Body, OutputFile, Plan, Recipe};
use crate::view::open::figure_files::FigureFiles;

/// Plans every file.
pub fn plan<'a>(files: &Arc<FigureFiles<'a>>, plan: &mut Plan<'a>, sink: &mut Sink) {
    for url in files.urls() {
        let (files, own) = (Arc::clone(files), url.clone());
        let gather = move || {
            let bytes = files.get(&own);
            bytes.map(|bytes| OutputFile { path: own.file(), body: Body::Memory(Arc::clone(bytes)) })
        };
        let recipe = Recipe::from("indicators", vec![url.file()], gather, |file| Ok(file.iter().cloned().collect()));
        plan.add(recipe.looking_at(Vec::new()), None, sink);
    }
}

/// Where the open data of a year's plan stands.
pub fn open_data(site: &Site, year: i16) -> OutputPath {
    site.settings.permalinks.root(Kind::Plan).below(&format!("{year}/indicators.json")).file()
}

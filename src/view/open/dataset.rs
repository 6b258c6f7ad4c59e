//! What pages of plans and indicators tell machines: the figures behind them are
//! a dataset, with what it measures and where its files are.

use serde_json::{Map, Value, json};

use crate::model::plan::promise::Plan;
use crate::view::card::Builder;
use crate::view::chart::sketch::Places;
use crate::view::indicator::download::DownloadView;
use crate::view::indicator::page::{IndicatorPage, Known};
use crate::view::indicator::part::PartView;
use crate::view::linked_data::{breadcrumbs, graph, publisher};
use crate::view::open::page::at;
use crate::view::plan_page::PlanPage;

impl Builder<'_> {
    /// An indicator's dataset.
    pub fn dataset(&self, known: &Known<'_>, page: &IndicatorPage) -> Value {
        let name = format!("{} – {}", page.row.name, page.plan.label);
        let mut data = self.dataset_of((&name, &page.row.sentence), &page.head.canonical);
        let measured = |p: &PartView| self.variable(p, page);
        let newest = page.history.first().map(|k| k.iso.clone());
        if let Some(map) = data.as_object_mut() {
            self.of_plan(known.plan, map);
            map.insert("variableMeasured".to_owned(), page.measured.iter().map(measured).collect());
            map.insert("distribution".to_owned(), page.files.iter().map(download).collect());
            map.extend(newest.map(|day| ("dateModified".to_owned(), json!(day))));
        }
        graph(vec![data, breadcrumbs(self.site, &page.head.crumbs)])
    }

    /// What one part measures.
    fn variable(&self, part: &PartView, page: &IndicatorPage) -> Value {
        let name = if part.about.name.is_empty() { &page.row.name } else { &part.about.name };
        let mut told = json!({
            "@type": ["StatisticalVariable", "PropertyValue"], "name": name, "description": part.finding, "propertyID": part.id,
        });
        let latest = part.latest.as_ref().filter(|f| !f.sample).map(|f| f.text.clone());
        let method = [&part.about.method, &page.about.method].into_iter().find(|m| !m.is_empty());
        if let Some(map) = told.as_object_mut() {
            map.extend(latest.map(|value| ("value".to_owned(), json!(value))));
            map.extend(method.map(|m| ("measurementMethod".to_owned(), json!(m))));
        }
        told
    }

    /// A plan's dataset.
    pub fn plan_dataset(&self, plan: &Plan, page: &PlanPage) -> Value {
        let mut data = self.dataset_of((&self.plan_link(plan).label, &page.head.description), &page.head.canonical);
        if let Some(map) = data.as_object_mut() {
            self.of_plan(plan, map);
            let names =
                page.rows.iter().map(|r| json!({ "@type": "StatisticalVariable", "name": r.name, "url": self.origin(&r.href) }));
            map.insert("variableMeasured".to_owned(), names.collect());
            map.insert("distribution".to_owned(), page.files.iter().map(download).collect());
        }
        graph(vec![data, breadcrumbs(self.site, &page.head.crumbs)])
    }

    /// The years and the place that a plan is about.
    fn of_plan(&self, plan: &Plan, map: &mut Map<String, Value>) {
        let year = plan.year;
        map.insert("temporalCoverage".to_owned(), json!(format!("{year:04}-01-01/{year:04}-12-31")));
        if let Some(place) = &plan.place {
            map.insert("spatialCoverage".to_owned(), json!({ "@type": "Place", "name": Places::name(self, &place.id) }));
        }
    }

    /// A dataset by its name and meaning, at an address.
    pub fn dataset_of(&self, (name, text): (&str, &str), url: &str) -> Value {
        let catalog = self.site.absolute(&at(""));
        let mut data = json!({
            "@type": "Dataset", "@id": url, "url": url, "name": name, "description": text, "inLanguage": self.lang,
            "isAccessibleForFree": true, "creator": publisher(self.site, self), "publisher": publisher(self.site, self),
            "includedInDataCatalog": { "@type": "DataCatalog", "@id": catalog, "url": catalog, "name": self.word("menu.data") },
        });
        let reuse = self.speak(|voice| voice.text(self.site.settings.reuse.as_ref()));
        if let (false, Some(map)) = (reuse.is_empty(), data.as_object_mut()) {
            map.insert("license".to_owned(), json!({ "@type": "CreativeWork", "url": catalog, "text": reuse }));
        }
        data
    }

    fn origin(&self, href: &str) -> String {
        format!("{}{href}", self.site.settings.base.origin)
    }
}

fn download(file: &DownloadView) -> Value {
    json!({
        "@type": "DataDownload", "name": file.label, "encodingFormat": file.media, "contentUrl": file.absolute,
        "contentSize": file.bytes.to_string(),
    })
}

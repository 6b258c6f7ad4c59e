//! The page of open data: every file with what it holds, its size and its fields.

use serde::Serialize;

use crate::base::path::Url;
use crate::craft::statement::Statement;
use crate::model::kind::Kind;
use crate::model::plan::promise::Plan;
use crate::view::browse::REPORTS;
use crate::view::card::Builder;
use crate::view::frame::{Head, Link};
use crate::view::indicator::download::DownloadView;
use crate::view::linked_data::{breadcrumbs, graph, publisher};
use crate::view::open::package::{PACKAGE, RESOURCES, ROOT, Resource, at};
use crate::view::plan_page;

/// The page of open data.
#[derive(Clone, Debug, Serialize)]
pub struct DataPage {
    /// Its head.
    pub head: Head,
    /// What one may do with it.
    pub reuse: String,
    /// The edition's day.
    pub day: String,
    /// Files by what they are about.
    pub groups: Vec<FileGroup>,
    /// The package that describes them to machines.
    pub package: String,
    /// Every plan, whose pages offer its own files.
    pub plans: Vec<Link>,
    /// Periodic reports, where the site publishes them.
    pub reports: Option<Link>,
}

/// Files of one subject.
#[derive(Clone, Debug, Serialize)]
pub struct FileGroup {
    /// The subject.
    pub title: String,
    /// What it holds, in a sentence.
    pub text: String,
    /// Its files.
    pub files: Vec<FileView>,
    /// Its fields: the name of each, and what it holds.
    pub fields: Vec<(String, String)>,
}

/// One file.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// What it is called.
    pub name: String,
    /// What it holds, for whom.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Its format.
    pub format: String,
    /// Its size; empty where that is not known before it is made.
    pub size: String,
}

/// The subjects: the beginning of their files' names, and their wordings.
const GROUPS: [(&str, &str); 3] =
    [("indicators", "data.indicators"), ("observations", "data.observations"), ("profiles", "data.profiles")];

impl Builder<'_> {
    /// The page of open data.
    pub fn data_page(&self, offered: &[&Resource]) -> DataPage {
        let mut head = self.simple(&self.word("menu.data"), ROOT);
        head.description = self.word("data.description");
        let group = |(stem, key): (&str, &str)| {
            let own: Vec<&&Resource> = offered.iter().filter(|r| r.file.starts_with(stem)).collect();
            let fields = own.iter().map(|r| (r.fields)()).find(|f| !f.is_empty()).unwrap_or_default();
            let field = |(name, _): &(&str, _)| ((*name).to_owned(), self.word(&format!("field.{name}")));
            (!own.is_empty()).then(|| FileGroup {
                title: self.word(&format!("{key}.title")),
                text: self.word(&format!("{key}.text")),
                files: own.iter().map(|r| self.file(r)).collect(),
                fields: fields.iter().map(field).collect(),
            })
        };
        let groups: Vec<FileGroup> = GROUPS.into_iter().filter_map(group).collect();
        let reuse = self.speak(|voice| voice.text(self.site.settings.reuse.as_ref()));
        head.linked_data = self.catalog(&head, offered);
        DataPage {
            head,
            reuse,
            day: self.speak(|voice| voice.day(self.site.edition.day())),
            groups,
            package: self.site.href(&at(PACKAGE)),
            plans: self.site.figures.plans.values().map(|p| self.plan_link(p)).filter(|l| !l.href.is_empty()).collect(),
            reports: self
                .site
                .settings
                .reports
                .publish
                .then(|| Link { label: self.word("reports.title"), href: self.site.href(&Url::new(REPORTS)) }),
        }
    }

    fn file(&self, resource: &Resource) -> FileView {
        let url = at(resource.file);
        let (_, format) = resource.file.rsplit_once('.').unwrap_or_default();
        FileView {
            name: resource.file.to_owned(),
            label: self.word(&format!("files.{}", resource.key)),
            href: self.site.href(&url),
            format: format.to_uppercase(),
            size: self.offered(resource.key, &url).map_or_else(String::new, |d: DownloadView| d.size),
        }
    }

    /// What the page tells machines: a catalog, and the dataset of each subject and plan.
    fn catalog(&self, head: &Head, offered: &[&Resource]) -> String {
        let url = self.site.absolute(&at(""));
        let file = |r: &Resource| {
            let media = if r.file.ends_with(".csv") { "text/csv" } else { "application/json" };
            let download = Statement::of("DataDownload").says("name", r.file).says("encodingFormat", media);
            download.says("contentUrl", &self.site.absolute(&at(r.file)))
        };
        let dataset = |(stem, key): (&str, &str)| {
            let own: Vec<&&Resource> = offered.iter().filter(|r| r.file.starts_with(stem)).collect();
            let (title, text) = (self.word(&format!("{key}.title")), self.word(&format!("{key}.text")));
            let data = || self.dataset_of((&title, &text), &format!("{url}#{stem}"));
            (!own.is_empty()).then(|| data().gathers("distribution", own.iter().map(|r| file(r))))
        };
        let of_plan = |plan: &Plan| {
            let own = self.site.url(Kind::Plan, &plan.year.to_string(), &self.lang).map(|u| self.site.absolute(&u))?;
            let data = Statement::of("Dataset").says("@id", &own).says("url", &own).says("name", &self.plan_link(plan).label);
            Some(data.says("description", &self.word("data.plan")))
        };
        let datasets = GROUPS.into_iter().filter_map(dataset).chain(self.site.figures.plans.values().filter_map(of_plan));
        let catalog = Statement::of("DataCatalog")
            .says("@id", &head.canonical)
            .says("url", &head.canonical)
            .says("name", &head.title)
            .says("description", &head.description)
            .says("inLanguage", self.lang.as_str())
            .holds("publisher", publisher(self.site, self))
            .gathers("dataset", datasets);
        graph([catalog, breadcrumbs(self.site, &head.crumbs)])
    }
}

/// Which files a site has: those of figures only where it has plans.
pub fn offered(has_plans: bool) -> Vec<&'static Resource> {
    let always = |r: &&Resource| {
        has_plans || plan_page::FIGURES.iter().all(|(file, _)| *file != r.file) && !r.file.starts_with("observations")
    };
    RESOURCES.iter().filter(always).collect()
}

//! What pages of plans and indicators tell machines: the figures behind them are
//! a dataset, with what it measures and where its files are.

use crate::base::fields::Ref;
use crate::craft::statement::Statement;
use crate::model::plan::promise::Plan;
use crate::view::card::Builder;
use crate::view::chart::sketch::Places;
use crate::view::indicator::download::DownloadView;
use crate::view::indicator::page::{IndicatorPage, Known};
use crate::view::indicator::part::PartView;
use crate::view::linked_data::{breadcrumbs, graph, publisher};
use crate::view::open::package::at;
use crate::view::plan_page::PlanPage;

impl Builder<'_> {
    /// An indicator's dataset.
    pub fn dataset(&self, known: &Known<'_>, page: &IndicatorPage) -> String {
        let name = format!("{} – {}", page.row.name, page.plan.label);
        let data = self.dataset_of((&name, &page.row.sentence), &page.head.canonical);
        let data =
            self.of_plan(known.plan, data).gathers("variableMeasured", page.measured.iter().map(|p| self.variable(p, page)));
        let data = data.gathers("distribution", page.files.iter().map(download));
        let data = match page.history.first() {
            Some(newest) => data.says("dateModified", &newest.iso),
            None => data,
        };
        graph([data, breadcrumbs(self.site, &page.head.crumbs)])
    }

    /// What one part measures.
    fn variable(&self, part: &PartView, page: &IndicatorPage) -> Statement {
        let name = if part.about.name.is_empty() { &page.row.name } else { &part.about.name };
        let method = [&part.about.method, &page.about.method].into_iter().find(|m| !m.is_empty());
        let told = Statement::open().lists("@type", ["StatisticalVariable", "PropertyValue"]).says("name", name);
        let told = told.says("description", &part.finding).says("propertyID", &part.id);
        let told = match part.latest.as_ref().filter(|f| !f.sample) {
            Some(latest) => told.says("value", &latest.text),
            None => told,
        };
        told.may_say("measurementMethod", method.map_or("", String::as_str))
    }

    /// A plan's dataset.
    pub fn plan_dataset(&self, plan: &Plan, page: &PlanPage) -> String {
        let data = self.dataset_of((&self.plan_link(plan).label, &page.head.description), &page.head.canonical);
        let named = page
            .rows
            .iter()
            .map(|r| Statement::of("StatisticalVariable").says("name", &r.name).says("url", &self.origin(&r.href)));
        let data = self.of_plan(plan, data).gathers("variableMeasured", named);
        let data = data.gathers("distribution", page.files.iter().map(download));
        graph([data, breadcrumbs(self.site, &page.head.crumbs)])
    }

    /// The years and the place that a plan is about.
    fn of_plan(&self, plan: &Plan, data: Statement) -> Statement {
        let year = plan.year;
        let place = |place: &Ref| Statement::of("Place").says("name", &Places::name(self, &place.id));
        let data = data.says("temporalCoverage", &format!("{year:04}-01-01/{year:04}-12-31"));
        data.may_hold("spatialCoverage", plan.place.as_ref().map(place))
    }

    /// A dataset by its name and meaning, at an address.
    pub fn dataset_of(&self, (name, text): (&str, &str), url: &str) -> Statement {
        let at = self.site.absolute(&at(""));
        let catalog = Statement::of("DataCatalog").says("@id", &at).says("url", &at).says("name", &self.word("menu.data"));
        let reuse = self.speak(|voice| voice.text(self.site.settings.reuse.as_ref()));
        let license = (!reuse.is_empty()).then(|| Statement::of("CreativeWork").says("url", &at).says("text", &reuse));
        Statement::of("Dataset")
            .says("@id", url)
            .says("url", url)
            .says("name", name)
            .says("description", text)
            .says("inLanguage", self.lang.as_str())
            .is_so("isAccessibleForFree")
            .holds("creator", publisher(self.site, self))
            .holds("publisher", publisher(self.site, self))
            .holds("includedInDataCatalog", catalog)
            .may_hold("license", license)
    }

    fn origin(&self, href: &str) -> String {
        format!("{}{href}", self.site.settings.base.origin)
    }
}

fn download(file: &DownloadView) -> Statement {
    let download = Statement::of("DataDownload").says("name", &file.label).says("encodingFormat", file.media);
    download.says("contentUrl", &file.absolute).says("contentSize", &file.bytes.to_string())
}

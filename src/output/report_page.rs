//! Reports as pages and sheets below `/bao-cao/`, where a site publishes them: the
//! newest plan's year so far, and each period that its settings name.

use serde::Serialize;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::{Fingerprint, Plain};
use crate::base::path::Url;
use crate::craft::csv::Dialect;
use crate::craft::numerals::Numerals;
use crate::model::period::{Period, Span};
use crate::output::page::Pages;
use crate::plan::{Plan, Recipe};
use crate::report::desk::{Days, Desk};
use crate::report::table::{Cell, Row, Table};
use crate::report::{self, paper};
use crate::view::browse::REPORTS as ROOT;
use crate::view::frame::{Head, Link};

/// All reports of one stretch of days.
#[derive(Serialize)]
struct ReportPage {
    head: Head,
    /// Whose report, which days.
    said: Vec<String>,
    tables: Vec<TableView>,
    /// The same of other days.
    periods: Vec<Link>,
}

/// One report.
#[derive(Serialize)]
struct TableView {
    id: &'static str,
    title: String,
    note: String,
    columns: Vec<String>,
    groups: Vec<GroupView>,
    files: Vec<Link>,
}

/// Rows under a heading.
#[derive(Serialize)]
struct GroupView {
    heading: String,
    rows: Vec<Vec<CellView>>,
}

/// One cell.
#[derive(Serialize)]
struct CellView {
    text: String,
    href: String,
    number: bool,
}

/// A stretch of days with an address of its own.
struct Issue {
    plain: Url,
    label: String,
    days: Days,
}

/// Plans the reports of one language.
pub fn plan<'a>(pages: &mut Pages<'a>, plan: &mut Plan<'a>, sink: &mut Sink) {
    let site = pages.builder.site;
    if !site.settings.reports.publish {
        return;
    }
    let lang = pages.builder.lang.clone();
    let issues = issues(pages);
    for issue in &issues {
        let theme = pages.builder.theme;
        let word = |key: &str| theme.word(&lang, key);
        let desk = Desk { site, lang: &lang, days: issue.days, word: &word };
        let tables = report::make(&[], &desk);
        let view = page(pages, &desk, issue, (&tables, &issues));
        let url = site.localized(&issue.plain, &lang);
        sheets(&url, &tables, (plan, sink));
        // It is at hand, and looks at nobody any more.
        let held = Fingerprint::of(&Plain(&view));
        pages.add(pages.page("report.html", &url, |_| view).holding(&held), plan, sink);
    }
}

/// The year so far, then each period that has begun.
fn issues(pages: &Pages<'_>) -> Vec<Issue> {
    let builder = &pages.builder;
    let (settings, today) = (&builder.site.settings.reports, builder.site.edition.day());
    let mut issues =
        vec![Issue { plain: Url::new(ROOT), label: builder.word("reports.so_far"), days: Days::usual(builder.site) }];
    for period in &settings.periods {
        let (from, to) = settings.days(*period);
        if from <= today {
            let plain = Url::new(ROOT).below(&format!("{period}/"));
            issues.push(Issue { plain, label: called(pages, *period), days: Days { from, to } });
        }
    }
    issues
}

/// "Quý II năm 2023".
fn called(pages: &Pages<'_>, period: Period) -> String {
    let (key, n) = match period.span() {
        Span::Year => ("year", 0),
        Span::Half(1) => ("half_1", 1),
        Span::Half(n) => ("half_2", n),
        Span::Quarter(n) => ("quarter", n),
        Span::Month(n) => ("month", n),
    };
    let roman = ["", "I", "II", "III", "IV"];
    let spelled =
        roman.get(usize::try_from(n).unwrap_or_default()).filter(|_| key == "quarter" && pages.builder.lang.as_str() != "en");
    let number = spelled.map_or_else(|| n.to_string(), |r| (*r).to_owned());
    let words = pages.builder.word(&format!("reports.period.{key}"));
    words.replace("{n}", &number).replace("{year}", &period.year().to_string())
}

fn page(pages: &Pages<'_>, desk: &Desk<'_>, issue: &Issue, (tables, issues): (&[Table], &[Issue])) -> ReportPage {
    let builder = &pages.builder;
    let title = format!("{}: {}", builder.word("reports.title"), lower(&issue.label));
    let mut head = builder.simple(&title, issue.plain.as_str());
    head.sample = desk.samples() > 0;
    let own = builder.site.localized(&issue.plain, &builder.lang);
    let others = issues.iter().filter(|other| other.plain != issue.plain);
    let link = |other: &Issue| Link {
        label: other.label.clone(),
        href: builder.site.href(&builder.site.localized(&other.plain, &builder.lang)),
    };
    let files = |table: &Table| {
        let name = |dialect: Dialect| sheet(table, dialect);
        let at = |name: String| Link { href: builder.site.href(&own.below(&name)), label: name };
        vec![at(name(Dialect::Machine)), at(name(Dialect::Excel))]
    };
    ReportPage {
        head,
        said: paper::said(desk),
        tables: tables.iter().map(|t| table_view(desk, t, files(t))).collect(),
        periods: others.map(link).collect(),
    }
}

fn table_view(desk: &Desk<'_>, table: &Table, files: Vec<Link>) -> TableView {
    let shown = |row: &Row| {
        let cells = table.columns.iter().zip(&row.cells).filter(|(c, _)| !c.machine);
        cells.map(|(_, cell)| cell_view(desk, cell)).collect()
    };
    let group =
        |(heading, rows): (&str, &[Row])| GroupView { heading: heading.to_owned(), rows: rows.iter().map(shown).collect() };
    TableView {
        id: table.name,
        title: table.title.clone(),
        note: table.note.clone(),
        columns: table.columns.iter().filter(|c| !c.machine).map(|c| c.title.clone()).collect(),
        groups: table.groups().into_iter().map(group).collect(),
        files,
    }
}

fn cell_view(desk: &Desk<'_>, cell: &Cell) -> CellView {
    let href = if let Cell::Link(_, url) = cell { desk.site.href(url) } else { String::new() };
    CellView { text: cell.shown(Numerals::of(desk.lang.as_str())), href, number: cell.is_number() }
}

/// The same words within a sentence.
fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The name of a table's sheet.
fn sheet(table: &Table, dialect: Dialect) -> String {
    let suffix = if dialect == Dialect::Excel { "-excel" } else { "" };
    format!("{}{suffix}.csv", table.name)
}

/// Each table for machines, and for Vietnamese Excel.
fn sheets(url: &Url, tables: &[Table], (plan, sink): (&mut Plan<'_>, &mut Sink)) {
    for table in tables {
        for dialect in [Dialect::Machine, Dialect::Excel] {
            let path = url.below(&sheet(table, dialect)).file();
            plan.add(Recipe::ready("report", path, table.csv(dialect).into_bytes()), None, sink);
        }
    }
}

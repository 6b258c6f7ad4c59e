//! A report on paper: one HTML file that needs nothing beside it, to be sent,
//! printed and filed.

use crate::craft::html::escape;
use crate::craft::numerals::Numerals;
use crate::report::desk::Desk;
use crate::report::table::{Cell, Row, Table};

/// The style of the sheet: black on white, its tables whole on a page where they fit.
const STYLE: &str = "body{font:11pt/1.4 'Times New Roman',Times,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}\
h1{font-size:16pt;margin:0 0 .3rem}h2{font-size:13pt;margin:1.6rem 0 .3rem}p{margin:.3rem 0}\
table{border-collapse:collapse;width:100%;font-size:10pt}th,td{border:1px solid #555;padding:.2rem .45rem;text-align:left;vertical-align:top}\
thead{display:table-header-group}tr{break-inside:avoid}tbody th{background:#eee}td.n{text-align:right;white-space:nowrap}@page{margin:2cm}";

/// Every table on one sheet.
pub fn html(desk: &Desk<'_>, tables: &[Table]) -> String {
    let title = escape(&(desk.word)("reports.title"));
    let site = escape(desk.site.settings.title.get(desk.lang));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} – {site}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        desk.lang
    );
    for line in said(desk) {
        page.push_str(&format!("<p>{}</p>\n", escape(&line)));
    }
    tables.iter().for_each(|table| section(desk, table, &mut page));
    page.push_str("</body>\n</html>\n");
    page
}

/// What stands above the tables: whose site, which days, and how much is made up.
pub fn said(desk: &Desk<'_>) -> Vec<String> {
    let day = |d: jiff::civil::Date| d.strftime("%d/%m/%Y").to_string();
    let (from, to, known) = (day(desk.days.from), day(desk.days.to), day(desk.known_by()));
    let mut said = vec![
        format!("{} · {}", desk.site.settings.title.get(desk.lang), desk.site.absolute(&crate::base::path::Url::new("/"))),
        desk.fill("reports.days", &[("from", &from), ("to", &to), ("known", &known)]),
    ];
    let samples = desk.samples();
    said.extend((samples > 0).then(|| desk.fill("reports.samples", &[("n", &samples.to_string())])));
    said
}

fn section(desk: &Desk<'_>, table: &Table, page: &mut String) {
    page.push_str(&format!("<h2>{}</h2>\n", escape(&table.title)));
    if !table.rows.is_empty() {
        let heads: String =
            table.columns.iter().filter(|c| !c.machine).map(|c| format!("<th scope=\"col\">{}</th>", escape(&c.title))).collect();
        page.push_str(&format!("<table>\n<thead><tr>{heads}</tr></thead>\n"));
        for (heading, rows) in table.groups() {
            page.push_str("<tbody>\n");
            if !heading.is_empty() {
                let width = table.columns.iter().filter(|c| !c.machine).count();
                page.push_str(&format!("<tr><th colspan=\"{width}\" scope=\"rowgroup\">{}</th></tr>\n", escape(heading)));
            }
            rows.iter().for_each(|row| page.push_str(&line(desk, table, row)));
            page.push_str("</tbody>\n");
        }
        page.push_str("</table>\n");
    }
    page.push_str(&format!("<p><small>{}</small></p>\n", escape(&table.note)));
}

fn line(desk: &Desk<'_>, table: &Table, row: &Row) -> String {
    let numerals = Numerals::of(desk.lang.as_str());
    let cells = table.columns.iter().zip(&row.cells).filter(|(c, _)| !c.machine).map(|(_, cell)| {
        let text = escape(&cell.shown(numerals));
        match cell {
            Cell::Link(_, url) => format!("<td><a href=\"{}\">{text}</a></td>", escape(&desk.site.absolute(url))),
            cell if cell.is_number() => format!("<td class=\"n\">{text}</td>"),
            _ => format!("<td>{text}</td>"),
        }
    });
    format!("<tr>{}</tr>\n", cells.collect::<String>())
}

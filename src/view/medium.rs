//! Sheets, sound and films inside bodies. A film elsewhere is a link, never
//! another site's frame.

use serde::Serialize;

use crate::base::text::encoded;
use crate::craft::embed::Medium;
use crate::craft::html::escape;
use crate::graph::entry::Entry;
use crate::view::card::Builder;

/// Sound that belongs to an entry.
#[derive(Clone, Debug, Serialize)]
pub struct AudioView {
    /// The file.
    pub src: String,
    /// Who made it.
    pub credit: String,
    /// What is said in it.
    pub transcript: String,
}

impl Builder<'_> {
    /// The address of a file beside an entry, or of something elsewhere.
    fn medium_address(&self, entry: &Entry, src: &str) -> String {
        let name = src.rsplit('/').next().unwrap_or(src);
        if src.contains("://") { src.to_owned() } else { self.site.href(&entry.url.below(&encoded(name))) }
    }

    /// The sound of an entry.
    pub fn own_audio(&self, entry: &Entry) -> Option<AudioView> {
        let audio = entry.entity().profile()?.audio.as_ref()?;
        Some(AudioView {
            src: self.medium_address(entry, &audio.src),
            credit: audio.credit.clone().unwrap_or_default(),
            transcript: audio.transcript.clone().unwrap_or_default(),
        })
    }

    /// A sheet as a table, with the way to the file.
    pub fn sheet(&self, entry: &Entry, medium: &Medium) -> String {
        let path = entry.entity().path.join(&medium.src);
        let Some((heading, rows)) = path.and_then(|p| self.beside.sheets.get(&p)).and_then(|rows| rows.split_first()) else {
            return String::new();
        };
        let caption = medium.title.as_deref().map_or_else(|| self.word("table.label"), str::to_owned);
        let number = |text: &str| text.trim_start_matches(['-', '+', '\u{2212}']).starts_with(|c: char| c.is_ascii_digit());
        let numeric: Vec<bool> =
            (0..heading.len()).map(|at| rows.iter().all(|r| r.get(at).is_some_and(|c| c.is_empty() || number(c)))).collect();
        let class = |at: usize| if numeric.get(at) == Some(&true) { " class=\"right\"" } else { "" };
        let head: String =
            heading.iter().enumerate().map(|(at, c)| format!("<th scope=\"col\"{}>{}</th>", class(at), escape(c))).collect();
        let row = |cells: &Vec<String>| {
            let cell = |(at, c): (usize, &String)| format!("<td{}>{}</td>", class(at), escape(c));
            format!("<tr>{}</tr>", cells.iter().enumerate().map(cell).collect::<String>())
        };
        let body: String = rows.iter().map(row).collect();
        let href = self.medium_address(entry, &medium.src);
        format!(
            "<figure class=\"sheet-figure\"><figcaption>{caption} <a href=\"{href}\">{download} (CSV)</a></figcaption><div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></figure>",
            caption = escape(&caption),
            href = escape(&href),
            download = escape(&self.word("media.download")),
        )
    }

    /// A player with its title, credit and transcript; a card that links to a film elsewhere.
    pub fn player(&self, entry: &Entry, element: &str, medium: &Medium) -> String {
        let href = escape(&self.medium_address(entry, &medium.src));
        let title = escape(medium.title.as_deref().unwrap_or(&medium.src));
        if medium.is_elsewhere() {
            return format!(
                "<p class=\"card\"><a href=\"{href}\" rel=\"external noopener\">{title}</a></p>{}",
                self.transcript(medium)
            );
        }
        let credit = medium.credit.as_deref().map_or_else(String::new, |c| format!(" {}", escape(c)));
        format!(
            "<figure class=\"player\"><{element} controls preload=\"none\" src=\"{href}\" aria-label=\"{title}\"></{element}>{transcript}<figcaption>{title}{credit} <a href=\"{href}\" download>{download}</a></figcaption></figure>",
            download = escape(&self.word("media.download")),
            transcript = self.transcript(medium)
        )
    }

    fn transcript(&self, medium: &Medium) -> String {
        let Some(text) = &medium.transcript else { return String::new() };
        let lines: String = text.lines().filter(|l| !l.trim().is_empty()).map(|l| format!("<p>{}</p>", escape(l))).collect();
        format!("<details><summary>{}</summary>{lines}</details>", escape(&self.word("media.transcript")))
    }

    /// An indicator's card: its finding, verdict and sentence; with its chart where that is asked for.
    pub fn indicator_card(&self, id: &str, with_chart: bool) -> Option<String> {
        let (year, name) = id.split_once('/')?;
        let row = self.row(year.parse().ok()?, name)?;
        let bullet: String = row.parts.iter().map(|p| p.bullet.as_str()).collect();
        let drawn = if with_chart { self.chart_of(year.parse().ok()?, name).unwrap_or(bullet) } else { bullet };
        Some(format!(
            "<div class=\"card\"><p class=\"h\"><a href=\"{}\">{}</a></p><p class=\"state {}\">{}</p>{drawn}<p class=\"meta\">{}</p></div>",
            escape(&row.href),
            escape(&row.finding),
            row.state.tone,
            escape(&row.state.word),
            escape(&row.sentence)
        ))
    }
}

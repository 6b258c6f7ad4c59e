//! What was reported: rule 1 and the paragraph "Picking".

use jiff::civil::Date;

use super::figure::{Figure, figure};
use super::sheet::Sheet;
use super::time::Period;

/// What a line says of its period.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    One(Figure),
    Range(Figure, Figure),
    Missing(String),
    /// An `each` line says nothing of the whole.
    Nothing,
}

/// One observation of one snapshot.
#[derive(Debug, Clone)]
pub struct Line {
    pub ind: String,
    pub period: Period,
    pub basis: String,
    pub said: Said,
    pub by: Vec<(String, Figure)>,
    pub ranked: Option<String>,
    pub stage: Option<String>,
    pub revises: Option<String>,
    pub sample: bool,
    pub snapshot: String,
    pub published: Date,
    /// Where it stands in its file.
    pub at: usize,
}

/// The lines of a snapshot.
pub fn lines(id: &str, text: &str) -> Vec<Line> {
    let file = Sheet::read(text);
    let published = file.get("source").and_then(|s| s.text("published")).expect("a snapshot is published");
    let published: Date = published.parse().expect("on a day");
    let lines = file.items("obs").iter().enumerate();
    lines.map(|(at, obs)| line(obs, at, (id, published, file.on("sample")))).collect()
}

fn line(obs: &Sheet, at: usize, (id, published, sample): (&str, Date, bool)) -> Line {
    let own = |key: &str| obs.text(key).map(str::to_owned);
    let range = obs.items("range");
    let said = match (own("value"), own("missing")) {
        (Some(value), _) => Said::One(figure(&value)),
        (None, Some(code)) => Said::Missing(code),
        (None, None) if range.len() == 2 => {
            let end = |at: usize| figure(range[at].as_text().expect("a number"));
            Said::Range(end(0), end(1))
        }
        (None, None) => Said::Nothing,
    };
    Line {
        ind: own("ind").expect("of an indicator"),
        period: Period::read(&own("period").expect("of a period")),
        basis: own("basis").expect("on a basis"),
        said,
        by: obs.pairs("by").iter().map(|(place, n)| (place.clone(), figure(n.as_text().expect("a number")))).collect(),
        ranked: own("ranked"),
        stage: own("stage"),
        revises: own("revises"),
        sample: sample || obs.on("sample"),
        snapshot: id.to_owned(),
        published,
        at,
    }
}

impl Line {
    /// What it says of a place, or of the whole.
    pub fn of(&self, member: Option<&str>) -> Option<Said> {
        match (member, &self.said) {
            (_, Said::Missing(code)) => Some(Said::Missing(code.clone())),
            (Some(place), _) => self.by.iter().find(|(id, _)| id == place).map(|(_, n)| Said::One(n.clone())),
            (None, said) => Some(said.clone()),
        }
    }

    /// "Periods that cover the same days of a year are the same (`2023-S1`, `2023-Q2`, `2023-M06` cumulative; points on one day)"
    pub fn same_days(&self, period: &Period, basis: &str) -> bool {
        self.basis == basis && self.period.end() == period.end() && (basis != "period" || self.period.begin() == period.begin())
    }

    /// "Flow and annual take `ytd`, or `period` when the period begins on 1 January"
    pub fn cumulative(&self) -> bool {
        self.basis == "ytd" || self.basis == "period" && self.period.begins_in_january()
    }

    /// official > preliminary > estimate; a missing code "without `stage` ranks below estimate".
    fn stage_rank(&self) -> u8 {
        match self.stage.as_deref() {
            Some("official") => 3,
            Some("preliminary") => 2,
            Some("estimate") => 1,
            _ => 0,
        }
    }
}

/// "From its publication a revision removes the figure of the same indicator, period and basis in the named file, whatever its stage."
fn removed(line: &Line, all: &[Line], day: Date) -> bool {
    all.iter().any(|other| {
        other.published <= day
            && other.revises.as_ref() == Some(&line.snapshot)
            && other.ind == line.ind
            && line.same_days(&other.period, &other.basis)
    })
}

/// Rule 1: "among snapshots published by the `--as-of` day: latest period end ≤ that day;
/// then official > preliminary > estimate; then latest published".
pub fn pick(all: &[Line], day: Date, wanted: impl Fn(&Line) -> bool) -> Option<&Line> {
    let published = all.iter().filter(|line| line.published <= day && line.period.end() <= day);
    let standing = published.filter(|line| wanted(line) && !removed(line, all, day));
    standing.max_by_key(|line| (line.period.end(), line.stage_rank(), line.published))
}

//! `guong new snapshot` and `guong new plan`: files in which an officer only fills
//! in numbers. What is filled in builds; what is not says so at its line.

use std::path::Path;

use jiff::civil::Date;

use crate::base::diagnostic::Sink;
use crate::base::failure::Failure;
use crate::base::fields::is_id;
use crate::base::files::{Files, text};
use crate::base::recall::Oblivion;
use crate::cli::project;
use crate::cli::terminal::Terminal;
use crate::engine::disk::replace;
use crate::graph::reported::Reported;
use crate::model::period::Period;
use crate::model::plan::promise::{Indicator, Plan};
use crate::model::plan::release::Every;
use crate::model::plan::traits::Kind;
use crate::settings::site::Settings;
use crate::source::figures;
use crate::verdict::judgement::{Bench, Judged};

/// Makes a snapshot that lists every figure that is due and has not come, with the last value of each.
pub fn snapshot(root: &Path, id: Option<&str>, as_of: Option<&str>, terminal: &Terminal) -> Result<u8, Failure> {
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    let Some(settings) = Settings::read(&files, &mut sink) else { return Ok(refuse(sink, terminal)) };
    let day = project::now(as_of, &settings)?.date();
    let id = id.map_or_else(|| format!("{day}-so-lieu"), str::to_owned);
    let path = free(root, (&id, "snapshots"))?;
    let (plans, snapshots) =
        (figures::plans(&files, &settings.codes(), &mut sink), figures::snapshots(&files, &Oblivion, &mut sink));
    if sink.has_errors() {
        return Ok(refuse(sink, terminal));
    }
    let reported = Reported::by(day, &snapshots);
    let bench = Bench { plans: &plans, places: &[], reported: &reported, day };
    let mut wanted = Wanted::default();
    for plan in plans.range(..=day.year()).rev().take(2).map(|(_, plan)| plan).collect::<Vec<_>>().into_iter().rev() {
        for indicator in &plan.indicators {
            bench.indicator(plan, indicator).iter().for_each(|judged| wanted.add(plan, indicator, judged, day));
        }
    }
    write(root, &path, &wanted.file(day), terminal)
}

/// Makes a year's plan: that of the year before with its numbers to be filled in, else a first one.
pub fn plan(root: &Path, year: Option<&str>, terminal: &Terminal) -> Result<u8, Failure> {
    let said = year.unwrap_or_default();
    let year: i16 =
        said.parse().ok().filter(|y| (1900..=2200).contains(y)).ok_or(Failure::Usage("not-a-year", said.to_owned()))?;
    let path = free(root, (said, "plans"))?;
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    // What is wrong with the other plans is not told here, so their languages do not matter.
    let plans = figures::plans(&files, &[], &mut sink);
    let before = plans.range(..year).next_back().map(|(_, plan)| plan);
    let text = before.and_then(|plan| Some(renewed(plan, &text(files.get(plan.file.as_str())?, &mut sink)?, year)));
    write(root, &path, &text.unwrap_or_else(|| FIRST.replace("YEAR", said)), terminal)
}

fn refuse(sink: Sink, terminal: &Terminal) -> u8 {
    terminal.report(&sink.into_report());
    1
}

/// The path of a new file; one that is there stays as it is.
fn free(root: &Path, (id, folder): (&str, &str)) -> Result<String, Failure> {
    if !is_id(id) {
        return Err(Failure::Usage("not-an-id", id.to_owned()));
    }
    let path = format!("content/{folder}/{id}.yaml");
    if root.join(&path).exists() {
        return Err(Failure::Usage("exists", path));
    }
    Ok(path)
}

fn write(root: &Path, path: &str, text: &str, terminal: &Terminal) -> Result<u8, Failure> {
    replace(&root.join(path), text.as_bytes())?;
    terminal.note(&terminal.say("made", &[("path", path)]));
    Ok(0)
}

/// What a snapshot is to hold: lines to fill in, and what is not due.
#[derive(Default)]
struct Wanted {
    due: Vec<String>,
    later: Vec<String>,
}

impl Wanted {
    fn add(&mut self, plan: &Plan, indicator: &Indicator, judged: &Judged<'_>, day: Date) {
        let part = judged.series.part;
        let name = indicator.name_of(part);
        let told = judged.series.actual.figure.map(|f| f.last_day());
        let ended = releases(plan, judged).into_iter().rfind(|p| p.last_day() <= day);
        match ended.filter(|p| told.is_none_or(|told| told < p.last_day())) {
            Some(period) => self.due.push(line(&name.to_string(), period, judged)),
            None => {
                let next =
                    part.releases(plan.year).into_iter().find(|r| r.due > day && told.is_none_or(|t| t < r.period.last_day()));
                self.later.extend(next.map(|r| format!("# {name}: {}, {}", r.period, r.due)));
            }
        }
    }

    fn file(&self, day: Date) -> String {
        let mut text = format!(
            "# Điền tên văn bản, nơi công bố và các số; dòng nào chưa có số thì xóa, hoặc thay `value:` bằng `missing: not_collected`.\n\
             # stage: estimate (ước), preliminary (sơ bộ), official (chính thức).\n\
             source: {{title: , publisher: , published: \"{day}\"}}\nobs:\n"
        );
        if self.due.is_empty() {
            text = text.replace("obs:\n", "obs: []\n# Không có số nào đến hạn mà chưa ghi.\n");
        }
        self.due.iter().for_each(|line| text.push_str(&format!("{line}\n")));
        if !self.later.is_empty() {
            text.push_str(&format!("# Chưa đến kỳ (kỳ, hạn):\n{}\n", self.later.join("\n")));
        }
        text
    }
}

/// The periods that a part is reported for: by its calendar, else as often as it was reported so far.
fn releases(plan: &Plan, judged: &Judged<'_>) -> Vec<Period> {
    let part = judged.series.part;
    let learnt = judged.series.vintages.iter().map(|f| Every::of(f.observation.period.span())).min_by_key(|every| *every as u8);
    let every = part.traits.pacing.releases.map(|r| r.every).or(learnt).unwrap_or(Every::Year);
    every.periods(plan.year)
}

/// One line to fill in, and the last value behind it.
fn line(name: &str, period: Period, judged: &Judged<'_>) -> String {
    let part = judged.series.part;
    let basis = if matches!(part.kind(), Kind::Flow | Kind::Annual) { "ytd" } else { "point" };
    let period = if period.to_string().contains('-') { period.to_string() } else { format!("\"{period}\"") };
    let ranked = if part.kind() == Kind::Rank { ", ranked: 63" } else { "" };
    let figure = if part.each { "by: {}" } else { "value: " };
    let unit = part.traits.unit.as_ref().and_then(|u| u.all().next()).unwrap_or_default();
    let last = judged.series.actual.figure.map(|f| {
        let by = f.observation.by.iter().map(|(p, v)| format!("{}: {v}", p.id)).collect::<Vec<_>>().join(", ");
        let value = f.observation.value().map_or(by, |v| v.to_string());
        format!("{}: {value} {unit}", f.observation.period)
    });
    let last = last.unwrap_or_else(|| format!("chưa có số nào ({unit})"));
    format!("- {{ind: {name}, period: {period}, basis: {basis}, {figure}{ranked}, stage: estimate}}  # {}", last.trim_end())
}

/// A plan's text for another year: decision and targets to be filled in, the old numbers behind them.
fn renewed(plan: &Plan, text: &str, year: i16) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (_, part) in plan.parts() {
        let (at, column) = (part.target.spot.line as usize, part.target.spot.column as usize);
        let Some(line) = at.checked_sub(1).and_then(|at| lines.get_mut(at)).filter(|l| !l.contains("  # ")) else { continue };
        let begin = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
        let length = line[begin..].find([',', '}', ' ']).unwrap_or(line.len() - begin);
        let old = line[begin..begin + length].to_owned();
        line.replace_range(begin..begin + length, "");
        line.push_str(&format!("  # {}: {old}", plan.year));
    }
    let mut within = false;
    let shifted = |line: &String| {
        within = line.trim_end() == "plan:" || (within && (line.starts_with(char::is_whitespace) || line.trim().is_empty()));
        match line.trim_start() {
            l if l.starts_with("plan:") && !within => decision(plan, l, year),
            l if within => decided(line, l, year),
            l if l.starts_with("vs:") || l.starts_with("due:") => moved(line, (plan.year, year)),
            _ => line.clone(),
        }
    };
    let shifted: Vec<String> = lines.iter().map(shifted).collect();
    let head = format!(
        "# Theo kế hoạch năm {}: điền văn bản, ngày và mức của năm {year} (số cũ đứng sau dấu #), sửa tên và lời văn bản nếu đổi.\n",
        plan.year
    );
    head + &shifted.join("\n") + "\n"
}

/// The line about a plan's decision, on one line: its place stays, its document and day are to be filled in.
fn decision(plan: &Plan, line: &str, year: i16) -> String {
    let place = plan.place.as_ref().map_or_else(String::new, |place| format!(" place: {},", place.id));
    let old = line.trim_start_matches("plan:").trim();
    format!("plan: {{year: {year},{place} source: , decided: }}  # {old}")
}

/// One line of a plan's decision, where each key has its own.
fn decided(line: &str, key: &str, year: i16) -> String {
    let indent = &line[..line.len() - key.len()];
    let open = |name: &str| format!("{indent}{name}:  # {}", key.trim_start_matches(name).trim_start_matches(':').trim());
    match key.split_once(':').map(|(name, _)| name) {
        Some("year") => format!("{indent}year: {year}"),
        Some(name @ ("source" | "decided")) => open(name),
        // A new plan is nobody's illustration.
        Some("sample") => format!("{indent}# {key}"),
        _ => line.to_owned(),
    }
}

/// A line whose year is counted from the plan's own.
fn moved(line: &str, (from, to): (i16, i16)) -> String {
    let near = [from + 1, from, from - 1].into_iter().find(|year| line.contains(&year.to_string()));
    near.map_or_else(|| line.to_owned(), |year| line.replace(&year.to_string(), &(year + to - from).to_string()))
}

/// A first plan.
const FIRST: &str = "plan: {year: YEAR, source: , decided: }
defaults: {op: gte, better: up, decimals: 0, pace: none}
indicators:
# kind: flow (cộng dồn), annual (cả năm), level (mức tại một ngày), change (tăng giảm so với mốc), rank (thứ hạng)
- n: 1
  id: thu-ngan-sach
  name: Thu ngân sách nhà nước trên địa bàn
  kind: flow
  unit: tỷ đồng
  pace: linear
  releases: {every: month, days: 20}
  target: {value: , says: }
";

//! One part, or one member of an `each` part, judged: rules 2 to 7 and the paragraphs "Measuring" and "Judging".

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::figure::{Figure, whole};
use super::promise::{Part, Places, Plan};
use super::reported::{Line, Said, pick};
use super::time::Period;

/// All there is to look at.
pub struct World {
    pub plans: BTreeMap<i16, Plan>,
    pub lines: Vec<Line>,
    pub places: Places,
    pub day: Date,
}

/// What follows for a part.
#[derive(Debug, Clone, Default)]
pub struct Ruling {
    pub line: Option<Line>,
    pub actual: Option<Figure>,
    pub measure: Option<Figure>,
    pub percent: Option<Figure>,
    pub gap: Option<Figure>,
    pub closed: Option<Figure>,
    pub elapsed: Option<Figure>,
    pub pace: Option<Figure>,
    pub status: String,
    pub serious: bool,
    pub reason: Option<String>,
    pub flags: Vec<String>,
    pub place: Option<String>,
}

/// What is measured, against what: one number, or the ends between which it lies.
struct Measured {
    low: Figure,
    high: Figure,
    target: Figure,
    one: bool,
}

/// A part seen at one place, or as a whole.
pub struct Seen<'a> {
    pub world: &'a World,
    pub part: Part<'a>,
    pub member: Option<&'a str>,
}

impl Seen<'_> {
    /// Does a line speak of this part, on a basis that can be its actual?
    pub fn takes(&self, line: &Line) -> bool {
        let basis = if self.part.is(&["flow", "annual"]) { line.cumulative() } else { line.basis == "point" };
        line.ind == self.part.name() && basis
    }

    /// "Only observations whose period lies in the plan's year can be its actual."
    pub fn line(&self) -> Option<&Line> {
        let year = self.part.plan.year;
        pick(&self.world.lines, self.world.day, |line| self.takes(line) && line.period.year == year)
    }

    /// "`vs: previous-year-end` is the pick among `point` observations ending on 31 December of the year before,
    /// `vs: P` the pick among those of exactly period P"
    fn baseline_line(&self) -> Option<&Line> {
        if !self.part.is(&["level", "change", "rank"]) {
            return None;
        }
        let wanted = match self.part.text("vs")? {
            "previous-year-end" => Period { year: self.part.plan.year - 1, tail: String::new() },
            period => Period::read(period),
        };
        let of = |line: &Line| line.ind == self.part.name() && line.same_days(&wanted, "point");
        pick(&self.world.lines, self.world.day, of)
    }

    fn baseline(&self) -> Option<Said> {
        let said = self.baseline_line()?.of(self.member)?;
        matches!(said, Said::One(_) | Said::Range(..)).then_some(said)
    }

    /// Judges.
    pub fn ruling(&self) -> Ruling {
        // "From the due day on a missing figure is `overdue`."
        let unreported = if self.world.day < self.part.due() { "not_due" } else { "overdue" };
        let Some(line) = self.line() else { return no_data(unreported, None) };
        let found = Ruling { line: Some(line.clone()), flags: self.ranked_differs(line), ..Ruling::default() };
        let said = match line.of(self.member) {
            Some(Said::Missing(code)) => return no_data(&code, Some(found)),
            None | Some(Said::Nothing) => return no_data(unreported, Some(found)),
            Some(said) => said,
        };
        let (a_low, a_high) = ends(&said);
        let found = Ruling { actual: matches!(said, Said::One(_)).then(|| a_low.clone()), ..found };
        let Some(x) = self.measure(&a_low, &a_high, matches!(said, Said::One(_))) else {
            return no_data("no_baseline", Some(found));
        };
        self.judged(line, &x, found)
    }

    /// "Different `ranked` count → flag."
    fn ranked_differs(&self, line: &Line) -> Vec<String> {
        let its = self.baseline_line().and_then(|l| l.ranked.clone());
        let differs = line.ranked.is_some() && its.is_some() && line.ranked != its;
        differs.then(|| "ranked_differs".to_owned()).into_iter().collect()
    }

    /// Rule 2, rule 7 for ranges; none where a required baseline is missing.
    fn measure(&self, a_low: &Figure, a_high: &Figure, one: bool) -> Option<Measured> {
        let t = self.part.t();
        match self.part.kind() {
            "change" => {
                let Some(Said::One(b)) = self.baseline() else { return None };
                let fallen = if self.part.text("of") == Some("rise") { a_low - &b } else { &b - a_low };
                let x = match self.part.text("basis") {
                    Some("relative") if b <= whole(0) => return None,
                    Some("relative") => whole(100) * fallen / b,
                    _ => fallen,
                };
                Some(Measured { low: x.clone(), high: x, target: t, one: true })
            }
            "rank" => {
                let b = self.baseline()?;
                let (b_low, b_high) = ends(&b);
                let target = t.min(&b_high - whole(1));
                let one = one && matches!(b, Said::One(_));
                Some(Measured { low: b_low - a_high, high: b_high - a_low, target, one })
            }
            _ => Some(Measured { low: a_low.clone(), high: a_low.clone(), target: t, one: true }),
        }
    }

    /// Rule 3.
    fn test(&self, x: &Figure, t: &Figure) -> bool {
        match self.part.op() {
            "gt" => x > t,
            "lt" => x < t,
            "lte" => x <= t,
            _ => x >= t,
        }
    }

    fn ceiling(&self) -> bool {
        ["lt", "lte"].contains(&self.part.op())
    }

    /// Rules 3 to 7, once there is something to judge.
    fn judged(&self, line: &Line, x: &Measured, found: Ruling) -> Ruling {
        let passes = self.passes(line, x);
        let Some(passes) = passes else { return no_data("undecidable", Some(found)) };
        let last = line.period.ends_the_year();
        let mut ruling = Ruling { measure: x.one.then(|| x.low.clone()), gap: x.one.then(|| &x.low - &x.target), ..found };
        ruling.percent = self.percent(x, last);
        ruling.closed = self.closed(&x.low);
        self.set_pace(line, &mut ruling);
        ruling.status = self.status(passes, last, x, ruling.pace.as_ref()).to_owned();
        ruling.serious = ruling.status == "behind" && ruling.pace.as_ref().is_some_and(|r| *r < whole(60) / whole(100));
        ruling
    }

    /// Rule 7: "passes if low end ≥ t', fails if high end < t', else undecidable"; "t' = 0 → met iff a = 1".
    fn passes(&self, line: &Line, x: &Measured) -> Option<bool> {
        if self.part.kind() == "rank" && x.target == whole(0) {
            let (low, high) = ends(&line.of(self.member)?);
            return if high == whole(1) { Some(true) } else { (low > whole(1)).then_some(false) };
        }
        let (low, high) = (self.test(&x.low, &x.target), self.test(&x.high, &x.target));
        (low == high).then_some(low)
    }

    /// Rule 4: plan %.
    fn percent(&self, x: &Measured, last: bool) -> Option<Figure> {
        let hidden = match self.part.kind() {
            "annual" => !last,
            "level" => self.part.lower_is_better(),
            _ => !x.one,
        };
        (!hidden && x.target > whole(0)).then(|| whole(100) * &x.low / &x.target)
    }

    /// Rule 4: "given b ≠ t, closed C = 100(a−b)/(t−b)"; "C and ρ are null when b itself passes the test."
    fn closed(&self, a: &Figure) -> Option<Figure> {
        let t = self.part.t();
        match self.baseline() {
            Some(Said::One(b)) if self.part.kind() == "level" && b != t && !self.test(&b, &t) => {
                Some(whole(100) * (a - &b) / (t - b))
            }
            _ => None,
        }
    }

    /// Rule 5.
    fn set_pace(&self, line: &Line, ruling: &mut Ruling) {
        if self.part.pace() == "none" || !self.part.is(&["flow", "change", "level"]) {
            return;
        }
        let s = match self.part.pace() {
            "steps" => self.step(&line.period),
            "seasonal" => self.season(&line.period).unwrap_or_else(|| {
                ruling.flags.push("seasonal_without_history".to_owned());
                linear(&line.period)
            }),
            _ => linear(&line.period),
        };
        let done = if self.part.kind() == "level" { ruling.closed.clone() } else { ruling.percent.clone() };
        let ceiling = self.part.kind() == "flow" && self.ceiling();
        ruling.pace = done.filter(|_| s != whole(0) && !ceiling).map(|done| done / whole(100) / &s);
        ruling.elapsed = Some(s);
    }

    /// "the share due by the end of that period; between, the last one passed; 0 before the first, 1 at the year's end"
    fn step(&self, period: &Period) -> Figure {
        if period.ends_the_year() {
            return whole(1);
        }
        let steps = self.part.steps().iter().map(|(name, share)| {
            let end = Period { year: period.year, tail: format!("-{name}") }.end();
            (end, super::figure::figure(share.as_text().expect("a number")))
        });
        steps.filter(|(end, _)| *end <= period.end()).max_by_key(|(end, _)| *end).map_or(whole(0), |(_, share)| share)
    }

    /// "the three latest of the ten years before that have a whole-year figure > 0 and one of the same period; mean of the ratios"
    fn season(&self, period: &Period) -> Option<Figure> {
        let year = self.part.plan.year;
        let one = |wanted: Period| {
            let line = pick(&self.world.lines, self.world.day, |l| {
                self.takes(l) && l.period.year == wanted.year && l.period.end() == wanted.end()
            })?;
            match line.of(self.member)? {
                Said::One(n) => Some(n),
                _ => None,
            }
        };
        let ratio = |back: i16| {
            let all = one(Period { year: year - back, tail: String::new() }).filter(|all| *all > whole(0))?;
            Some(one(period.of(year - back))? / all)
        };
        let ratios: Vec<Figure> = (1..=10).filter_map(ratio).take(3).collect();
        let count = i64::try_from(ratios.len()).expect("three at most");
        (count > 0).then(|| ratios.into_iter().sum::<Figure>() / whole(count))
    }

    /// Rule 6, first match.
    fn status(&self, passes: bool, last: bool, x: &Measured, pace: Option<&Figure>) -> &'static str {
        let flow = self.part.kind() == "flow";
        let ceiling = flow && self.ceiling();
        if passes && (last || flow && !ceiling) {
            let better = if self.ceiling() { &x.target - &x.high } else { &x.low - &x.target };
            let margin = self.part.margin() * num_traits::Signed::abs(&x.target);
            return if better >= self.part.unit_step().max(margin) { "exceeded" } else { "met" };
        }
        match pace {
            _ if passes => "on_track",
            _ if last || ceiling => "missed",
            None => "in_progress",
            Some(pace) if *pace >= whole(95) / whole(100) => "on_track",
            Some(_) => "behind",
        }
    }
}

fn no_data(reason: &str, found: Option<Ruling>) -> Ruling {
    Ruling { status: "no_data".to_owned(), reason: Some(reason.to_owned()), ..found.unwrap_or_default() }
}

fn ends(said: &Said) -> (Figure, Figure) {
    match said {
        Said::One(n) => (n.clone(), n.clone()),
        Said::Range(low, high) => (low.clone(), high.clone()),
        other => panic!("{other:?} has no ends"),
    }
}

/// "linear = day-of-year(period end)/days in year"
fn linear(period: &Period) -> Figure {
    whole(i64::from(period.end().day_of_year())) / whole(i64::from(period.end().days_in_year()))
}

//! Which chart fits a part, and what stands on it.

use num_traits::{FromPrimitive, ToPrimitive};
use rust_decimal::Decimal;

use crate::base::fields::Ref;
use crate::craft::chart::bars::{Bar, bars};
use crate::craft::chart::bullet::bullet;
use crate::craft::chart::change::{Change, change};
use crate::craft::chart::cumulative::{Cumulative, cumulative};
use crate::craft::chart::dots::dots;
use crate::craft::chart::drawing::Drawing;
use crate::craft::chart::level::{Level, level};
use crate::craft::chart::progress::progress;
use crate::craft::chart::slope::{Place, slope};
use crate::craft::numerals::with_unit;
use crate::graph::reported::{Figure, Reported, standing};
use crate::graph::series::counts;
use crate::model::plan::promise::Part;
use crate::model::plan::traits::{ChangeBasis, Kind, Of, Pace};
use crate::model::snapshot::{Name, Observation, Reading};
use crate::verdict::exact::{Exact, exact};
use crate::verdict::judgement::Judged;
use crate::view::figure_words::Voice;

/// Up to how many things are drawn one by one.
const COUNTABLE: u32 = 12;

/// What a part's charts are drawn from.
pub struct Sketch<'a, 'b> {
    /// The part, judged.
    pub judged: &'b Judged<'a>,
    /// How its figures are named.
    pub name: &'b Name,
    /// The plan's year.
    pub year: i16,
    /// All that is known on the day.
    pub reported: &'b Reported<'a>,
    /// The readers' language.
    pub voice: Voice<'b>,
    /// What a place is called.
    pub place: &'b dyn Fn(&str) -> String,
}

fn float(value: &Exact) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

fn near(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

impl<'a> Sketch<'a, '_> {
    fn part(&self) -> &'a Part {
        self.judged.series.part
    }

    fn target(&self) -> f64 {
        near(self.part().target.value)
    }

    /// A number of the axis.
    fn axis(&self, number: f64) -> String {
        Decimal::from_f64(number).map_or_else(String::new, |d| self.voice.numerals().exact(d.round_dp(6)))
    }

    fn amount(&self, value: Decimal) -> String {
        self.voice.amount(value, self.part())
    }

    /// The bullet of a row: what is reached of the plan, and what of the year is over.
    pub fn bullet(&self) -> Option<Drawing> {
        let verdict = &self.judged.verdict;
        let target = exact(self.part().target.value);
        let share = verdict.percent_of_plan.as_ref().map(float).or_else(|| {
            let level = verdict.measure.as_ref().filter(|_| self.part().kind() == Kind::Annual && self.target() > 0.0);
            level.map(|x| 100.0 * float(&(x / target)))
        })?;
        Some(bullet(share, verdict.elapsed.as_ref().map(|s| 100.0 * float(s))))
    }

    /// The chart that fits the part's kind; none without a figure to draw.
    pub fn chart(&self) -> Option<Drawing> {
        self.judged.series.actual.figure.or(self.judged.series.baseline.figure)?;
        if self.part().each {
            return self.members();
        }
        match self.part().kind() {
            Kind::Flow if self.is_countable() => self.counted(),
            Kind::Flow => self.gathering(),
            Kind::Level if self.is_standard() => self.standard(),
            Kind::Level | Kind::Annual => self.states(),
            Kind::Change => self.moved(),
            Kind::Rank => self.ranks(),
        }
    }

    /// The figure that counts, place by place, most first.
    pub fn places(&self) -> Option<Drawing> {
        let figure = self.judged.series.actual.figure.filter(|_| !self.part().each && !self.is_countable())?;
        let mut told: Vec<&(Ref, Decimal)> = figure.observation.by.iter().collect();
        told.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
        let bar = |(place, value): &&(Ref, Decimal)| Bar {
            name: (self.place)(&place.id),
            value: Some(near(*value)),
            label: self.amount(*value),
        };
        (told.len() > 1).then(|| bars(&told.iter().map(bar).collect::<Vec<_>>(), None))
    }

    fn is_countable(&self) -> bool {
        let target = self.part().target.value;
        let actual = self.judged.series.actual.figure.and_then(|f| f.observation.value());
        let small = |v: Decimal| v.fract().is_zero() && v >= Decimal::ZERO && v <= Decimal::from(COUNTABLE);
        self.part().kind() == Kind::Flow && small(target) && actual.is_none_or(small)
    }

    fn is_standard(&self) -> bool {
        let hundred = Decimal::from(100);
        self.part().traits.max == Some(hundred) && self.part().traits.coverage.of_units.is_some()
    }

    fn counted(&self) -> Option<Drawing> {
        let observation = self.judged.series.actual.figure?.observation;
        let whole = |v: Decimal| v.to_usize().unwrap_or(0);
        let mut names = Vec::new();
        for (place, count) in &observation.by {
            names.extend(std::iter::repeat_n((self.place)(&place.id), whole(*count).min(40)));
        }
        Some(dots(whole(observation.value()?), whole(self.part().target.value), &names))
    }

    /// The latest word on each month of a year, in order.
    fn months(&self, year: i16) -> Vec<Figure<'a>> {
        let mut latest: Vec<Figure<'a>> = Vec::new();
        let all = standing(self.reported.of(self.name));
        let mut told: Vec<Figure<'a>> = all.into_iter().filter(|f| f.observation.period.year() == year).collect();
        told.retain(|f| counts(f, self.part().kind()) && f.observation.value().is_some());
        told.sort_by_key(Figure::rank);
        for figure in told {
            if latest.last().is_some_and(|l| l.last_day() == figure.last_day()) {
                latest.pop();
            }
            latest.push(figure);
        }
        latest
    }

    fn gathering(&self) -> Option<Drawing> {
        let point = |f: &Figure<'_>| (f64::from(f.last_day().month()), f.observation.value().map_or(0.0, near));
        let now: Vec<(f64, f64)> = self.months(self.year).iter().map(point).collect();
        let before: Vec<(f64, f64)> = self.months(self.year - 1).iter().map(point).collect();
        let actual = self.judged.series.actual.figure.and_then(|f| f.observation.value())?;
        let begun = |points: Vec<(f64, f64)>| if points.is_empty() { points } else { [vec![(0.0, 0.0)], points].concat() };
        let axis = |n: f64| self.axis(n);
        let plan = self.voice.fill("verdict.goal", &[("x", &self.voice.numerals().exact(self.part().target.value))]);
        Some(cumulative(&Cumulative {
            target: self.target(),
            target_label: &plan,
            now: &begun(now),
            now_label: &self.voice.numerals().exact(actual),
            before: &begun(before),
            before_label: &(self.year - 1).to_string(),
            is_linear: self.part().traits.pace() == Pace::Linear,
            number: &axis,
            month: &(self.voice.word)("verdict.month"),
        }))
    }

    fn states(&self) -> Option<Drawing> {
        let figures = [self.months(self.year - 1), self.months(self.year)].concat();
        let point = |f: &Figure<'_>| {
            let day = f.last_day();
            let at = f64::from(day.year()) * 12.0 + f64::from(day.month());
            let value = f.observation.value()?;
            Some((at, near(value), format!("{}/{}", day.month(), day.year()), self.amount(value)))
        };
        let points: Vec<_> = figures.iter().filter_map(point).collect();
        let gap =
            if self.judged.verdict.gap.is_some() { self.voice.gap(&self.judged.verdict, self.part()) } else { String::new() };
        let plan = self.voice.fill("verdict.goal", &[("x", &self.amount_as_said())]);
        let axis = |n: f64| self.axis(n);
        (!points.is_empty()).then(|| {
            level(&Level {
                points: &points,
                target: self.target(),
                target_label: &plan,
                gap_label: if self.part().kind() == Kind::Level { &gap } else { "" },
                number: &axis,
            })
        })
    }

    /// The target with its unit, without a comparison.
    fn amount_as_said(&self) -> String {
        with_unit(&self.voice.numerals().exact(self.part().target.value), &self.voice.unit(self.part()))
    }

    fn standard(&self) -> Option<Drawing> {
        let value = self.judged.series.actual.figure.and_then(|f| f.observation.value())?;
        let plan = self.voice.fill("verdict.goal", &[("x", &self.amount_as_said())]);
        Some(progress((near(value), &self.amount(value)), (self.target(), &plan)))
    }

    fn moved(&self) -> Option<Drawing> {
        let (now, before) = (self.judged.series.actual.figure, self.judged.series.baseline.figure);
        let number = |f: Option<Figure<'_>>| f.and_then(|f| f.observation.value());
        let (a, b) = (number(now)?, number(before)?);
        let step = match self.part().traits.basis() {
            ChangeBasis::Points => self.target(),
            ChangeBasis::Relative => near(b) * self.target() / 100.0,
        };
        let required = if self.part().traits.change.of == Some(Of::Rise) { near(b) + step } else { near(b) - step };
        let need = Decimal::from_f64(required).map_or_else(String::new, |d| self.amount(d));
        let need = self.voice.fill("verdict.goal", &[("x", &need)]);
        let day = |f: Option<Figure<'_>>| f.map_or_else(String::new, |f| month(f.observation));
        Some(change(&Change {
            from: (near(b), &self.amount(b)),
            to: (near(a), &self.amount(a)),
            required: (required, &need),
            days: (&day(before), &day(now)),
        }))
    }

    fn ranks(&self) -> Option<Drawing> {
        let before = self.judged.series.baseline.figure?.observation;
        let now = self.judged.series.actual.figure.map(|f| f.observation);
        let ends = |o: &Observation| match o.reading {
            Reading::Value(value) => Some((near(value), near(value))),
            Reading::Range(low, high) => Some((near(low), near(high))),
            Reading::Missing(_) | Reading::ByPlace => None,
        };
        let labels = [Some(before), now].map(|o| o.map_or_else(String::new, |o| self.voice.reading(o, self.part())));
        let years = [Some(before), now].map(|o| o.map_or_else(String::new, |o| o.period.year().to_string()));
        let first = Place { ends: ends(before)?, label: &labels[0], year: &years[0] };
        let second = now.and_then(ends).map(|ends| Place { ends, label: &labels[1], year: &years[1] });
        let ranked = before.ranked.or(now.and_then(|o| o.ranked)).and_then(|r| r.to_f64()).unwrap_or(first.ends.1);
        let need = (first.ends.1 - self.target()).max(1.0);
        let label = self.voice.fill("verdict.rank.need", &[("x", &self.axis(need))]);
        Some(slope(&first, second.as_ref(), ranked, (need, &label)))
    }

    /// Every member's measure against what each must reach.
    fn members(&self) -> Option<Drawing> {
        let part = self.part();
        let mut all: Vec<_> = self.judged.members.iter().collect();
        all.sort_by(|a, b| b.1.measure.cmp(&a.1.measure).then_with(|| a.0.cmp(b.0)));
        let bar = |(place, verdict): &&(&str, crate::verdict::judgement::Verdict)| Bar {
            name: (self.place)(place),
            value: verdict.measure.as_ref().map(float),
            label: verdict
                .measure
                .as_ref()
                .map_or_else(|| (self.voice.word)("figure.missing.other"), |x| self.voice.number(x, part.traits.decimals())),
        };
        let bars_of: Vec<Bar> = all.iter().map(bar).collect();
        (!bars_of.is_empty()).then(|| bars(&bars_of, Some(self.target())))
    }
}

/// The month at whose end a state was: 12/2022.
fn month(observation: &Observation) -> String {
    let last = observation.period.last_day();
    format!("{}/{}", last.month(), last.year())
}

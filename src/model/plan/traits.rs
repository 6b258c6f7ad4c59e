//! What defaults, an indicator and a part may each say of how a figure is
//! measured and judged. The nearer word wins, trait by trait.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::base::diagnostic::Spot;
use crate::base::fields::Ref;
use crate::base::lang::Localized;
use crate::model::period::Period;
use crate::model::plan::release::Releases;

/// What sort of figure an indicator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// An amount that gathers over the year.
    Flow,
    /// A figure of the whole year that does not gather: a growth rate.
    Annual,
    /// A state on a day.
    Level,
    /// How far a state moved from its baseline.
    Change,
    /// A place in a ranking.
    Rank,
}

/// How an actual is compared with the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Op {
    /// Above.
    Gt,
    /// At least.
    Gte,
    /// Below.
    Lt,
    /// At most.
    Lte,
}

/// Which way is good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// More.
    Up,
    /// Less.
    Down,
}

/// How much of a target is due by a day of the year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// Nothing before the year's end.
    None,
    /// Evenly by days.
    Linear,
    /// As in the years before.
    Seasonal,
    /// As declared.
    Steps,
}

/// Which way a change or rank is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// Baseline less actual.
    Drop,
    /// Actual less baseline.
    Rise,
    /// Places gained in a ranking.
    Gain,
}

/// What a change is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeBasis {
    /// The figure's own unit; percentage points for shares.
    Points,
    /// Per cent of the baseline.
    Relative,
}

/// What an actual is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Versus {
    /// The state on 31 December of the year before.
    PreviousYearEnd,
    /// The figure of exactly this period.
    Period(Period),
}

/// Exactly what is counted, and where.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Coverage {
    /// What is left out.
    pub excludes: Option<Localized>,
    /// What is counted in.
    pub includes: Option<Localized>,
    /// Of which units a share is taken.
    pub of_units: Option<Localized>,
    /// The group of places that it is about.
    pub scope: Option<Ref>,
}

/// What may be said on every floor of a plan; `None` where nothing is.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Traits {
    /// What sort of figure.
    pub kind: Option<Kind>,
    /// Its unit.
    pub unit: Option<Localized>,
    /// Decimals shown.
    pub decimals: Option<u32>,
    /// Comparison and which way is good.
    pub aim: Aim,
    /// What a change is measured against.
    pub change: Change,
    /// When how much is due.
    pub pacing: Pacing,
    /// What is counted.
    pub coverage: Coverage,
    /// The highest value there can be.
    pub max: Option<Decimal>,
    /// "Phấn đấu": striven for, not bound to.
    pub strive: bool,
}

/// When a target is reached.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Aim {
    /// How it is compared.
    pub op: Option<Op>,
    /// Which way is good.
    pub better: Option<Better>,
    /// By which share of the target it must be passed to count as exceeded.
    pub margin: Option<Decimal>,
}

/// What a change or gain is measured against.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Change {
    /// Which way it is counted.
    pub of: Option<Of>,
    /// In which measure.
    pub basis: Option<ChangeBasis>,
    /// Against what.
    pub vs: Option<Versus>,
}

/// When how much of a target is due.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Pacing {
    /// By which rule.
    pub pace: Option<Pace>,
    /// The declared share by the last month of its period.
    pub steps: Option<BTreeMap<i8, Decimal>>,
    /// From when on a part without any figure is overdue.
    pub due: Option<Date>,
    /// How often figures are released.
    pub releases: Option<Releases>,
    /// Where the rule is written.
    pub spot: Option<Spot>,
}

impl Traits {
    /// These, completed by what a farther floor says.
    pub fn or(self, farther: &Traits) -> Traits {
        Traits {
            kind: self.kind.or(farther.kind),
            unit: self.unit.or_else(|| farther.unit.clone()),
            decimals: self.decimals.or(farther.decimals),
            aim: self.aim.or(&farther.aim),
            change: self.change.or(&farther.change),
            pacing: self.pacing.or(&farther.pacing),
            coverage: self.coverage.or(&farther.coverage),
            max: self.max.or(farther.max),
            strive: self.strive || farther.strive,
        }
    }

    /// The unit in the plan's own language.
    pub fn unit_word(&self) -> Option<&str> {
        self.unit.as_ref().and_then(|unit| unit.all().next())
    }

    /// Which way is good; up where nothing is said.
    pub fn better(&self) -> Better {
        self.aim.better.unwrap_or(Better::Up)
    }

    /// Decimals shown; none where nothing is said.
    pub fn decimals(&self) -> u32 {
        self.decimals.unwrap_or(0)
    }

    /// When how much is due; nothing before the end where nothing is said.
    pub fn pace(&self) -> Pace {
        self.pacing.pace.unwrap_or(Pace::None)
    }

    /// By which share a target must be passed to be exceeded.
    pub fn margin(&self) -> Decimal {
        self.aim.margin.unwrap_or(Decimal::ZERO)
    }

    /// What a change is counted in; its own unit where nothing is said.
    pub fn basis(&self) -> ChangeBasis {
        self.change.basis.unwrap_or(ChangeBasis::Points)
    }
}

impl Aim {
    fn or(self, farther: &Aim) -> Aim {
        Aim { op: self.op.or(farther.op), better: self.better.or(farther.better), margin: self.margin.or(farther.margin) }
    }
}

impl Change {
    fn or(self, farther: &Change) -> Change {
        Change { of: self.of.or(farther.of), basis: self.basis.or(farther.basis), vs: self.vs.or(farther.vs) }
    }
}

impl Pacing {
    fn or(self, farther: &Pacing) -> Pacing {
        Pacing {
            pace: self.pace.or(farther.pace),
            steps: self.steps.or_else(|| farther.steps.clone()),
            due: self.due.or(farther.due),
            releases: self.releases.or(farther.releases),
            spot: self.spot.or(farther.spot),
        }
    }
}

impl Coverage {
    fn or(self, farther: &Coverage) -> Coverage {
        Coverage {
            excludes: self.excludes.or_else(|| farther.excludes.clone()),
            includes: self.includes.or_else(|| farther.includes.clone()),
            of_units: self.of_units.or_else(|| farther.of_units.clone()),
            scope: self.scope.or_else(|| farther.scope.clone()),
        }
    }
}

impl Kind {
    /// The words of plans.
    pub const WORDS: [(&'static str, Kind); 5] =
        [("flow", Kind::Flow), ("annual", Kind::Annual), ("level", Kind::Level), ("change", Kind::Change), ("rank", Kind::Rank)];

    /// Its word in plans and open data.
    pub fn word(self) -> &'static str {
        word(&Kind::WORDS, self)
    }
}

impl Op {
    /// The words of plans.
    pub const WORDS: [(&'static str, Op); 4] = [("gt", Op::Gt), ("gte", Op::Gte), ("lt", Op::Lt), ("lte", Op::Lte)];

    /// Its word in plans and open data.
    pub fn word(self) -> &'static str {
        word(&Op::WORDS, self)
    }
}

/// The word of a choice; every choice stands in its table.
pub fn word<T: PartialEq>(words: &[(&'static str, T)], choice: T) -> &'static str {
    words.iter().find(|(_, c)| *c == choice).map_or("", |(w, _)| w)
}

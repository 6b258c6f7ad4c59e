//! What was promised: a plan, its parts, and where a part finds what it does not say itself.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::figure::{Figure, figure, whole};
use super::sheet::Sheet;

/// The plan of a year.
pub struct Plan {
    pub year: i16,
    pub defaults: Sheet,
    pub indicators: Vec<Sheet>,
}

/// A part of a plan, with what stands around it.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    pub plan: &'a Plan,
    pub indicator: &'a Sheet,
    /// The part itself; none if the indicator has no parts.
    pub own: Option<&'a Sheet>,
}

impl Plan {
    pub fn read(year: i16, text: &str) -> Plan {
        let file = Sheet::read(text);
        let defaults = file.get("defaults").cloned().unwrap_or(Sheet::Map(Vec::new()));
        Plan { year, defaults, indicators: file.items("indicators").to_vec() }
    }

    /// "An indicator without parts has one part with its own id."
    pub fn parts<'a>(&'a self, indicator: &'a Sheet) -> Vec<Part<'a>> {
        let parts = indicator.items("parts");
        let part = |own| Part { plan: self, indicator, own };
        if parts.is_empty() { vec![part(None)] } else { parts.iter().map(|own| part(Some(own))).collect() }
    }

    /// The part that observations call by this name.
    pub fn part(&self, name: &str) -> Option<Part<'_>> {
        self.indicators.iter().flat_map(|i| self.parts(i)).find(|part| part.name() == name)
    }
}

impl<'a> Part<'a> {
    pub fn id(&self) -> &'a str {
        self.own.unwrap_or(self.indicator).text("id").expect("all have an id")
    }

    /// "A part is named `indicator.part`."
    pub fn name(&self) -> String {
        let indicator = self.indicator.text("id").expect("all have an id");
        self.own.map_or(indicator.to_owned(), |_| format!("{indicator}.{}", self.id()))
    }

    fn fact(&self, key: &str) -> Option<&'a Sheet> {
        self.own.and_then(|own| own.get(key)).or_else(|| self.indicator.get(key)).or_else(|| self.plan.defaults.get(key))
    }

    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.fact(key).and_then(Sheet::as_text)
    }

    pub fn kind(&self) -> &'a str {
        self.text("kind").expect("all have a kind")
    }

    /// Is it one of these kinds?
    pub fn is(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.kind())
    }

    pub fn lower_is_better(&self) -> bool {
        self.text("better") == Some("down")
    }

    /// "`target` of a part replaces the indicator's whole"
    pub fn target(&self) -> &'a Sheet {
        self.fact("target").expect("all have a target")
    }

    pub fn t(&self) -> Figure {
        figure(self.target().text("value").expect("a target has a value"))
    }

    /// "`op` of a target goes before part, indicator, defaults; without `defaults`: gte"
    pub fn op(&self) -> &'a str {
        self.target().text("op").or_else(|| self.text("op")).unwrap_or("gte")
    }

    /// u = 10^−decimals.
    pub fn unit_step(&self) -> Figure {
        let decimals: u32 = self.text("decimals").unwrap_or("0").parse().expect("a whole number");
        whole(1) / whole(10_i64.pow(decimals))
    }

    /// "`margin` is a fraction on defaults, indicator or part; nearer wins"
    pub fn margin(&self) -> Figure {
        self.text("margin").map_or(whole(0), figure)
    }

    pub fn pace(&self) -> &'a str {
        self.text("pace").unwrap_or("none")
    }

    /// The declared steps: where they end, and what is due by then.
    pub fn steps(&self) -> &'a [(String, Sheet)] {
        match self.fact("steps") {
            Some(Sheet::Map(pairs)) => pairs,
            _ => &[],
        }
    }

    /// "without `due` it is 31 days after the period's end"
    pub fn due(&self) -> Date {
        match self.text("due") {
            Some(day) => day.parse().expect("a day"),
            None => date(self.plan.year, 12, 31).checked_add(31.days()).expect("a day"),
        }
    }

    /// "The same definition means the same kind, unit, scope, includes, excludes, of_units"
    pub fn same_definition(&self, other: &Part<'_>) -> bool {
        ["kind", "unit", "scope", "includes", "excludes", "of_units"].iter().all(|key| self.text(key) == other.text(key))
    }
}

/// Groups of places, and from when to when a place is.
#[derive(Default)]
pub struct Places(BTreeMap<String, Sheet>);

impl Places {
    pub fn read(text: &str) -> Places {
        let file = Sheet::read(text);
        Places(file.as_list().iter().map(|p| (p.text("id").expect("all have an id").to_owned(), p.clone())).collect())
    }

    /// "each member (those valid on the period's last day)"
    pub fn members(&self, group: &str, day: Date) -> Vec<String> {
        let valid = |id: &&str| {
            let place = &self.0[*id];
            let limit = |key: &str| place.text(key).map(|day| day.parse::<Date>().expect("a day"));
            limit("from").is_none_or(|from| from <= day) && limit("to").is_none_or(|to| day <= to)
        };
        let members = self.0[group].items("members").iter().filter_map(Sheet::as_text);
        members.filter(valid).map(str::to_owned).collect()
    }
}

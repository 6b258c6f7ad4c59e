//! Plans and snapshots by chance: without a fault, and with every edge that the contract names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::time::Period;
use crate::yard::Chance;

/// The files of a project, and the days on which it is worth a look.
pub struct Invention {
    pub files: BTreeMap<String, String>,
    pub days: Vec<Date>,
}

/// What observations need to know of a part.
#[derive(Clone)]
struct Form {
    name: String,
    kind: &'static str,
    group: Option<usize>,
    percent: bool,
    /// What it is measured from.
    vs: Option<Period>,
    /// Its target, in hundredths.
    aim: i64,
    /// The least and the most of its figures, in hundredths.
    bounds: (i64, i64),
}

/// An observation that was written.
struct Written {
    name: String,
    period: Period,
    basis: &'static str,
    snapshot: String,
    published: Date,
}

const KINDS: [&str; 5] = ["flow", "annual", "level", "change", "rank"];
const PLACES: usize = 6;
const GROUPS: [&str; 3] = ["mot", "hai", "ba"];
const TAILS: [&str; 19] = [
    "", "-S1", "-S2", "-Q1", "-Q2", "-Q3", "-Q4", "-M01", "-M02", "-M03", "-M04", "-M05", "-M06", "-M07", "-M08", "-M09", "-M10",
    "-M11", "-M12",
];
const YEAR_ENDS: [&str; 4] = ["", "-S2", "-Q4", "-M12"];

/// Invents a project.
pub fn invent(seed: u64) -> Invention {
    let mut workshop = Workshop { chance: Chance::new(seed + 1), plans: BTreeMap::new(), files: BTreeMap::new() };
    // The first numbers of a small seed are small.
    for _ in 0..8 {
        workshop.chance.below(2);
    }
    workshop.places();
    workshop.plans();
    let days = workshop.snapshots();
    Invention { files: workshop.files, days }
}

/// Invents a project with profiles that contribute.
pub fn invent_site(seed: u64) -> Invention {
    let mut invention = invent(seed);
    let mut workshop = Workshop { chance: Chance::new(seed + 1), plans: BTreeMap::new(), files: BTreeMap::new() };
    let flows = invention.files.iter().filter_map(|(path, text)| {
        let year = path.strip_prefix("content/plans/")?.strip_suffix(".yaml")?;
        let flow = |line: &&str| line.starts_with("- ") && !line.contains("parts:") && line.contains("kind: flow");
        text.lines().any(|line| flow(&line) && line.contains("id: chi-tieu-0,")).then(|| year.to_owned())
    });
    let (flows, years): (Vec<String>, Vec<i16>) = (flows.collect(), (2020..=2025).collect());
    let planned = |year: &&i16| invention.files.contains_key(&format!("content/plans/{year}.yaml"));
    let years: Vec<i16> = years.iter().filter(planned).copied().collect();
    for name in ["xuan", "an", "binh-1", "binh", "mai"] {
        workshop.profile(name, &flows, &years);
    }
    invention.files.append(&mut workshop.files);
    invention
}

struct Workshop {
    chance: Chance,
    plans: BTreeMap<i16, Vec<Form>>,
    files: BTreeMap<String, String>,
}

/// The keys of a YAML mapping on one line.
#[derive(Default)]
struct Row(Vec<String>);

impl Row {
    fn put(&mut self, key: &str, value: impl std::fmt::Display) {
        self.0.push(format!("{key}: {value}"));
    }

    fn text(&self) -> String {
        format!("{{{}}}", self.0.join(", "))
    }
}

impl Workshop {
    /// One time in so many.
    fn once_in(&mut self, times: u64) -> bool {
        self.chance.below(times) == 0
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        least
            + i64::try_from(self.chance.below(u64::try_from(most - least + 1).expect("least comes first"))).expect("it is small")
    }

    /// A number of hundredths as authors may write it, never as the thousands trap.
    fn number(&mut self, hundredths: i64) -> String {
        let sign = if hundredths < 0 { "-" } else { "" };
        let (before, after) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let plain = match (after, self.chance.below(4)) {
            (0, 0) => format!("{sign}{before}.0"),
            (0, 1) => format!("{sign}{before}.0000"),
            (0, _) => format!("{sign}{before}"),
            (_, 0) => format!("{sign}{before}.{after:02}00"),
            (_, 1) => format!("\"{sign}{before}.{after:02}0\""),
            _ => format!("{sign}{before}.{after:02}"),
        };
        if self.once_in(9) && !plain.starts_with('"') { format!("\"{plain}\"") } else { plain }
    }

    fn profile(&mut self, name: &str, flows: &[String], years: &[i16]) {
        let mut text = format!("---\ntitle: Gương {name}\nkind: individual\n");
        for key in ["sample", "draft", "unlisted"] {
            if self.once_in(4) {
                writeln!(text, "{key}: true").expect("memory takes it");
            }
        }
        text.push_str("contributes:\n");
        for _ in 0..self.between(1, 3) {
            let mut row = Row::default();
            row.put("indicator", "chi-tieu-0");
            if flows.is_empty() || self.once_in(2) {
                row.put("year", self.chance.pick(years));
                row.put("claim", "supports");
            } else {
                row.put("year", self.chance.pick(flows));
                let amount = self.between(1, 900);
                let amount = self.number(amount);
                row.put("amount", amount);
                row.put("claim", "measured");
            }
            writeln!(text, "  - {}", row.text()).expect("memory takes it");
        }
        text.push_str("---\nViệc làm.\n");
        self.files.insert(format!("content/profiles/{name}.md"), text);
    }

    fn places(&mut self) {
        let mut text = String::new();
        for place in 0..PLACES {
            let mut row = Row::default();
            row.put("id", format_args!("noi-{place}"));
            row.put("name", format_args!("Nơi {place}"));
            let (year, month) = (self.between(2021, 2024), self.between(1, 12));
            let day = date(i16::try_from(year).expect("a year"), i8::try_from(month).expect("a month"), 1).last_of_month();
            match self.chance.below(6) {
                0 => row.put("from", day),
                1 => row.put("to", day),
                2 => row.put("from", day.tomorrow().expect("a day")),
                _ => {}
            }
            writeln!(text, "- {}", row.text()).expect("memory takes it");
        }
        for (at, group) in GROUPS.iter().enumerate() {
            let members: Vec<String> = (0..PLACES).filter(|p| p % (at + 1) == 0).map(|p| format!("noi-{p}")).collect();
            writeln!(text, "- {{id: {group}, name: Nhóm {group}, group: true, members: [{}]}}", members.join(", "))
                .expect("memory");
        }
        self.files.insert("content/lists/places.yaml".to_owned(), text);
    }

    fn plans(&mut self) {
        let kinds: Vec<&'static str> = (0..self.between(1, 3)).map(|_| *self.chance.pick(&KINDS)).collect();
        let parted: Vec<bool> = kinds.iter().map(|_| self.once_in(3)).collect();
        for year in 2020..=2025 {
            if year != 2023 && !self.once_in(3) {
                continue;
            }
            let mut text = format!("plan: {{year: {year}}}\n");
            if self.once_in(2) {
                let mut row = Row::default();
                self.habits(&mut row);
                writeln!(text, "defaults: {}", row.text()).expect("memory takes it");
            }
            text.push_str("indicators:\n");
            let mut forms = Vec::new();
            for (at, (kind, parted)) in kinds.iter().zip(&parted).enumerate() {
                let omitted = at > 0 && self.once_in(6);
                if !omitted {
                    let row = self.indicator((year, at), (kind, *parted), &mut forms);
                    writeln!(text, "- {row}").expect("memory takes it");
                }
            }
            self.plans.insert(year, forms);
            self.files.insert(format!("content/plans/{year}.yaml"), text);
        }
    }

    /// What may stand at defaults, indicator and part alike.
    fn habits(&mut self, row: &mut Row) {
        if self.once_in(2) {
            row.put("pace", self.chance.pick(&["none", "linear", "linear", "seasonal", "seasonal"]));
        }
        if self.once_in(3) {
            row.put("decimals", self.chance.below(4));
        }
        if self.once_in(3) {
            row.put("margin", self.chance.pick(&["0", "0.02", "0.05", "0.1", "\"0.250\"", "1.5"]));
        }
    }

    fn indicator(&mut self, (year, at): (i16, usize), (kind, parted): (&'static str, bool), forms: &mut Vec<Form>) -> String {
        let id = format!("chi-tieu-{at}");
        // Now and then another year counts something else by the same name.
        let kind = if self.once_in(12) { *self.chance.pick(&KINDS) } else { kind };
        let mut row = Row::default();
        row.put("n", at + 1);
        row.put("id", &id);
        row.put("name", format_args!("Chỉ tiêu {at}"));
        let mut form = self.form(&id, kind);
        let inherited = parted && self.once_in(2);
        if inherited || !parted {
            self.measured(year, &mut form, &mut row);
        }
        if !parted {
            forms.push(form);
            return row.text();
        }
        let mut parts = Vec::new();
        for part in 0..self.between(1, 3) {
            let mut row = Row::default();
            row.put("id", format_args!("phan-{part}"));
            let name = format!("{id}.phan-{part}");
            let mut form = match inherited {
                true => Form { name, ..form.clone() },
                false => {
                    let kind = if self.once_in(4) { *self.chance.pick(&KINDS) } else { kind };
                    let mut form = self.form(&name, kind);
                    self.measured(year, &mut form, &mut row);
                    form
                }
            };
            if inherited && self.once_in(3) {
                let target = self.target(&mut form, true);
                row.put("target", target);
            }
            if inherited && self.once_in(3) {
                self.habits(&mut row);
            }
            parts.push(row.text());
            forms.push(form);
        }
        row.put("parts", format_args!("[{}]", parts.join(", ")));
        row.text()
    }

    fn form(&mut self, name: &str, kind: &'static str) -> Form {
        let bounds = match (kind, self.chance.below(5)) {
            ("rank", _) => (100, 1200),
            (_, 0) => (-1000, 1000),
            (_, 1) => (0, 500),
            (_, 2) => (5000, 10_000),
            (_, 3) => (0, 10_000),
            _ => (100_000, 900_000),
        };
        let group = self.once_in(7).then(|| usize::try_from(self.chance.below(3)).expect("it is small"));
        Form {
            name: name.to_owned(),
            kind,
            group,
            vs: None,
            aim: bounds.1,
            percent: kind != "rank" && bounds.1 <= 10_000 && self.once_in(2),
            bounds,
        }
    }

    /// How a part is measured and judged.
    fn measured(&mut self, year: i16, form: &mut Form, row: &mut Row) {
        row.put("kind", form.kind);
        let unit = if form.percent { "\"%\"" } else { *self.chance.pick(&["tấn", "điểm"]) };
        row.put("unit", unit);
        if form.bounds == (0, 10_000) && form.kind != "change" {
            row.put("max", 100);
        }
        self.habits(row);
        if self.once_in(6) && !row.0.iter().any(|k| k.starts_with("pace:")) {
            row.put("pace", "steps");
            row.put(
                "steps",
                self.chance.pick(&["{Q1: 0.1, S1: 0.4, Q3: 0.7}", "{M02: 0.25}", "{S1: 0, M07: \"0.500\"}", "{Q4: 0.9}"]),
            );
        }
        if let Some(group) = form.group {
            row.put("scope", GROUPS[group]);
            row.put("each", "true");
        }
        self.baseline(year, form, row);
        for key in ["includes", "excludes", "of_units"] {
            if self.once_in(12) {
                row.put(key, "cơ sở mới");
            }
        }
        if self.once_in(5) {
            row.put(
                "due",
                self.chance.pick(&[format!("{}-02-15", year + 1), format!("{year}-11-20"), format!("{}-05-31", year + 1)]),
            );
        }
        if self.once_in(6) {
            row.put("strive", "true");
        }
        let falls = self.once_in(3);
        if falls || form.kind == "rank" {
            row.put("better", "down");
        }
        let target = self.target(form, falls);
        row.put("target", target);
    }

    fn baseline(&mut self, year: i16, form: &mut Form, row: &mut Row) {
        let needed = ["change", "rank"].contains(&form.kind);
        if needed || (form.kind == "level" && self.once_in(2)) || self.once_in(15) {
            let at = *self.chance.pick(&["", "-S1", "-Q3", "-M12", "-Q4"]);
            let own = self.once_in(3);
            let period = Period { year: year - 1, tail: if own { at } else { "" }.to_owned() };
            row.put("vs", if own { format!("\"{}\"", period.id()) } else { "previous-year-end".to_owned() });
            form.vs = Some(period);
        }
        match form.kind {
            "rank" => row.put("of", "gain"),
            "change" => {
                row.put("of", self.chance.pick(&["drop", "drop", "rise"]));
                if self.once_in(2) {
                    row.put("basis", self.chance.pick(&["relative", "relative", "pp"]));
                }
            }
            _ => {}
        }
    }

    fn target(&mut self, form: &mut Form, falls: bool) -> String {
        let (low, high) = form.bounds;
        let value = match (form.kind, self.chance.below(6)) {
            ("rank", 0) => 100 * self.between(-1, 1),
            ("rank", _) => 100 * self.between(1, 8),
            (_, 0) if low <= 0 => 0,
            ("change", _) => self.between(-800, 1500),
            // Round figures are met to the letter now and then.
            (_, 1) => self.between(low / 100, high / 100) * 100,
            _ => self.between(low, high),
        };
        form.aim = if form.kind == "change" { low.midpoint(high) } else { value };
        let up: &[&str] = if value == 0 && form.kind != "rank" { &["gt", "lte", "lt"] } else { &["gte", "gte", "gt", "lte"] };
        let ops = if falls && form.kind != "rank" && form.kind != "change" { &["lte", "lte", "lt", "gte"][..] } else { up };
        let ops = if value == 0 { &["gt", "lte", "lt", "lte"][..] } else { ops };
        let mut row = Row::default();
        row.put("op", self.chance.pick(ops));
        row.put("value", self.number(value));
        if self.once_in(2) {
            row.put("implied", "true");
        }
        if self.once_in(3) {
            row.put("says", "\"từ 10% trở lên\"");
        }
        row.text()
    }

    /// The part that a name means in a year, as far as figures must fit it.
    fn meant(&self, name: &str, year: i16) -> Option<Form> {
        let of = |forms: &Vec<Form>| forms.iter().find(|f| f.name == name).cloned();
        let later = self.plans.range(year..).map(|(_, forms)| forms);
        let earlier = self.plans.range(..year).rev().map(|(_, forms)| forms);
        let indicator = |n: &str| n.split('.').next().map(str::to_owned);
        let split = |forms: &&Vec<Form>| forms.iter().any(|f| f.name != name && indicator(&f.name) == indicator(name));
        // An indicator that has parts in that year is not observed as a whole.
        let home = self.plans.get(&year).filter(split);
        if home.is_some_and(|forms| of(forms).is_none() && !name.contains('.')) {
            return None;
        }
        later.chain(earlier).find_map(of)
    }

    fn snapshots(&mut self) -> Vec<Date> {
        let names: BTreeSet<String> = self.plans.values().flatten().map(|f| f.name.clone()).collect();
        let names: Vec<String> = names.into_iter().collect();
        let count = self.between(3, 16);
        let mut days: Vec<Date> = (0..count).map(|_| date(2022, 1, 5) + self.between(0, 1300).days()).collect();
        days.sort();
        let (mut taken, mut written) = (BTreeSet::new(), Vec::new());
        for (at, day) in days.iter().enumerate() {
            let id = format!("{day}-bao-cao-{}", u8::try_from(at).map_or('z', |n| char::from(b'a' + n)));
            let mut text = format!("source: {{title: Báo cáo, publisher: Sở, published: \"{day}\"}}\n");
            if self.once_in(8) {
                text.push_str("sample: true\n");
            }
            text.push_str("obs:\n");
            let before = text.len();
            for _ in 0..self.between(1, 10) {
                let name = self.chance.pick(&names).clone();
                if let Some(row) = self.line((&name, &id, *day), &mut taken, &mut written) {
                    writeln!(text, "- {row}").expect("memory takes it");
                }
            }
            if text.len() > before {
                self.files.insert(format!("content/snapshots/{id}.yaml"), text);
            }
        }
        self.look(&days)
    }

    /// Every snapshot's day, the days around some, and days on which something is due.
    fn look(&mut self, published: &[Date]) -> Vec<Date> {
        let mut days: BTreeSet<Date> = published.iter().copied().collect();
        for day in published {
            if self.once_in(4) {
                days.insert(*day + self.between(-1, 40).days());
            }
        }
        days.extend([date(2024, 1, 30), date(2024, 1, 31), date(2023, 12, 31), date(2026, 3, 1)]);
        days.into_iter().collect()
    }

    fn period(&mut self, name: &str, day: Date) -> Period {
        let baselines: Vec<Period> =
            self.plans.values().flatten().filter(|f| f.name == name).filter_map(|f| f.vs.clone()).collect();
        if self.once_in(3) && !baselines.is_empty() {
            return self.chance.pick(&baselines).clone();
        }
        let year = match self.chance.below(12) {
            0..=2 => day.year() - 2 - i16::try_from(self.chance.below(4)).expect("it is small"),
            3..=5 => day.year() - 1,
            6 => day.year() + 1,
            _ => day.year(),
        };
        let tails: &[&str] = if self.once_in(3) { &YEAR_ENDS } else { &TAILS };
        Period { year, tail: (*self.chance.pick(tails)).to_owned() }
    }

    fn line(
        &mut self,
        (name, snapshot, day): (&str, &str, Date),
        taken: &mut BTreeSet<(String, Date, u64, Date)>,
        written: &mut Vec<Written>,
    ) -> Option<String> {
        let mut row = Row::default();
        let earlier: Vec<&Written> = written.iter().filter(|w| w.published < day && w.name == name).collect();
        let revised = (self.once_in(3) && !earlier.is_empty()).then(|| *self.chance.pick(&earlier));
        let (period, basis) = match revised {
            Some(w) => (self.renamed(&w.period, w.basis), Some(w.basis)),
            None => (self.period(name, day), None),
        };
        let form = self.meant(name, period.year)?;
        let usual =
            if ["flow", "annual"].contains(&form.kind) { if self.once_in(5) { "period" } else { "ytd" } } else { "point" };
        let basis = basis.unwrap_or(usual);
        let stage = if self.once_in(12) { 0 } else { 1 + self.chance.below(3) };
        if !taken.insert((name.to_owned(), period.end(), stage, day)) {
            return None;
        }
        row.put("ind", name);
        row.put("period", if period.tail.is_empty() { format!("\"{}\"", period.id()) } else { period.id() });
        row.put("basis", basis);
        let missing = stage == 0 || self.once_in(15);
        if missing {
            row.put("missing", self.chance.pick(&["not_collected", "not_applicable", "confidential"]));
        } else {
            self.figure(&form, &mut row);
        }
        if stage > 0 {
            row.put("stage", ["estimate", "preliminary", "official"][usize::try_from(stage).expect("it is small") - 1]);
        }
        if let Some(w) = revised {
            row.put("revises", &w.snapshot);
            row.put("reason", "tính lại");
        }
        if self.once_in(10) {
            row.put("sample", "true");
        }
        written.push(Written { name: name.to_owned(), period, basis, snapshot: snapshot.to_owned(), published: day });
        Some(row.text())
    }

    /// The same days by another name.
    fn renamed(&mut self, period: &Period, basis: &str) -> Period {
        let same = |tail: &&&str| {
            basis != "period" && period.of(period.year).end() == Period { year: period.year, tail: (**tail).to_owned() }.end()
        };
        let names: Vec<&&str> = TAILS.iter().filter(same).collect();
        if names.is_empty() || self.once_in(2) {
            return period.clone();
        }
        Period { year: period.year, tail: (**self.chance.pick(&names)).to_owned() }
    }

    fn figure(&mut self, form: &Form, row: &mut Row) {
        let rank = form.kind == "rank";
        if let Some(group) = form.group {
            let members: Vec<usize> = (0..PLACES).filter(|p| p % (group + 1) == 0).collect();
            let mut by = Row::default();
            for place in members {
                if !self.once_in(6) {
                    let value = self.value(form);
                    by.put(&format!("noi-{place}"), value);
                }
            }
            if by.0.is_empty() {
                let value = self.value(form);
                by.put("noi-0", value);
            }
            row.put("by", by.text());
        } else if rank && self.once_in(3) {
            let low = self.between(1, 10);
            let high = low + self.between(0, 2);
            row.put("range", format_args!("[{low}, {high}]"));
        } else if form.kind == "flow" && self.once_in(5) {
            let shares = [self.between(0, 50), self.between(0, 50)];
            row.put("value", shares[0] + shares[1]);
            row.put("by", format_args!("{{noi-1: {}, noi-2: {}}}", shares[0], shares[1]));
            return;
        } else {
            row.put("value", self.value(form));
        }
        if form.kind == "flow" && form.group.is_none() && self.once_in(8) {
            row.put("by", "{noi-3: 7.5}");
            row.put("partial", "true");
        }
        if rank && self.once_in(2) {
            row.put("ranked", self.chance.pick(&[63, 63, 61]));
        }
    }

    fn value(&mut self, form: &Form) -> String {
        let (low, high) = form.bounds;
        let value = match self.chance.below(5) {
            _ if form.kind == "rank" => self.between(low / 100, high / 100) * 100,
            0 => self.between(low / 100, high / 100) * 100,
            1 if low <= 0 => 0,
            // Around the target, where verdicts change.
            2 | 3 => (form.aim * self.between(30, 130) / 100).clamp(low, high),
            _ => self.between(low, high),
        };
        self.number(value)
    }
}

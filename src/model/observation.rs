//! Reads one observation of a snapshot, and refuses what contradicts itself.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::fields::{Fields, Ref};
use crate::model::period::Period;
use crate::model::snapshot::{Basis, Name, Observation, Reading, Revision, Spots, Stage, cover};

/// How many places a ranking may have.
const RANKED: (i64, i64) = (1, 1_000_000);

/// Reads, or describes, one observation.
pub fn observation(f: &mut Fields<'_>) -> Option<Observation> {
    let name = name(f);
    let period = period(f);
    let basis = f.must().choice("basis", &Basis::WORDS);
    let by = f.decimals_by("by");
    let partial = f.flag("partial");
    // What is written by place and cannot be read is told already.
    let reading = reading(by.as_ref().is_none_or(|by| !by.is_empty()), f);
    let ranked = f.whole("ranked", RANKED);
    let units = units(f);
    let stage = stage(reading.as_ref(), f);
    let revision = revision(f);
    let sample = f.flag("sample");
    let spots = spots(f);
    let (period, basis) = (period?, basis?);
    Some(Observation {
        name: name?,
        spots,
        period,
        basis,
        covers: cover(period, basis),
        reading: reading?,
        by: by?,
        partial,
        ranked,
        units,
        stage: stage?,
        revision,
        sample,
    })
}

fn spots(f: &Fields<'_>) -> Spots {
    let told = ["value", "range", "missing", "by"].into_iter().find(|k| f.has(k));
    Spots {
        item: f.begin(),
        name: f.spot("ind"),
        value: told.map_or(f.begin(), |k| f.spot(k)),
        basis: f.spot("basis"),
        ranked: f.spot("ranked"),
        units: f.spot("units"),
    }
}

fn name(f: &mut Fields<'_>) -> Option<Name> {
    let text = f.must().text("ind")?;
    let name = Name::parse(&text);
    if name.is_none() {
        let spot = f.spot("ind");
        f.fault(codes::NOT_AN_ID, spot, &[("key", "ind"), ("value", &text)]);
    }
    name
}

fn period(f: &mut Fields<'_>) -> Option<Period> {
    let text = f.must().text("period")?;
    let period = Period::parse(&text);
    if period.is_none() {
        let spot = f.spot("period");
        f.fault(codes::BAD_PERIOD, spot, &[("value", &text)]);
    }
    period
}

fn reading(by_place: bool, f: &mut Fields<'_>) -> Option<Reading> {
    let told = ["value", "range", "missing"].into_iter().filter(|k| f.has(k)).count();
    let value = said("value", f).decimal("value");
    let (range, missing) = (range(f), missing(f));
    if f.describes() {
        return None;
    }
    if told > 1 || (told == 0 && !by_place) {
        let spot = f.begin();
        f.fault(codes::VALUE_OR_MISSING, spot, &[]);
        return None;
    }
    match (value, range, missing) {
        (Some(value), _, _) => Some(Reading::Value(value)),
        (_, Some((low, high)), _) => Some(Reading::Range(low, high)),
        (_, _, Some(code)) => Some(Reading::Missing(code)),
        _ => (told == 0 && by_place).then_some(Reading::ByPlace),
    }
}

/// A key that is written must hold something.
fn said<'f, 'a>(key: &str, f: &'f mut Fields<'a>) -> &'f mut Fields<'a> {
    if f.has(key) { f.must() } else { f }
}

fn range(f: &mut Fields<'_>) -> Option<(Decimal, Decimal)> {
    // What cannot be read is told already.
    let ends = said("range", f).decimals("range")?;
    let said = f.has("range");
    match ends[..] {
        [low, high] if low <= high => return Some((low, high)),
        [] if !said => {}
        _ => {
            let spot = f.spot("range");
            let written = ends.iter().map(Decimal::to_string).collect::<Vec<_>>().join(", ");
            let values = [("key", "range"), ("value", written.as_str()), ("least", "1"), ("most", "-")];
            f.fault(codes::OUT_OF_RANGE, spot, &values);
        }
    }
    None
}

/// `[4, 5]`: four of five units meet the standard.
fn units(f: &mut Fields<'_>) -> Option<(i64, i64)> {
    let told = said("units", f).wholes("units", (0, RANKED.1));
    match told[..] {
        [there, all] if there <= all && all > 0 => return Some((there, all)),
        // What is no whole number was told already.
        _ if !f.has("units") => {}
        _ => {
            let (spot, value) = (f.spot("units"), told.iter().map(i64::to_string).collect::<Vec<_>>().join(", "));
            f.fault(codes::BAD_UNITS, spot, &[("value", &value)]);
        }
    }
    None
}

fn missing(f: &mut Fields<'_>) -> Option<String> {
    let code = said("missing", f).text("missing")?;
    let fine = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
    if !fine {
        let spot = f.spot("missing");
        f.fault(codes::NOT_AN_ID, spot, &[("key", "missing"), ("value", &code)]);
    }
    fine.then_some(code)
}

/// The stage, which only a missing figure may lack.
fn stage(reading: Option<&Reading>, f: &mut Fields<'_>) -> Option<Option<Stage>> {
    let stage = said("stage", f).choice("stage", &Stage::WORDS);
    let needed = reading.is_some_and(|r| !matches!(r, Reading::Missing(_)));
    if stage.is_none() && needed {
        if !f.has("stage") {
            let spot = f.begin();
            f.fault(codes::NO_STAGE, spot, &[]);
        }
        return None;
    }
    Some(stage)
}

fn revision(f: &mut Fields<'_>) -> Option<Revision> {
    let of: Option<Ref> = f.id("revises");
    let reason = f.text("reason");
    match (&of, &reason) {
        (Some(of), None) => f.fault(codes::REVISION_NO_REASON, of.spot, &[]),
        (None, Some(_)) if !f.has("revises") => {
            let spot = f.spot("reason");
            f.fault(codes::REASON_NO_REVISION, spot, &[]);
        }
        _ => {}
    }
    of.map(|of| Revision { of, reason })
}

//! What came one after the other: awards and the way from level to level, or the
//! stages of a movement; and what was corrected.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::award::Award;
use crate::model::entity::{Entity, Matter};
use crate::model::movement::Stage;
use crate::model::profile::Recognised;
use crate::model::source::Correction;
use crate::model::term::List;
use crate::view::card::Builder;
use crate::view::frame::day;

/// A line of a timeline: an award, a stage, a step.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// When.
    pub date: String,
    /// What.
    pub title: String,
    /// By whom, under which decision.
    pub detail: String,
    /// What undid it, or nothing.
    pub undone: String,
}

impl Builder<'_> {
    /// The timeline of an entity, and what it is called.
    pub fn steps(&self, entity: &Entity) -> (String, Vec<Step>) {
        match &entity.matter {
            Matter::Profile(p) => {
                let page = entity.naming_day();
                let recognised = p.recognised.iter().map(|r| self.recognised(r, r.on.or(page)));
                (self.word("block.awards"), p.awards.iter().map(|a| self.award(a, a.date.or(page))).chain(recognised).collect())
            }
            Matter::Movement(m) => (self.word("block.stages"), m.stages.iter().map(|s| self.stage(s)).collect()),
            _ => (String::new(), Vec::new()),
        }
    }

    /// An award as title and authority were called on its day.
    fn award(&self, award: &Award, on: Option<Date>) -> Step {
        let by = award.by.as_ref().map(|by| self.said_on(List::Authorities, &by.id, on));
        Step {
            date: award.date.map_or_else(String::new, day),
            title: award.title.as_ref().map_or_else(String::new, |t| self.said_on(List::Titles, &t.id, on)),
            detail: joined([by, award.decision.clone(), award.merit.clone()]),
            undone: award
                .revoked
                .as_ref()
                .map_or_else(String::new, |r| joined([Some(self.word("revoked")), r.decision.clone(), r.date.map(day)])),
        }
    }

    fn recognised(&self, recognised: &Recognised, on: Option<Date>) -> Step {
        Step {
            date: recognised.on.map_or_else(String::new, day),
            title: recognised.level.as_ref().map_or_else(String::new, |l| self.said_on(List::Levels, &l.id, on)),
            detail: joined([recognised.by.clone(), recognised.decision.clone()]),
            undone: String::new(),
        }
    }

    fn stage(&self, stage: &Stage) -> Step {
        Step {
            date: stage.date.map_or_else(String::new, day),
            title: stage.kind.map_or_else(String::new, |k| self.word(&format!("stage.{k}"))),
            detail: stage.text.clone().unwrap_or_default(),
            undone: String::new(),
        }
    }
}

/// A correction as a step.
pub fn correction(correction: &Correction) -> Step {
    Step {
        date: correction.date.map_or_else(String::new, day),
        title: correction.text.clone(),
        detail: String::new(),
        undone: String::new(),
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

//! Every entity gets one address in every language; what stands where it was before.

use jiff::civil::Date;

use crate::base::diagnostic::Place;
use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::graph::admit::Reason;
use crate::model::entity::Entity;
use crate::model::kind::Kind;
use crate::settings::address::Filling;
use crate::settings::site::Settings;

/// What stands where something was.
#[derive(Clone, Debug)]
pub struct Tombstone {
    /// The address that was published.
    pub url: Url,
    /// What kind of thing it was.
    pub kind: Kind,
    /// The language of its readers.
    pub lang: Lang,
    /// Why it is gone.
    pub reason: Reason,
    /// Since when, where that was said.
    pub since: Option<Date>,
    /// The ledger's line that remembers it.
    pub place: Place,
}

/// Where an old address leads.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// The address of today.
    pub to: Url,
    /// What asks for it: an alias, or the ledger's line. One that nothing asks for yields to whatever else is there.
    pub place: Option<Place>,
}

/// The address of one entity in its language.
pub fn of(entity: &Entity, settings: &Settings) -> Url {
    let term = |kind: Kind| entity.terms_of(kind).next().map(|r| r.id.as_str());
    let filling = Filling {
        id: &entity.id,
        month: entity.day().map(|d| (d.year(), d.month())),
        place: term(Kind::Place),
        level: term(Kind::Level),
    };
    let url = settings.permalinks.address(entity.kind, &filling);
    if entity.lang == *settings.default_lang() { url } else { Url::new(&format!("/{}{url}", entity.lang)) }
}

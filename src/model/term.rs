//! Lists as dated data: levels, places, units, fields, columns, titles,
//! authorities. Terms begin, end, and are replaced; none of them is code.

use jiff::civil::Date;

use crate::base::codes;
use crate::base::diagnostic::Place;
use crate::base::fields::{Fields, Ref};
use crate::base::lang::Localized;
use crate::model::source::MEDIA;

/// A list of `content/lists/`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum List {
    /// Cấp.
    Levels,
    /// Địa phương.
    Places,
    /// Đơn vị.
    Units,
    /// Lĩnh vực.
    Fields,
    /// Chuyên mục.
    Columns,
    /// Danh hiệu, hình thức khen thưởng.
    Titles,
    /// Thẩm quyền.
    Authorities,
}

impl List {
    /// Every list.
    pub const ALL: &[List] =
        &[List::Levels, List::Places, List::Units, List::Fields, List::Columns, List::Titles, List::Authorities];

    /// The stem of its file.
    pub fn name(self) -> &'static str {
        match self {
            List::Levels => "levels",
            List::Places => "places",
            List::Units => "units",
            List::Fields => "fields",
            List::Columns => "columns",
            List::Titles => "titles",
            List::Authorities => "authorities",
        }
    }

    /// What one of its terms is called in diagnostics.
    pub fn singular(self) -> &'static str {
        match self {
            List::Levels => "level",
            List::Places => "place",
            List::Units => "unit",
            List::Fields => "field",
            List::Columns => "column",
            List::Titles => "title",
            List::Authorities => "authority",
        }
    }

    /// Its file.
    pub fn file(self) -> String {
        format!("content/lists/{}.yaml", self.name())
    }
}

/// One term of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Term {
    /// Its permanent name.
    pub id: String,
    /// What readers see.
    pub name: Localized,
    /// A shorter form.
    pub short: Option<Localized>,
    /// Other spellings and old names, found by search.
    pub also: Vec<String>,
    /// The term above it.
    pub parent: Option<Ref>,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// What came after it.
    pub replaced_by: Vec<Ref>,
    /// What it is, in a sentence.
    pub description: Option<Localized>,
    /// What only terms of its list have.
    pub more: More,
    /// Where it is defined.
    pub place: Place,
}

impl Term {
    /// Whether its last day lies before this one.
    pub fn ended_before(&self, day: Date) -> bool {
        self.to.is_some_and(|to| to < day)
    }

    /// Whether this day is its first or later.
    pub fn has_begun(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
    }
}

/// What only terms of one list have.
#[derive(Clone, PartialEq, Debug)]
pub enum More {
    /// Nothing else.
    Plain,
    /// A level's order, lowest first.
    Level {
        /// Higher is higher.
        rank: i64,
    },
    /// A place, and where its tile stands among others: column and row, from 1.
    Place {
        /// The tile, if it has one.
        tile: Option<(u32, u32)>,
    },
    /// A group of places.
    Group {
        /// The places in it.
        members: Vec<Ref>,
    },
    /// A field's criteria.
    Field {
        /// What an exemplar of the field is, each with its source.
        criteria: Vec<Criterion>,
    },
    /// A column's outlet.
    Column(Column),
}

/// One criterion of a field.
#[derive(Clone, PartialEq, Debug)]
pub struct Criterion {
    /// What is asked.
    pub text: Localized,
    /// Where that is laid down.
    pub source: Option<String>,
}

/// Where and how often a column appears.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// A unit's id, or a name.
    pub outlet: Option<String>,
    /// `newspaper`, `radio`, `tv` or `web`.
    pub medium: Option<&'static str>,
    /// How often.
    pub cadence: Option<Localized>,
    /// Who edits it.
    pub editor: Option<String>,
}

/// Reads one term of a list.
pub fn term(f: &mut Fields<'_>, list: List) -> Option<Term> {
    let id = f.must().id("id");
    let name = f.must().localized("name");
    let (from, to) = f.span("from", "to");
    let place = Place::new(f.file(), f.begin());
    let term = Term {
        id: id.as_ref().map(|i| i.id.clone()).unwrap_or_default(),
        name: name.unwrap_or_default(),
        short: f.localized("short"),
        also: f.texts("also").into_iter().map(|(text, _)| text).collect(),
        parent: f.id("parent"),
        from,
        to,
        replaced_by: f.ids("replaced_by"),
        description: f.localized("description"),
        more: more(f, list),
        place,
    };
    id.map(|_| term)
}

fn more(f: &mut Fields<'_>, list: List) -> More {
    match list {
        List::Levels => More::Level { rank: f.whole("rank", (0, 100_000)).unwrap_or(0) },
        List::Places => {
            let (group, members) = (f.flag("group"), f.ids("members"));
            let tile = tile(f);
            if group { More::Group { members } } else { More::Place { tile } }
        }
        List::Fields => More::Field { criteria: f.many("criteria", criterion) },
        List::Columns => More::Column(Column {
            outlet: f.text("outlet"),
            medium: f.choice("medium", &MEDIA),
            cadence: f.localized("cadence"),
            editor: f.text("editor"),
        }),
        List::Units | List::Titles | List::Authorities => More::Plain,
    }
}

/// How many columns and rows tiles may have.
const TILES: i64 = 100;

/// `[2, 3]`: the second column of the third row.
fn tile(f: &mut Fields<'_>) -> Option<(u32, u32)> {
    let told = f.wholes("tile", (1, TILES));
    if let [column, row] = told[..] {
        return u32::try_from(column).ok().zip(u32::try_from(row).ok());
    }
    if f.has("tile") {
        let (spot, value) = (f.spot("tile"), told.iter().map(i64::to_string).collect::<Vec<_>>().join(", "));
        f.fault(codes::BAD_TILE, spot, &[("value", &value)]);
    }
    None
}

fn criterion(f: &mut Fields<'_>) -> Option<Criterion> {
    let (text, source) = (f.must().localized("text"), f.text("source"));
    Some(Criterion { text: text?, source })
}

//! The table of kinds: what content is called in files, ledger and links.

use serde::{Deserialize, Serialize};

/// What a kind is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    /// Markdown files with front matter.
    Entry,
    /// A list with a page for each term.
    Term,
    /// Neither.
    Other,
}

/// A row of the table: kind, name, sort, folder or file, address pattern.
type Row = (Kind, &'static str, Sort, &'static str, &'static str);

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident = $name:literal $sort:ident $source:literal $pattern:literal;)*) => {
        /// Everything that has an address of its own.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[doc = $doc])+ $kind,)*
        }

        const TABLE: &[Row] = &[$((Kind::$kind, $name, Sort::$sort, $source, $pattern)),*];

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];
        }
    };
}

kinds! {
    /// An exemplar: individual, collective or household.
    Profile = "profile" Entry "content/profiles/" "/guong/{id}/";
    /// News and columns.
    Story = "story" Entry "content/stories/" "/tin/{id}/";
    /// Phong trào thi đua, drives, contests, campaigns.
    Movement = "movement" Entry "content/movements/" "/phong-trao/{id}/";
    /// Cụm, khối thi đua.
    Cluster = "cluster" Entry "content/clusters/" "/cum-khoi/{id}/";
    /// A public notice.
    Notice = "notice" Entry "content/notices/" "/thong-bao/{id}/";
    /// About, contact, a document.
    Page = "page" Entry "content/pages/" "/{id}/";
    /// A programme (đề án) of `site.yaml`.
    Programme = "programme" Other "site.yaml" "/de-an/{id}/";
    /// Lĩnh vực.
    Field = "field" Term "content/lists/fields.yaml" "/linh-vuc/{id}/";
    /// Địa phương.
    Place = "place" Term "content/lists/places.yaml" "/dia-phuong/{id}/";
    /// Cấp.
    Level = "level" Term "content/lists/levels.yaml" "/cap/{id}/";
    /// Đơn vị.
    Unit = "unit" Term "content/lists/units.yaml" "/don-vi/{id}/";
    /// Chuyên mục.
    Column = "column" Term "content/lists/columns.yaml" "/chuyen-muc/{id}/";
    /// A plan's year.
    Plan = "plan" Other "content/plans/" "/chi-tieu/{id}/";
    /// An indicator of a plan; its id is `YEAR/ID`.
    Indicator = "indicator" Other "content/plans/" "/chi-tieu/{id}/";
}

const fn count(sort: Sort) -> usize {
    let (mut found, mut at) = (0, 0);
    while at < TABLE.len() {
        found += (TABLE[at].2 as u8 == sort as u8) as usize;
        at += 1;
    }
    found
}

/// The kinds of a sort, which are `N`, in the order of the table.
const fn of<const N: usize>(sort: Sort) -> [Kind; N] {
    let mut kinds = [TABLE[0].0; N];
    let (mut found, mut at) = (0, 0);
    while at < TABLE.len() {
        if TABLE[at].2 as u8 == sort as u8 {
            kinds[found] = TABLE[at].0;
            found += 1;
        }
        at += 1;
    }
    kinds
}

impl Kind {
    /// Kinds that are Markdown files with front matter.
    pub const ENTRIES: &[Kind] = &of::<{ count(Sort::Entry) }>(Sort::Entry);

    /// Kinds that are lists with a page for each term.
    pub const TERMS: &[Kind] = &of::<{ count(Sort::Term) }>(Sort::Term);

    /// What `taxonomies:` may name.
    pub const TAXONOMIES: &[Kind] =
        &[Kind::Field, Kind::Place, Kind::Level, Kind::Unit, Kind::Movement, Kind::Cluster, Kind::Column];

    fn row(self) -> &'static Row {
        // Kinds and rows are written in one place, so they stand in one order.
        &TABLE[self as usize]
    }

    /// Its name in the ledger, in links and in settings.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// What the ledger calls something of this kind: `kind:id`.
    pub fn with(self, id: &str) -> String {
        [self.name(), ":", id].concat()
    }

    /// Where its content stands.
    pub fn source(self) -> &'static str {
        self.row().3
    }

    /// Its default address pattern.
    pub fn pattern(self) -> &'static str {
        self.row().4
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Kind> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The kind of entry that a file belongs to.
    pub fn of_path(path: &str) -> Option<Kind> {
        Kind::ENTRIES.iter().copied().find(|k| path.starts_with(k.source()))
    }

    /// Whether it is a list's term.
    pub fn is_term(self) -> bool {
        self.row().2 == Sort::Term
    }
}

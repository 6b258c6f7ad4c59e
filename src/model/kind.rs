//! The table of kinds: what content is called in files, ledger and links.

/// Everything that has an address of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// An exemplar: individual, collective or household.
    Profile,
    /// News and columns.
    Story,
    /// Phong trào thi đua, drives, contests, campaigns.
    Movement,
    /// Cụm, khối thi đua.
    Cluster,
    /// A public notice.
    Notice,
    /// About, contact, a document.
    Page,
    /// A programme (đề án) of `site.yaml`.
    Programme,
    /// Lĩnh vực.
    Field,
    /// Địa phương.
    Place,
    /// Cấp.
    Level,
    /// Đơn vị.
    Unit,
    /// Chuyên mục.
    Column,
    /// A plan's year.
    Plan,
    /// An indicator of a plan; its id is `YEAR/ID`.
    Indicator,
}

/// A row of the table: kind, name, folder or list, address pattern.
type Row = (Kind, &'static str, &'static str, &'static str);

const TABLE: [Row; 14] = [
    (Kind::Profile, "profile", "content/profiles/", "/guong/{id}/"),
    (Kind::Story, "story", "content/stories/", "/tin/{id}/"),
    (Kind::Movement, "movement", "content/movements/", "/phong-trao/{id}/"),
    (Kind::Cluster, "cluster", "content/clusters/", "/cum-khoi/{id}/"),
    (Kind::Notice, "notice", "content/notices/", "/thong-bao/{id}/"),
    (Kind::Page, "page", "content/pages/", "/{id}/"),
    (Kind::Programme, "programme", "site.yaml", "/de-an/{id}/"),
    (Kind::Field, "field", "content/lists/fields.yaml", "/linh-vuc/{id}/"),
    (Kind::Place, "place", "content/lists/places.yaml", "/dia-phuong/{id}/"),
    (Kind::Level, "level", "content/lists/levels.yaml", "/cap/{id}/"),
    (Kind::Unit, "unit", "content/lists/units.yaml", "/don-vi/{id}/"),
    (Kind::Column, "column", "content/lists/columns.yaml", "/chuyen-muc/{id}/"),
    (Kind::Plan, "plan", "content/plans/", "/chi-tieu/{id}/"),
    (Kind::Indicator, "indicator", "content/plans/", "/chi-tieu/{id}/"),
];

impl Kind {
    /// Every kind.
    pub const ALL: &[Kind] = &[
        Kind::Profile,
        Kind::Story,
        Kind::Movement,
        Kind::Cluster,
        Kind::Notice,
        Kind::Page,
        Kind::Programme,
        Kind::Field,
        Kind::Place,
        Kind::Level,
        Kind::Unit,
        Kind::Column,
        Kind::Plan,
        Kind::Indicator,
    ];

    /// Kinds that are Markdown files with front matter.
    pub const ENTRIES: &[Kind] = &[Kind::Profile, Kind::Story, Kind::Movement, Kind::Cluster, Kind::Notice, Kind::Page];

    /// Kinds that are lists with a page for each term.
    pub const TERMS: &[Kind] = &[Kind::Field, Kind::Place, Kind::Level, Kind::Unit, Kind::Column];

    /// What `taxonomies:` may name.
    pub const TAXONOMIES: &[Kind] =
        &[Kind::Field, Kind::Place, Kind::Level, Kind::Unit, Kind::Movement, Kind::Cluster, Kind::Column];

    fn row(self) -> &'static Row {
        // The table holds every kind, in the order of `ALL`; a test counts them.
        &TABLE[self as usize]
    }

    /// Its name in the ledger, in links and in settings.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Where its content stands.
    pub fn source(self) -> &'static str {
        self.row().2
    }

    /// Its default address pattern.
    pub fn pattern(self) -> &'static str {
        self.row().3
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
        Kind::TERMS.contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, TABLE};

    #[test]
    fn the_table_stands_in_the_order_of_the_kinds() {
        assert!(Kind::ALL.len() == TABLE.len() && Kind::ALL.iter().zip(&TABLE).all(|(k, row)| *k == row.0 && k.row() == row));
    }
}

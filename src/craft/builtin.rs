//! The theme `default`, built into the program, so that a folder without
//! `themes/` builds too.

macro_rules! files {
    ($($path:literal)*) => {
        /// Every file of the default theme, below its folder.
        pub const FILES: &[(&str, &[u8])] = &[$(($path, include_bytes!(concat!("../../themes/default/", $path)))),*];
    };
}

files! {
    "i18n/en.yaml"
    "i18n/vi.yaml"
    "static/style.css"
    "templates/base.html"
    "templates/browse.html"
    "templates/card.html"
    "templates/cards.html"
    "templates/entry.html"
    "templates/facts.html"
    "templates/front.html"
    "templates/indicator.html"
    "templates/listing.html"
    "templates/movement.html"
    "templates/picture.html"
    "templates/plain.html"
    "templates/plan.html"
    "theme.yaml"
}

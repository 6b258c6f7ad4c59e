//! Every kind of problem that the tool can report, in one list. The wording of
//! each (`gNNN` and its `.hint`) stands in `src/words/LANG.ftl`, what it means at length
//! (`gNNN-explain`) in `src/words/explain.LANG.ftl`.

use crate::base::diagnostic::{Code, Severity};

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal $severity:ident;)*) => {
        $($(#[doc = $doc])+ pub const $name: Code = Code { number: $number, severity: Severity::$severity };)*

        /// All codes, in ascending order.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    // 100: files
    /// A text file is not UTF-8. Values: -
    NOT_UTF8 = 101 Error;
    /// A text file holds a NUL character. Values: -
    NUL_IN_TEXT = 102 Error;
    /// An entry does not begin with a `---` line. Values: -
    NO_FRONT_MATTER = 103 Error;
    /// The front matter has no closing `---` line. Values: -
    OPEN_FRONT_MATTER = 104 Error;
    /// Front matter over 1 MiB. Values: size
    LONG_FRONT_MATTER = 105 Error;
    /// A symbolic link leads out of the project. Values: target
    LINK_OUTSIDE = 106 Error;
    /// A symbolic link leads to itself or nowhere. Values: target
    LINK_BROKEN = 107 Error;
    /// Neither a file nor a folder: a pipe, a socket, a device. Values: -
    NOT_A_FILE = 108 Error;
    /// Two names are the same once written in NFC. Values: other
    SAME_NAME = 109 Error;
    /// A folder stands where a file belongs. Values: -
    FOLDER_FOR_FILE = 110 Error;
    /// A file cannot be read. Values: why
    UNREADABLE = 111 Error;
    /// A file of `content/` that no kind of content claims. Values: -
    STRAY_FILE = 112 Warning;
    /// A file that must exist does not. Values: file
    MISSING_FILE = 113 Error;
    /// A file's name is not UTF-8. Values: name
    NAME_NOT_UTF8 = 114 Error;
    /// A file that a page is made of changed while the site was built. Values: path (of the page)
    CHANGED_MEANWHILE = 115 Error;

    // 120: YAML
    /// The YAML cannot be read. Values: why
    YAML_SYNTAX = 121 Error;
    /// A key is given twice. Values: key
    DUPLICATE_KEY = 122 Error;
    /// Nested deeper than 64. Values: -
    YAML_DEPTH = 123 Error;
    /// Anchors and aliases that multiply. Values: -
    YAML_ALIASES = 124 Error;
    /// A tag such as `!x`. Values: tag
    YAML_TAG = 125 Error;
    /// The merge key `<<`. Values: -
    YAML_MERGE = 126 Error;
    /// A second document in one file. Values: -
    YAML_DOCUMENTS = 127 Error;
    /// A key that is not a plain text. Values: -
    YAML_KEY = 128 Error;

    // 130: values
    /// A key that does not exist here. Values: key
    UNKNOWN_KEY = 131 Error;
    /// A required key is missing. Values: key, line (of the value that lacks it, or none)
    MISSING_KEY = 132 Error;
    /// Another type is meant here. Values: key, expected (text|list|map|yes-no|whole-number|number|day|moment|localized), found
    WRONG_TYPE = 133 Error;
    /// Not a day (or date-time) of the calendar. Values: key, value
    NOT_A_DATE = 134 Error;
    /// Not one of the words allowed here. Values: key, value, choices
    NOT_A_CHOICE = 135 Error;
    /// Not an id (`[a-z0-9-]`). Values: key, value
    NOT_AN_ID = 136 Error;
    /// Not a number. Values: key, value
    NOT_A_NUMBER = 137 Error;
    /// `4.500` where a number is meant: YAML reads 4.5. Values: key, value, whole, decimal
    THOUSANDS_TRAP = 138 Error;
    /// A number out of its bounds. Values: key, value, least, most
    OUT_OF_RANGE = 139 Error;
    /// Nothing stands after the key, and something must. Values: key
    EMPTY_VALUE = 140 Error;
    /// An end before its begin. Values: from, to
    ENDS_BEFORE = 141 Error;
    /// Not an address that can be used here. Values: key, value
    NOT_AN_ADDRESS = 142 Error;
    /// A language that the site does not have. Values: key, value
    UNKNOWN_LANGUAGE = 143 Error;
    /// The same id twice in one list. Values: value
    DUPLICATE_VALUE = 144 Error;
    /// A number written with a leading zero. Values: key, value
    LEADING_ZERO = 145 Warning;
    /// Two keys that exclude one another. Values: key, other
    EXCLUSIVE_KEYS = 146 Error;
    /// A permalink pattern without `{id}`, or with an unknown field. Values: key, value
    PERMALINK_PATTERN = 147 Error;
    /// Here a required key is missing, which is told on line 1. Values: key
    LACKS_HERE = 148 Hint;
    /// Not the name of a host. Values: key, value
    NOT_A_HOST = 149 Error;
    /// A permalink pattern whose addresses another kind or the site itself has. Values: key, value, other
    PERMALINK_TAKEN = 150 Error;
    /// The file has more problems of a kind than are told. Values: alike (their code), count
    MORE_ALIKE = 190 Hint;

    // 200: entities and relations
    /// Two entries of one kind share an id. Values: id, other
    DUPLICATE_ID = 201 Error;
    /// A reference to what does not exist. Values: kind, id
    UNKNOWN_REFERENCE = 202 Error;
    /// A translation without its original. Values: original
    NO_ORIGINAL = 203 Error;
    /// A circle of parents, predecessors or replications. Values: id
    CIRCLE = 204 Error;
    /// A source id that the entry does not list. Values: id
    UNKNOWN_SOURCE = 205 Error;
    /// `measured` of an indicator that is no flow, or out of its year. Values: indicator, year
    MEASURED_CLAIM = 206 Error;
    /// A group without members. Values: id
    EMPTY_GROUP = 207 Warning;
    /// An erased entry that still holds other keys or text. Values: key
    ERASED_HOLDS_MORE = 208 Error;
    /// An entry that refers to itself. Values: id
    SELF_REFERENCE = 209 Error;
    /// A translation that contradicts its original. Values: key, value, other
    CONTRADICTS_ORIGINAL = 210 Warning;

    // 300: bodies
    /// Raw HTML in Markdown. Values: html
    RAW_HTML = 301 Error;
    /// A link to an entity that does not exist. Values: kind, id
    DANGLING_LINK = 302 Error;
    /// A relative link to a file that does not exist. Values: file
    DANGLING_FILE = 303 Error;
    /// A picture without alternative text. Values: src
    NO_ALT = 304 Error;
    /// A picture, audio or video of another host. Values: src
    FOREIGN_MEDIA = 305 Error;
    /// `javascript:`, `vbscript:`, `data:`, `file:`. Values: link
    FORBIDDEN_SCHEME = 306 Error;
    /// An embed that does not exist. Values: name
    UNKNOWN_EMBED = 307 Error;
    /// `{{ ... }}` that cannot be read. Values: text
    BAD_INSERT = 308 Error;
    /// `{{ind ...}}` of what was never reported. Values: indicator, period
    NOT_REPORTED = 309 Error;
    /// A link to a host that is not on the list. Values: host, link
    OUTBOUND_HOST = 310 Warning;
    /// A fragment that the page does not have. Values: link
    UNKNOWN_FRAGMENT = 311 Error;
    /// A first-level heading: the title is the page's. Values: text
    SECOND_TITLE = 312 Warning;
    /// A footnote that is not defined. Values: name
    UNKNOWN_FOOTNOTE = 313 Error;
    /// The CSV file of a table cannot be read. Values: file, why
    BAD_CSV = 314 Error;
    /// The attribute of a passage or heading cannot be read. Values: text
    BAD_ATTRIBUTE = 315 Error;
    /// A link to an address of this site that it does not have. Values: link
    DANGLING_ADDRESS = 316 Error;
    /// Two footnotes of one name. Values: name
    SAME_FOOTNOTE = 317 Error;
    /// An embed without its closing line. Values: name
    OPEN_EMBED = 318 Error;
    /// A block of code without its closing line: all that follows is code. Values: -
    OPEN_FENCE = 319 Warning;

    // 400: pictures and files
    /// A picture (or other file) that does not exist. Values: src
    MISSING_PICTURE = 401 Error;
    /// A file that is not what its name says. Values: src, found
    NOT_A_PICTURE = 402 Error;
    /// A damaged or truncated picture. Values: src, why
    DAMAGED_PICTURE = 403 Error;
    /// Over 200 megapixels, or over the memory that decoding may take. Values: src, width, height
    HUGE_PICTURE = 404 Error;
    /// HEIC or HEIF. Values: src
    HEIC = 405 Error;
    /// SVG outside `static/`. Values: src
    SVG_OUTSIDE_STATIC = 406 Error;
    /// A picture that is published as it is, in `static/`, and carries metadata. Values: src, what
    STATIC_METADATA = 407 Warning;
    /// A type of picture that is not read. Values: src, found
    UNKNOWN_PICTURE_TYPE = 408 Error;
    /// A picture of the front matter without alternative text. Values: src, alt
    ALT_FROM_ELSEWHERE = 409 Warning;

    // 500: the gate
    /// Consent is missing. Values: what (person|photo)
    NO_CONSENT = 501 Warning;
    /// Consent has expired. Values: until
    CONSENT_EXPIRED = 502 Warning;
    /// A child without the guardian's consent. Values: -
    NO_GUARDIAN = 503 Warning;
    /// Sensitive fields without consent. Values: key
    SENSITIVE_UNCONSENTED = 504 Warning;
    /// The review is due again. Values: review_by
    REVIEW_DUE = 505 Warning;
    /// A picture or audio of a child without guardian. Values: src
    MEDIA_NO_GUARDIAN = 506 Warning;
    /// A file that belongs to what is kept back is not shown elsewhere either. Values: src
    FILE_WITHHELD = 507 Hint;

    // 600: addresses and publishing
    /// An address that was published would vanish. Values: address, who
    ADDRESS_VANISHES = 601 Error;
    /// Two outputs claim one path. Values: path, other, by (the recipe, or none)
    SAME_OUTPUT = 602 Error;
    /// An alias that is not an address of this site. Values: value
    BAD_ALIAS = 603 Error;
    /// An alias that another entry has or claims. Values: value, other
    ALIAS_TAKEN = 604 Error;
    /// A line of the ledger that cannot be read. Values: text
    BAD_LEDGER_LINE = 605 Error;
    /// The ledger lacks what was published. Values: address
    LEDGER_LOST = 606 Error;
    /// `--as-of` before the ledger's newest day. Values: day, newest
    GOING_BACK = 607 Error;
    /// `--locked`, and the ledger would change. Values: address
    LEDGER_LOCKED = 608 Error;
    /// A page's id takes an address that the site itself has. Values: address
    ADDRESS_RESERVED = 609 Error;
    /// `--forget` of an address that the ledger does not hold. Values: address
    FORGET_UNKNOWN = 610 Error;
    /// A file of `public/` that someone else changed, added or removed. Values: path, what (changed|added|removed)
    PUBLIC_ALTERED = 650 Warning;
    /// Something foreign in `public/` was dropped. Values: path
    FOREIGN_DROPPED = 651 Warning;
    /// A crash of an earlier build was healed. Values: -
    HEALED = 652 Hint;
    /// Damaged or foreign build state was set aside. Values: -
    STATE_DISCARDED = 653 Hint;

    // 700: plans and snapshots
    /// A plan whose year is not its file's name. Values: year, file
    PLAN_YEAR = 701 Error;
    /// An indicator that no plan has. Values: indicator
    UNKNOWN_INDICATOR = 702 Error;
    /// An observation of an indicator that has parts. Values: indicator
    PARTED_INDICATOR = 703 Error;
    /// Not a period. Values: value
    BAD_PERIOD = 704 Error;
    /// A basis that this kind does not take. Values: basis, kind
    WRONG_BASIS = 705 Error;
    /// Value and missing, value and range, or none of them. Values: -
    VALUE_OR_MISSING = 706 Error;
    /// A figure over its maximum. Values: value, max
    OVER_MAX = 707 Error;
    /// A range or rank where the kind is no rank. Values: key
    ONLY_FOR_RANK = 708 Error;
    /// A rank beyond the number ranked. Values: value, ranked
    BEYOND_RANKED = 709 Error;
    /// The parts of `by` do not sum to the value. Values: sum, value
    SUM_DIFFERS = 710 Error;
    /// A partial sum is over the total. Values: sum, value
    PARTIAL_OVER = 711 Warning;
    /// A child figure over its parent (`within`). Values: child, parent
    CHILD_OVER_PARENT = 712 Error;
    /// A child target over its parent's. Values: child, parent
    TARGET_OVER_PARENT = 713 Warning;
    /// A later cumulative figure is lower. Values: value, earlier, period
    CUMULATIVE_FALLS = 714 Warning;
    /// Two equal claims on one figure. Values: indicator, period, other
    TIE = 715 Error;
    /// `revises` what does not exist, is later, or lacks the figure. Values: revises
    BAD_REVISION = 716 Error;
    /// `revises` without `reason`. Values: -
    REVISION_NO_REASON = 717 Error;
    /// `reason` without `revises`. Values: -
    REASON_NO_REVISION = 718 Warning;
    /// A value without stage. Values: -
    NO_STAGE = 719 Error;
    /// An official figure before its period's end. Values: period
    OFFICIAL_TOO_EARLY = 720 Warning;
    /// Two indicators share a number `n`. Values: n
    SAME_NUMBER = 721 Warning;
    /// An indicator without name or unit. Values: indicator, key
    INDICATOR_UNNAMED = 722 Warning;
    /// A published figure was changed or removed without revision. Values: indicator, period
    FIGURE_CHANGED = 723 Error;
    /// `better: down` without `op`, or change/rank without `vs`. Values: indicator, key
    INDICATOR_INCOMPLETE = 724 Error;
    /// `gte 0` where more is better: always kept. Values: indicator
    EMPTY_PROMISE = 725 Error;
    /// An indicator without target, kind or parts. Values: indicator, key
    NO_TARGET = 726 Error;
    /// Equal claims on a period that no pick of the day meets. Values: indicator, period, other
    EQUAL_CLAIMS = 727 Warning;
    /// A part within another that is counted in another unit. Values: child, parent
    UNIT_DIFFERS = 728 Warning;
    /// A published snapshot got another day of publication. Values: snapshot, day, now
    DAY_CHANGED = 729 Error;
    /// Units that are no count of some among all, or do not make the share. Values: value
    BAD_UNITS = 740 Error;
    /// A tile that is not a column and a row. Values: value
    BAD_TILE = 741 Error;

    // 800: themes
    /// A theme that does not exist. Values: theme
    NO_THEME = 801 Error;
    /// A template that cannot be read. Values: why
    TEMPLATE_SYNTAX = 802 Error;
    /// A variable that the template is not given. Values: variable
    UNDEFINED_VARIABLE = 803 Error;
    /// A language that nobody has words for. Values: lang
    NO_WORDS = 804 Error;
    /// A wording that the theme uses and no file has. Values: key
    MISSING_WORDING = 805 Error;
    /// A wording that is not a text. Values: key
    WORDING_NOT_TEXT = 806 Error;
    /// A template failed while rendering. Values: why
    TEMPLATE_FAILED = 807 Error;
    /// A template that the theme lacks. Values: template
    MISSING_TEMPLATE = 808 Error;
    /// A theme asks another host. Values: what
    THEME_FOREIGN = 809 Error;
    /// Script or style inside a theme's page. Values: what
    THEME_INLINE = 810 Error;
    /// A font of the site's own that no browser takes. Values: src, why (elsewhere|format|damaged)
    FONT_UNREADABLE = 811 Error;
    /// A font of the site's own lacks letters that pages hold. Values: src, letters, count
    FONT_LACKS = 812 Error;
    /// A font of the site's own does not put marks over letters. Values: src, letter
    FONT_PLACES_NO_MARKS = 813 Warning;

    // 900: `check`
    /// Damaged text: letters, syllables or fonts that are not Vietnamese. Values: word, why
    DAMAGED_TEXT = 901 Warning;
    /// Words for peoples, illness or religion without `consent.sensitive`. Values: word
    SENSITIVE_WORD = 902 Warning;
    /// A picture beside an entry that nothing uses. Values: file
    UNUSED_PICTURE = 903 Warning;
    /// An entry that nothing refers to and no list shows. Values: id
    ORPHAN = 904 Warning;
    /// An award or correction later than the review. Values: what, date, on
    LATER_THAN_REVIEW = 905 Warning;
    /// The name of a withdrawn person stands in another entry. Values: id
    WITHDRAWN_NAME = 906 Warning;
    /// What exemplars measure as theirs is more than there was. Values: indicator, sum, actual, period
    CLAIMS_OVER_ACTUAL = 907 Warning;
    /// A figure that was due did not come. Values: indicator, due
    FIGURE_OVERDUE = 908 Hint;
    /// The latest figure is older than the release calendar. Values: indicator, period, due, latest, snapshot
    FIGURE_STALE = 909 Hint;
    /// A figure typed in prose contradicts the data. Values: number, indicator, known, period, what
    CONTRADICTED_FIGURE = 910 Warning;
}

//! What is too much to tell: of a thousand faults of one kind in one file an editor
//! mends the first, builds again, and most are gone.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::path::SourcePath;

/// So many problems of one kind are told of one file.
const TOLD: usize = 200;

/// The problems that are told, in their order. Behind the last of a kind stands how many more there are.
pub fn told(found: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<Kind<'_>, usize> = BTreeMap::new();
    found.iter().for_each(|d| *counts.entry(kind(d)).or_default() += 1);
    let mut seen: BTreeMap<Kind<'_>, usize> = BTreeMap::new();
    let mut told = Vec::new();
    for d in found {
        let before = seen.entry(kind(d)).or_default();
        match (*before).cmp(&TOLD) {
            Ordering::Less => told.push(d.clone()),
            Ordering::Equal => told.push(more(d, counts.get(&kind(d)).map_or(0, |all| all - TOLD))),
            Ordering::Greater => {}
        }
        *before += 1;
    }
    told
}

/// A file and what is wrong with it.
type Kind<'d> = (Option<&'d SourcePath>, Code);

fn kind(d: &Diagnostic) -> Kind<'_> {
    (d.place.as_ref().map(|place| &place.file), d.code)
}

fn more(first: &Diagnostic, count: usize) -> Diagnostic {
    let told = Diagnostic { place: first.place.clone(), ..Diagnostic::nowhere(codes::MORE_ALIKE) };
    told.with("alike", first.code.name()).with("count", count)
}

#[cfg(test)]
mod tests {
    use super::{TOLD, told};
    use crate::base::codes;
    use crate::base::diagnostic::{Diagnostic, Place, Spot};
    use crate::base::path::SourcePath;

    #[test]
    fn what_one_file_has_too_much_of_is_counted() {
        let at = |file: &str, line: usize| {
            let spot = Spot::new(u32::try_from(line).unwrap_or(1), 1);
            Diagnostic::at(codes::UNKNOWN_KEY, Place::new(&SourcePath::new(file), spot))
        };
        let found: Vec<Diagnostic> = (1..=TOLD + 5).map(|line| at("a.md", line)).chain([at("b.md", 1)]).collect();
        let all = told(&found);
        assert_eq!((all.len(), &all[..TOLD]), (TOLD + 2, &found[..TOLD]));
        let more = &all[TOLD];
        assert_eq!((more.code, more.values["alike"].as_str(), more.values["count"].as_str()), (codes::MORE_ALIKE, "G131", "5"));
        assert_eq!(all[TOLD + 1], found[TOLD + 5]);
        assert_eq!(told(&found[5..]), found[5..]);
    }
}

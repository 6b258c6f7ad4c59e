//! Rule 8: of several verdicts the worst decides. Nothing is averaged.

use crate::verdict::status::Status;

/// The position of the verdict that decides: the first of the worst, a serious one before others.
pub fn deciding(verdicts: impl IntoIterator<Item = (Status, bool)>) -> Option<usize> {
    // `min_by_key` keeps the first of equals.
    verdicts.into_iter().enumerate().min_by_key(|(_, (status, serious))| (*status, !serious)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::deciding;
    use crate::verdict::status::Status;

    #[test]
    fn the_first_of_the_worst_decides() {
        let behind = (Status::Behind, false);
        assert_eq!(deciding([(Status::Met, false), behind]), Some(1));
        assert_eq!(deciding([behind, behind]), Some(0));
        assert_eq!(deciding([behind, (Status::Behind, true)]), Some(1));
        assert_eq!(deciding([(Status::NoData, false), (Status::Missed, false), (Status::Behind, true)]), Some(1));
        assert_eq!(deciding([]), None);
    }
}

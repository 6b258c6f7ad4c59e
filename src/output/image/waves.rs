//! How many pictures are made at the same time: as many as there is memory for.

/// The memory that pictures being made at the same time may take together. One
/// that needs more is made alone.
const TOGETHER: u64 = 512 << 20;

/// Puts the hungriest first, and together what the memory is enough for. Waves, not
/// locks: a thread that waited for memory might be the one that is to give it back.
pub fn waves<T>(mut all: Vec<(u64, T)>) -> Vec<Vec<T>> {
    all.sort_by_key(|(memory, _)| std::cmp::Reverse(*memory));
    let mut waves: Vec<(u64, Vec<T>)> = Vec::new();
    for (memory, one) in all {
        match waves.last_mut().filter(|(taken, _)| taken + memory <= TOGETHER) {
            Some((taken, wave)) => {
                *taken += memory;
                wave.push(one);
            }
            None => waves.push((memory, vec![one])),
        }
    }
    waves.into_iter().map(|(_, wave)| wave).collect()
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, waves};

    #[test]
    fn no_wave_takes_more_than_there_is() {
        let sizes = [1, TOGETHER / 2, TOGETHER * 3, TOGETHER / 2, TOGETHER / 3];
        let waves = waves(sizes.into_iter().map(|size| (size, size)).collect());
        assert_eq!(waves.iter().flatten().count(), sizes.len());
        assert_eq!(waves.first(), Some(&vec![TOGETHER * 3]));
        assert!(waves.iter().skip(1).all(|wave| wave.iter().sum::<u64>() <= TOGETHER));
    }
}

//! Locks that a panic elsewhere does not spoil: whoever panicked has told so, and what is held stays whole.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Waits for a lock.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

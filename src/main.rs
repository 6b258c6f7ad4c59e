//! The program: an exit code, nothing else.

use std::ffi::c_long;
use std::process::ExitCode;

use libmimalloc_sys::{mi_option_eager_commit_delay, mi_option_set_default, mi_option_t};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long memory that was freed stays at hand, in milliseconds.
const PURGE_DELAY: mi_option_t = mi_option_eager_commit_delay + 1;
/// Longer than most builds take, and ten times that for whole stretches. Given back after 10, as the allocator would,
/// much of it is asked for again soon, and has to be emptied by the system. Who sets the allocator's own variable is heard.
const AT_HAND: c_long = 1000;

fn main() -> ExitCode {
    keep_at_hand();
    guong::cli::run()
}

#[expect(unsafe_code, reason = "the allocator is written in C")]
fn keep_at_hand() {
    // SAFETY: it stores a number under another that its own table has, while there is one thread.
    unsafe { mi_option_set_default(PURGE_DELAY, AT_HAND) }
}

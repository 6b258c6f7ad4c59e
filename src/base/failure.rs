//! What ends a run before its report: wrong usage, or a machine that failed.

use std::io;
use std::path::Path;

/// Why a run could not go on.
#[derive(Debug)]
pub enum Failure {
    /// The command was used wrongly: exit code 2. The id of its wording and the value that it names.
    Usage(&'static str, String),
    /// The same, with what was probably meant.
    Misspelt(&'static str, String, Option<String>),
    /// The machine failed (disk full, no permission): exit code 3.
    Machine {
        /// The file or folder that was being worked on.
        path: String,
        /// What the system said.
        error: io::Error,
    },
}

impl Failure {
    /// The machine failed at a path.
    pub fn machine(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        let path = path.display().to_string();
        move |error| Failure::Machine { path, error }
    }

    /// The exit code that this ends with.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Usage(..) | Failure::Misspelt(..) => 2,
            Failure::Machine { .. } => 3,
        }
    }
}

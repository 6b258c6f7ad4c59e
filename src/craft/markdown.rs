//! Markdown bodies.

/// A parsed body.
#[derive(Clone, Debug, Default)]
pub struct Document {}

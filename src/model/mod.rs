//! What exists: one file per kind of content, and what they share.

pub mod award;
pub mod catalog;
pub mod cluster;
pub mod document;
pub mod entity;
pub mod front;
pub mod kind;
pub mod media;
pub mod movement;
pub mod notice;
pub mod observation;
pub mod period;
pub mod plan;
pub mod profile;
pub mod snapshot;
pub mod source;
pub mod standing;
pub mod story;
pub mod term;

//! The picture maker: a photo's bytes in, the site's pictures out. Nothing of
//! what a camera wrote beside the pixels comes through.

pub mod colour;
pub mod container;
pub mod cut;
pub mod decode;
pub mod encode;
pub mod fault;
pub mod kind;
pub mod make;
pub mod metadata;
pub mod probe;
pub mod raster;
pub mod resize;
pub mod sizes;
pub mod strip;

//! Open data: tables with their fields, the package that describes them, and what
//! pages tell machines about them.

pub mod dataset;
pub mod field;
pub mod figure_files;
pub mod observed;
pub mod package;
pub mod page;

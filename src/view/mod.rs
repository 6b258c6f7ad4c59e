//! All that a template may see: plain data, built from the site and nothing else.

pub mod body;
pub mod browse;
pub mod card;
pub mod entry;
pub mod entry_head;
pub mod facts;
pub mod figure;
pub mod figure_sheet;
pub mod figure_words;
pub mod frame;
pub mod front;
pub mod indicator_page;
pub mod indicators;
pub mod linked_data;
pub mod listing;
pub mod medium;
pub mod open_figures;
pub mod passages;
pub mod picture;
pub mod pictured;
pub mod plan_page;
pub mod related;
pub mod table;
pub mod timeline;
pub mod verdict_chart;
pub mod verdict_words;

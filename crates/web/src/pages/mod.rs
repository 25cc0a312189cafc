//! web, pages: view in, one self-contained HTML file out.

pub mod ask;
mod basemap;
mod markup;
pub mod plan;
pub mod what_if;

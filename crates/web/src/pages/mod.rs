//! web, pages: view in, one self-contained HTML file out.

mod basemap;
pub mod plan;

//! web: what people see in a browser: pages as self-contained files, and a small server for one output folder.

pub mod pages;
pub mod server;

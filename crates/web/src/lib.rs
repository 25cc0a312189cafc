//! web: what people see in a browser: pages as self-contained files, and a small server for one output folder. Also what carries
//! the messages of two devices in touch.

pub mod pages;
pub mod server;
pub mod sync_client;
pub mod sync_server;

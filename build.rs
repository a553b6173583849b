//! Links the program at a fixed address where that is known to work.
//!
//! A program that can be loaded anywhere has some thirty thousand addresses in
//! its tables (glyph names, entities, encodings) written by the loader at each
//! start. That takes longer than reading and comparing two ordinary drafts.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |part: &str| env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

//! How the program is linked: for a short start.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name, value| env::var(name).is_ok_and(|own| own == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return;
    }
    // A program that the system may load anywhere has tens of thousands of
    // addresses to correct at each start (tables of characters and of entities
    // of the libraries for PDF and HTML), which takes as long as comparing two
    // short drafts. It is loaded at its own place instead; stack, heap and
    // shared libraries are still placed at random.
    println!("cargo:rustc-link-arg-bins=-no-pie");
    // The compiler's own library asks the processor at length what it can do
    // when it is loaded; of a copy inside the program only what unwinds a
    // panic is taken.
    if env::var("HOST") == env::var("TARGET") && has_static_unwinder() {
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Whether the linker knows a copy of the unwinder that can be put into a
/// program, which not every system installs.
fn has_static_unwinder() -> bool {
    const NAME: &str = "libgcc_eh.a";
    let linker = env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned());
    let asked = Command::new(linker)
        .arg(format!("-print-file-name={NAME}"))
        .output();
    // An unknown file is printed as it was named.
    asked.is_ok_and(|said| said.status.success() && said.stdout.trim_ascii() != NAME.as_bytes())
}

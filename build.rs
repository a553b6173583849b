//! How the program is linked.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // A program that the system may load anywhere has tens of thousands of
    // addresses to correct at each start (tables of characters and of entities
    // of the libraries for PDF and HTML), which takes as long as comparing two
    // short drafts. It is loaded at its own place instead; stack, heap and
    // shared libraries are still placed at random.
    let system = std::env::var("CARGO_CFG_TARGET_OS");
    let family = std::env::var("CARGO_CFG_TARGET_ENV");
    if system.as_deref() == Ok("linux") && family.as_deref() == Ok("gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

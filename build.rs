//! How the program is linked: for a short start.
//!
//! Two short drafts are compared in less time than the system takes to load a
//! program and its libraries.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// What the standard library links against, and the archives that hold the
/// same. Those of the C library and of the compiler need each other.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("libgcc_s.so", &["libgcc_eh.a", "libgcc.a"]),
    ("libutil.so", &["libutil.a"]),
    ("librt.so", &["librt.a"]),
    ("libpthread.so", &["libpthread.a"]),
    ("libm.so", &["libm.a"]),
    ("libdl.so", &["libdl.a"]),
    ("libc.so", &["libc.a", "libgcc.a", "libgcc_eh.a"]),
];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name, value| env::var(name).is_ok_and(|own| own == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return Ok(());
    }
    // A program that the system may load anywhere has tens of thousands of
    // addresses to correct at each start (tables of characters and of entities
    // of the libraries for PDF and HTML). It is loaded at its own place
    // instead; stack and heap are still placed at random.
    println!("cargo:rustc-link-arg-bins=-no-pie");
    // The system reads a program's pages sixteen at a time. What a comparison
    // runs is laid together, as the linkers of GNU and LLVM can be told.
    if is("PROFILE", "release") && !chooses_linker() {
        let order = Path::new("src/order.ld").canonicalize()?;
        println!("cargo:rerun-if-changed=src/order.ld");
        println!("cargo:rustc-link-arg-bins=-T{}", order.display());
    }
    // Loading and binding shared libraries takes a fifth of a short run. Where
    // the system has their archives, the program brings along what it needs.
    if env::var("HOST") == env::var("TARGET")
        && let Some(archives) = archives()
    {
        let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("archives");
        stand_in(&folder, &archives)?;
        println!("cargo:rustc-link-arg-bins=-static");
        println!("cargo:rustc-link-arg-bins=-L{}", folder.display());
    }
    Ok(())
}

/// Whether the one who builds has chosen a linker, or options for one.
fn chooses_linker() -> bool {
    println!("cargo:rerun-if-env-changed=RUSTC_LINKER");
    env::var_os("RUSTC_LINKER").is_some()
        || env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.contains("link"))
}

/// The archives for each shared library; `None` where the system lacks one.
fn archives() -> Option<Vec<(&'static str, Vec<PathBuf>)>> {
    LIBRARIES
        .iter()
        .map(|(library, names)| {
            Some((
                *library,
                names.iter().map(|n| archive(n)).collect::<Option<_>>()?,
            ))
        })
        .collect()
}

/// Where the linker finds an archive, which not every system installs.
fn archive(name: &str) -> Option<PathBuf> {
    let linker = env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned());
    let asked = Command::new(linker)
        .arg(format!("-print-file-name={name}"))
        .output()
        .ok()?;
    let path = PathBuf::from(String::from_utf8(asked.stdout).ok()?.trim());
    // An unknown file is printed as it was named.
    (asked.status.success() && path.is_absolute()).then_some(path)
}

/// Writes, for each shared library that the linker will look for, a script of
/// its name that leads to the archives.
fn stand_in(folder: &Path, archives: &[(&str, Vec<PathBuf>)]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (library, paths) in archives {
        let paths: Vec<String> = paths
            .iter()
            .map(|p| format!("\"{}\"", p.display()))
            .collect();
        fs::write(
            folder.join(library),
            format!("GROUP ( {} )\n", paths.join(" ")),
        )?;
    }
    Ok(())
}

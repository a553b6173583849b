//! The `travaux` program: see [`travaux::cli`].

use std::process::ExitCode;

use mimalloc::MiMalloc;

// Reading a document makes very many small pieces: this allocator hands them
// out in less time than the system's does.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    travaux::cli::run(std::env::args_os())
}

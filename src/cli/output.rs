//! Where output goes: a file, a pager, the terminal; how wide and coloured.

use std::env;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::error::{Failure, INPUT, USAGE};
use super::settings::{Color, Format, Out, Settings};

/// How wide to write where no terminal tells.
const WIDTH: usize = 80;
/// Wider lines are hard to read.
const WIDEST: usize = 120;

/// The width of the terminal; `COLUMNS` counts first, as in other programs.
pub(super) fn width() -> usize {
    let asked = env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    asked.or_else(measured).unwrap_or(WIDTH).clamp(20, 400)
}

/// The width for running text.
pub(super) fn text_width() -> usize {
    width().min(WIDEST)
}

/// A text in lines of a width; a longer word stands alone.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Whether to colour what goes to standard output.
///
/// `--color` decides; else NO_COLOR, CLICOLOR_FORCE, TERM=dumb and whether a
/// terminal listens.
pub(super) fn color(settings: &Settings, to_file: bool) -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|v| !v.is_empty() && v != "0");
    match settings.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if to_file => false,
        Color::Auto if env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) => false,
        Color::Auto if set("CLICOLOR_FORCE") => true,
        Color::Auto => {
            io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|t| t != "dumb")
        }
    }
}

/// The format to write: as asked, else by the ending of the output file.
pub(super) fn format(out: &Out) -> Result<Format, Failure> {
    if let Some(format) = out.format {
        return Ok(format);
    }
    let Some(path) = &out.output else {
        return Ok(Format::Terminal);
    };
    match path.extension().and_then(|e| e.to_str()) {
        Some("json") => Ok(Format::Json),
        Some("ron") => Ok(Format::Ron),
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some("html" | "htm") => Ok(Format::Html),
        Some("csv") => Ok(Format::Csv),
        Some("akn" | "xml") => Ok(Format::Akn),
        Some("docx") => Ok(Format::Docx),
        Some("txt") | None => Ok(Format::Terminal),
        Some(other) => Err(
            Failure::new(USAGE, format!("no report is written as .{other}"))
                .hint("end the file in .html, .docx, .md, .json, .ron, .csv, .akn.xml or .txt, or say --format"),
        ),
    }
}

/// Writes a whole report: to the file, else to the pager or the terminal.
pub(super) fn write(
    settings: &Settings,
    out: &Out,
    format: Format,
    text: &str,
) -> Result<(), Failure> {
    if let Some(path) = &out.output {
        return write_file(path, text.as_bytes());
    }
    if format == Format::Terminal {
        return show(settings, text);
    }
    print(text)
}

/// Writes a report that is no text: to the file, else to standard output,
/// unless that is a terminal.
pub(super) fn write_bytes(out: &Out, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(path) = &out.output {
        return write_file(path, bytes);
    }
    if io::stdout().is_terminal() {
        return Err(
            Failure::new(USAGE, "a Word file is not written to a terminal")
                .hint("say where to write it: -o changes.docx"),
        );
    }
    print_bytes(bytes)
}

/// Shows a text on the terminal, in the pager where one helps.
pub(super) fn show(settings: &Settings, text: &str) -> Result<(), Failure> {
    if !settings.no_pager && io::stdout().is_terminal() && page(settings, text) {
        return Ok(());
    }
    print(text)
}

/// Writes to standard output; a reader who went away is no fault.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// The same of bytes.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    match io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(INPUT, "standard output can't be written").because(error))
        }
        _ => Ok(()),
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| {
        let failure = Failure::new(INPUT, format!("{} can't be written", path.display()));
        let missing = error.kind() == io::ErrorKind::NotFound;
        let failure = failure.because(error);
        match path.parent() {
            Some(folder) if missing => {
                failure.hint(format!("make the folder {} first", folder.display()))
            }
            _ => failure,
        }
    })
}

/// The command that pages, as git finds his: `TRAVAUX_PAGER`, the user's file
/// of settings, `PAGER`, else `less`.
pub(super) fn pager(settings: &Settings) -> String {
    let named = |name| env::var(name).ok();
    let chosen = || settings.config.pager().map(str::to_owned);
    named("TRAVAUX_PAGER")
        .or_else(chosen)
        .or_else(|| named("PAGER"))
        .unwrap_or_else(|| "less".to_owned())
}

/// Shows a text in the pager, which stays away when all fits. Says whether
/// that worked.
fn page(settings: &Settings, text: &str) -> bool {
    let pager = pager(settings);
    if pager.is_empty() || pager == "cat" {
        return false;
    }
    let child = Command::new("sh")
        .arg("-c")
        .arg(&pager)
        .env(
            "LESS",
            env::var("LESS").unwrap_or_else(|_| "FRX".to_owned()),
        )
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        return false;
    };
    if let Some(mut input) = child.stdin.take() {
        // A reader who quits early closes the pipe: no fault.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok_and(|status| status.code() != Some(127))
}

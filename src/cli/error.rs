//! Failures as the user reads them: what, where, what to do.

use std::fmt;
use std::io::Write;

use crate::report::safe;
use crate::store::StoreError;

/// Differences were found, and `--exit-code` asked to say so.
pub(super) const DIFFERENT: u8 = 1;
/// The command line doesn't say what to do.
pub(super) const USAGE: u8 = 2;
/// A document can't be read, or is none that travaux works on.
pub(super) const INPUT: u8 = 3;
/// The store can't be read or written, or doesn't hold what was asked for.
pub(super) const STORE: u8 = 4;

/// Something that stops the program.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    message: String,
    causes: Vec<String>,
    hint: Option<String>,
}

impl Failure {
    pub(super) fn new(code: u8, message: impl fmt::Display) -> Failure {
        Failure {
            code,
            message: message.to_string(),
            causes: Vec::new(),
            hint: None,
        }
    }

    pub(super) fn because(mut self, cause: impl fmt::Display) -> Failure {
        self.causes.push(cause.to_string());
        self
    }

    /// Says first what could not be done; what was said so far is its cause.
    pub(super) fn about(mut self, message: impl fmt::Display) -> Failure {
        let cause = std::mem::replace(&mut self.message, message.to_string());
        self.causes.insert(0, cause);
        self
    }

    pub(super) fn hint(mut self, hint: impl fmt::Display) -> Failure {
        self.hint = Some(hint.to_string());
        self
    }

    pub(super) fn code(&self) -> u8 {
        self.code
    }

    /// Writes the failure to standard error.
    pub(super) fn print(&self) {
        let _ = writeln!(std::io::stderr().lock(), "{self}");
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", visible(&self.message))?;
        for cause in &self.causes {
            write!(f, "\n  caused by: {}", visible(cause))?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {}", visible(hint)),
            None => Ok(()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        let failure = Failure::new(STORE, &error);
        match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

/// A message in which nothing steers, so that neither a file name nor a
/// document can steer the terminal.
pub(super) fn visible(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(safe).collect();
    lines.join("\n")
}

/// Writes what is wrong with a command line to standard error.
pub(super) fn misused(message: &str) {
    let mut err = std::io::stderr().lock();
    let _ = write!(err, "{}", visible(message));
}

/// Writes a warning to standard error.
pub(super) fn warn(message: &str) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "warning: {}", visible(message));
}

//! Faults of the program itself, told in its own voice.
//!
//! A panic within a reader of documents is caught there and becomes a message
//! about the document: what the runtime would print of it helps nobody. One
//! that nobody catches is a fault of travaux, and says so.

use std::any::Any;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::Mutex;

use super::error::Failure;

/// The code that the runtime gives to a panic.
const FAULT: u8 = 101;

/// Where the last panic was.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Runs the program; a panic in it becomes a failure.
pub(super) fn caught<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    set_hook(Box::new(remember));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(failure(panic.as_ref())))
}

fn remember(info: &PanicHookInfo<'_>) {
    if let (Some(place), Ok(mut last)) = (info.location(), LAST.lock()) {
        *last = Some(place.to_string());
    }
}

fn failure(panic: &(dyn Any + Send)) -> Failure {
    let said = panic
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no reason is known".to_owned());
    let place = LAST.lock().ok().and_then(|last| last.clone());
    let failure = Failure::new(FAULT, "travaux itself failed").because(said);
    let failure = match place {
        Some(place) => failure.because(place),
        None => failure,
    };
    failure.hint("this is no fault of yours: please report it, with the document if you may")
}

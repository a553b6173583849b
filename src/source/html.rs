//! Web pages.
use super::SourceError;
use super::pages::Pages;
pub(super) fn read(_bytes: &[u8]) -> Result<Pages, SourceError> {
    Err(SourceError::Empty)
}

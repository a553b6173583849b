//! Sponsors.

use serde::{Deserialize, Serialize};

/// A State, group or presiding officer in the sponsor block.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sponsor {
    /// The name as printed, mended of extraction faults.
    pub name: String,
    /// What the sponsor is.
    pub kind: SponsorKind,
}

/// What a sponsor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SponsorKind {
    /// A State in the table of names.
    State,
    /// A group of States or an organization.
    Group,
    /// The Chair, the President, a Rapporteur ...
    Officer,
    /// Not in the table of names; said in a notice.
    Unknown,
}

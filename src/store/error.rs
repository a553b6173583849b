//! What can go wrong with a store: each case with what is needed to say where
//! and what to do.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::Clash;
use crate::symbol::Symbol;

/// Why a store cannot do what was asked. Nothing was changed, unless the case
/// says so.
#[derive(Debug, Error)]
pub enum StoreError {
    /// No repository at the folder or above it.
    #[error("there is no store at {} or above it", .path.display())]
    NotFound {
        /// Where the search began.
        path: PathBuf,
    },
    /// A git repository, but not one that `init` made.
    #[error("the git repository {} is not a store", .path.display())]
    NotAStore {
        /// The repository.
        path: PathBuf,
    },
    /// A store whose format is younger than this program.
    #[error("the store {} has a format that this program does not know: “{found}”", .path.display())]
    NewerFormat {
        /// The repository.
        path: PathBuf,
        /// The line that names the format.
        found: String,
    },
    /// `init` on a folder that is a store, or another git repository.
    #[error("{} is already a {}", .path.display(), if *.store { "store" } else { "git repository" })]
    AlreadyThere {
        /// The folder.
        path: PathBuf,
        /// Whether it is a store.
        store: bool,
    },
    /// `init` would overwrite a file.
    #[error("{} is in the way", .path.display())]
    InTheWay {
        /// The file.
        path: PathBuf,
    },
    /// Git doesn't know who commits.
    #[error("git does not know who you are: {missing} is not set")]
    NoIdentity {
        /// `user.name` or `user.email`.
        missing: &'static str,
    },
    /// `GIT_COMMITTER_DATE` is no date.
    #[error("GIT_COMMITTER_DATE is “{value}”, which is not a date")]
    CommitterDate {
        /// What it holds.
        value: String,
    },
    /// A document without a symbol.
    #[error("{source_name}: the document carries no symbol")]
    NoSymbol {
        /// The name of the file.
        source_name: String,
    },
    /// A symbol, tag or revision that isn't in the store.
    #[error("{spec} is not in the store{}", did_you_mean(.near))]
    Unknown {
        /// What was asked for.
        spec: String,
        /// Symbols in the store that are spelled alike, nearest first.
        near: Vec<Symbol>,
    },
    /// A sponsor who withdraws from a text that he does not sponsor.
    #[error("{name} is no sponsor of {symbol}")]
    NoSponsor {
        /// The text.
        symbol: Symbol,
        /// The sponsor.
        name: String,
    },
    /// A git revision whose commit isn't one document of one text.
    #[error("the git revision {spec} changes {texts} texts, not one")]
    NotOneText {
        /// What was asked for.
        spec: String,
        /// How many.
        texts: usize,
    },
    /// A document that has none before it.
    #[error("{symbol} has no earlier document in the store{}", back(*.steps))]
    NoneBefore {
        /// The document.
        symbol: Symbol,
        /// How many steps back were asked for.
        steps: usize,
    },
    /// Both sides changed the same clauses of the same document.
    #[error("{}: both sides changed {}", .clash.text, .clash.clauses.join(", "))]
    Clash {
        /// What they changed.
        clash: Box<Clash>,
        /// The file in which a person ends it.
        file: Option<PathBuf>,
    },
    /// A clash waits for a person.
    #[error("{} waits for you", .file.display())]
    ClashOpen {
        /// The file to edit.
        file: PathBuf,
    },
    /// Git is in the middle of a merge.
    #[error("{}: a merge of git is open", .path.display())]
    MergeOpen {
        /// The repository.
        path: PathBuf,
    },
    /// There is nothing to resolve.
    #[error("nothing waits to be resolved")]
    NothingOpen,
    /// A file in which a clash is not ended.
    #[error("{}, line {line}: a mark of the conflict is still there", .file.display())]
    StillMarked {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
    },
    /// A page that can't be read back.
    #[error("{place}, line {line}: {what}")]
    Page {
        /// The text.
        place: String,
        /// The line.
        line: usize,
        /// What is wrong with it.
        what: &'static str,
    },
    /// A file that is no part of a text, and that both sides changed.
    #[error("both sides changed {path}, which is no text of the record")]
    Overlap {
        /// The file.
        path: String,
    },
    /// The other store does not go back to the same beginning.
    #[error("the other store has another beginning: the two are no copies of each other")]
    Unrelated,
    /// Something in the repository that no store writes.
    #[error("{place}: {detail}")]
    Corrupt {
        /// The commit and path.
        place: String,
        /// What is wrong with it.
        detail: String,
    },
    /// `HEAD` is no branch, so there is nothing to add to.
    #[error("{}: HEAD is not on a branch", .path.display())]
    Detached {
        /// The repository.
        path: PathBuf,
    },
    /// Another program keeps moving or locking the branch.
    #[error("another program is holding {what} of {}", .path.display())]
    Busy {
        /// The repository.
        path: PathBuf,
        /// What it holds.
        what: String,
    },
    /// A file of the repository can't be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Git itself.
    #[error("git: {}", .0.message())]
    Git(#[from] git2::Error),
}

impl StoreError {
    /// What the user can do about it, as one sentence; `None` where the
    /// message says it all.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            StoreError::NotFound { .. } => {
                "make one with `travaux init DIR`, or name one with --store DIR"
            }
            StoreError::NotAStore { .. } => {
                "make a store in a folder of its own with `travaux init DIR`"
            }
            StoreError::NewerFormat { .. } => "use a newer travaux",
            StoreError::AlreadyThere { store: true, .. } => {
                "add documents with `travaux add FILE...`"
            }
            StoreError::AlreadyThere { store: false, .. } | StoreError::InTheWay { .. } => {
                "choose another folder"
            }
            StoreError::NoIdentity { .. } => {
                "run `git config --global user.name \"Your Name\"` and `git config --global user.email you@example.org`"
            }
            StoreError::CommitterDate { .. } => {
                "write it like 2020-10-26T09:00:00+0000, or unset it"
            }
            StoreError::NoSymbol { .. } => "give it one with --as SYMBOL",
            StoreError::Unknown { .. } => "`travaux list` shows what the store holds",
            StoreError::NoSponsor { .. } => "`travaux show SYMBOL` lists its sponsors",
            StoreError::NotOneText { .. } => "name a document by its symbol",
            StoreError::Detached { .. } => "check out the branch to add to, e.g. `git switch main`",
            StoreError::Busy { .. } => "wait for it to end and try again",
            StoreError::Clash { .. } | StoreError::StillMarked { .. } | StoreError::Page { .. } => {
                "edit each marked clause to what it is to say, remove the marks, then run `travaux resolve`; `travaux resolve --abort` gives up"
            }
            StoreError::ClashOpen { .. } | StoreError::MergeOpen { .. } => {
                "end it with `travaux resolve`, or give up with `travaux resolve --abort`"
            }
            StoreError::NothingOpen => "`travaux pull` joins the work of another copy",
            StoreError::Overlap { .. } => {
                "merge it with git (`git merge`, edit, `git commit`), then run `travaux resolve`"
            }
            StoreError::Unrelated => "add its documents with `travaux add FILE...`",
            StoreError::NoneBefore { .. }
            | StoreError::Corrupt { .. }
            | StoreError::Io { .. }
            | StoreError::Git(_) => return None,
        })
    }
}

pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> StoreError + '_ {
    |source| StoreError::Io {
        path: path.to_owned(),
        source,
    }
}

fn did_you_mean(near: &[Symbol]) -> String {
    match near {
        [] => String::new(),
        near => {
            let names: Vec<String> = near.iter().map(ToString::to_string).collect();
            format!("; did you mean {}?", names.join(" or "))
        }
    }
}

fn back(steps: usize) -> String {
    if steps > 1 {
        format!(" {steps} steps back")
    } else {
        String::new()
    }
}

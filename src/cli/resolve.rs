//! `travaux resolve`: ends a pull, or a merge of git, that waits for a person.

use crate::report::safe;
use crate::store::{Clash, Outcome as Came, Pulled, StoreError};

use super::error::{Failure, STORE, USAGE};
use super::settings::Settings;
use super::{Outcome, add, git, output, places};

/// What to say at the foot of the help.
pub(super) const HELP: &str = "\
Where both sides changed one and the same clause, travaux pull leaves the
record as it is and writes the text into a file with both wordings, each
conflict between <<<<<<< and >>>>>>>. Write what the clause is to say, remove
the marks, and run travaux resolve. A git merge that stopped is ended alike:
edit text.md, then run travaux resolve.";

/// The arguments of `travaux resolve`.
#[derive(Debug, clap::Args)]
pub(super) struct ResolveArgs {
    /// Give up; the record is as it was
    #[arg(long)]
    abort: bool,
}

pub(super) fn run(settings: &Settings, own: &ResolveArgs) -> Outcome {
    let store = places::store(settings)?;
    let merging = store.in_git_merge();
    let dir = store.path();
    if own.abort {
        match store.abort_clash() {
            Ok(Some(file)) => {
                output::print(&format!("given up; {} removed\n", safe(&shown(&file))))?;
            }
            Ok(None) => output::print("given up\n")?,
            Err(StoreError::NothingOpen) if merging => {}
            Err(error) => return Err(error.into()),
        }
        if merging {
            git::ask(&dir, &["merge", "--abort"])?;
            output::print("git's merge given up\n")?;
        }
        return Ok(0);
    }
    if merging {
        store.take_over_merge()?;
        git::ask(&dir, &["merge", "--abort"])?;
    }
    tell(store.resolve_clash())
}

/// Says what came and what was placed; or what is in conflict, clause by
/// clause.
pub(super) fn tell(pulled: Result<Pulled, StoreError>) -> Outcome {
    let pulled = match pulled {
        Ok(pulled) => pulled,
        Err(StoreError::Clash { clash, file }) => {
            output::print(&clauses(&clash))?;
            let named = clash.clauses.join(", ");
            let text = &clash.text;
            let failure = Failure::new(STORE, format!("{text}: both sides changed {named}"));
            let file = file.as_deref().map(shown).unwrap_or_default();
            return Err(failure.because("nothing was changed in the store").hint(format!(
                "edit {file}: write what each marked clause is to say and remove the marks; then run `travaux resolve`, or give up with `travaux resolve --abort`"
            )));
        }
        Err(error) => return Err(error.into()),
    };
    let mut text = String::new();
    if pulled.came.is_empty() && pulled.receipt.added.is_empty() {
        text.push_str("nothing came: this store has all that is there\n");
    } else if !pulled.came.is_empty() {
        text.push_str(&format!("{} came\n", counted(pulled.came.len())));
    }
    for (nth, document) in pulled.came.iter().enumerate() {
        if nth == MOST {
            text.push_str(&format!("  … and {} more\n", pulled.came.len() - MOST));
            break;
        }
        let (commit, subject) = (document.commit.short(), safe(&document.subject));
        text.push_str(&format!("  {commit} {subject}\n"));
    }
    let added = &pulled.receipt.added;
    if let (Some(before), false) = (pulled.before, added.is_empty()) {
        text.push_str(&format!(
            "{} of this store placed on top (before: {})\n",
            counted(added.len()),
            before.short()
        ));
    }
    for added in added {
        let commit = added.commit.short();
        text.push_str(&match added.outcome {
            Came::AlreadyThere => format!("  {commit} {}: there already\n", added.symbol),
            Came::New | Came::Reissue => format!("  {commit} {}\n", safe(&added.subject)),
        });
    }
    output::print(&text)?;
    add::warn_of(&pulled.receipt);
    Ok(0)
}

/// How many documents that came are named one by one.
const MOST: usize = 20;

fn counted(number: usize) -> String {
    match number {
        1 => "1 commit".to_owned(),
        number => format!("{number} commits"),
    }
}

/// A path as it reads from here.
fn shown(file: &std::path::Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let short = here.ok().and_then(|here| file.strip_prefix(here).ok());
    short.unwrap_or(file).display().to_string()
}

/// The conflicts, each with its three wordings.
fn clauses(clash: &Clash) -> String {
    let mut text = format!("{}\n", safe(&clash.subject));
    let mut names = clash.clauses.iter();
    let mut sides: [Vec<&str>; 3] = Default::default();
    let mut side = None;
    for line in clash.page.lines() {
        match line.get(..7) {
            Some("<<<<<<<") => side = Some(HERE),
            Some("|||||||") => side = Some(BEFORE),
            Some("=======") => side = Some(THERE),
            Some(">>>>>>>") => {
                side = None;
                let name = names.next().map_or("a clause", String::as_str);
                text.push_str(&format!("\n{}\n", safe(name)));
                for (lines, side) in sides.iter_mut().zip(["before", "there", "here"]) {
                    wording(std::mem::take(lines), side, &mut text);
                }
            }
            _ => {
                if let Some(side) = side {
                    sides[side].push(line);
                }
            }
        }
    }
    text.push('\n');
    text
}

const BEFORE: usize = 0;
const THERE: usize = 1;
const HERE: usize = 2;

fn wording(lines: Vec<&str>, side: &str, text: &mut String) {
    let width = output::text_width() - 10;
    let lines: Vec<String> = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .flat_map(|line| output::wrapped(&safe(line.trim_start().trim_start_matches("- ")), width))
        .collect();
    if lines.is_empty() {
        text.push_str(&format!("  {side:<6}  (nothing)\n"));
    }
    for (nth, line) in lines.iter().enumerate() {
        let side = if nth == 0 { side } else { "" };
        text.push_str(&format!("  {side:<6}  {line}\n"));
    }
}

/// Refuses what makes no sense to git.
pub(super) fn places(rest: &[String]) -> Result<(Vec<&str>, Vec<&str>), Failure> {
    let (options, named): (Vec<&str>, Vec<&str>) = rest
        .iter()
        .map(String::as_str)
        .partition(|argument| argument.starts_with('-'));
    if named.len() > 2 {
        return Err(Failure::new(USAGE, "a pull takes one store and one branch")
            .hint("travaux pull [REMOTE [BRANCH]]"));
    }
    Ok((options, named))
}

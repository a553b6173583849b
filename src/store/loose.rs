//! A reference or an object in a file of its own, as git keeps what is new.
//!
//! Git's library goes through all packed references before it writes one, and
//! takes its time to hash and press a long tree: with ten thousand texts that
//! would be most of the cost of an import. The steps are git's own: a lock
//! file beside the reference, which is then renamed into its place.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use git2::{ErrorCode, ObjectType, Oid, Repository, Signature};

use super::error::io;
use super::{Identity, StoreError, pack};

/// What became of a reference.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// It points where it should.
    Yes,
    /// It did not point to where it was thought to; nothing was done.
    Overtaken,
    /// Another program is at work on it; nothing was done.
    Held,
}

/// Moves a reference from one object to another, or makes it where it was not.
pub(super) fn reference(
    repo: &Repository,
    name: &str,
    from: Option<Oid>,
    to: Oid,
) -> Result<Moved, StoreError> {
    let path = repo.commondir().join(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io(folder))?;
    }
    let mut held = path.clone().into_os_string();
    held.push(".lock");
    let held = Path::new(&held);
    let mut file = match OpenOptions::new().write(true).create_new(true).open(held) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(Moved::Held),
        Err(error) => return Err(io(held)(error)),
    };
    let moved = match points_to(repo, name) {
        Ok(now) if now != from => Ok(Moved::Overtaken),
        Ok(_) => file
            .write_all(format!("{to}\n").as_bytes())
            .and_then(|()| fs::rename(held, &path))
            .map(|()| Moved::Yes)
            .map_err(io(&path)),
        Err(error) => Err(error),
    };
    if !matches!(moved, Ok(Moved::Yes)) {
        fs::remove_file(held).map_err(io(held))?;
    }
    moved
}

fn points_to(repo: &Repository, name: &str) -> Result<Option<Oid>, StoreError> {
    match repo.refname_to_id(name) {
        Ok(id) => Ok(Some(id)),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Notes a move of the branch in git's log of it and of `HEAD`, as the
/// settings of the repository have it.
pub(super) fn log(
    repo: &Repository,
    branch: &str,
    from: Option<Oid>,
    to: Oid,
    message: &str,
) -> Result<(), StoreError> {
    let settings = repo.config()?;
    let wanted = match settings.get_string("core.logAllRefUpdates") {
        Ok(said) => {
            said.eq_ignore_ascii_case("always") || settings.get_bool("core.logAllRefUpdates")?
        }
        Err(_) => !repo.is_bare(),
    };
    let by = Identity::find(repo).and_then(|by| by.signature());
    let by =
        by.or_else(|_| Ok::<_, StoreError>(Signature::now("travaux", "travaux@store.invalid")?))?;
    let minutes = by.when().offset_minutes();
    let line = format!(
        "{} {to} {by} {} {}{:02}{:02}\t{message}\n",
        from.unwrap_or(Oid::ZERO_SHA1),
        by.when().seconds(),
        if minutes < 0 { '-' } else { '+' },
        minutes.abs() / 60,
        minutes.abs() % 60,
    );
    let logs = [
        repo.path().join("logs/HEAD"),
        repo.commondir().join("logs").join(branch),
    ];
    for path in logs {
        if !wanted && !path.exists() {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(io(folder))?;
        }
        append(&path, line.as_bytes()).map_err(io(&path))?;
    }
    Ok(())
}

/// Appends a line or, where the disk is full, nothing.
fn append(path: &Path, line: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    let long = file.metadata()?.len();
    let written = file.write_all(line);
    if written.is_err() {
        file.set_len(long)?;
    }
    written
}

/// Writes an object. `desk` is a file on the same disk that is the writer's
/// own.
pub(super) fn object(
    repo: &Repository,
    desk: &Path,
    kind: ObjectType,
    bytes: &[u8],
) -> Result<Oid, StoreError> {
    let odb = repo.odb()?;
    let id = pack::name(kind, bytes)?;
    if odb.exists(id) {
        // That makes it young again, so that nobody throws it away.
        return Ok(odb.write(kind, bytes)?);
    }
    let digits = id.to_string();
    let folder = repo.commondir().join("objects").join(&digits[..2]);
    fs::create_dir_all(&folder).map_err(io(&folder))?;
    let path = folder.join(&digits[2..]);
    let written = pressed(desk, kind, bytes).and_then(|()| fs::rename(desk, &path));
    if let Err(error) = written {
        // A full disk must get its room back.
        let _ = fs::remove_file(desk);
        return Err(io(&path)(error));
    }
    Ok(id)
}

fn pressed(desk: &Path, kind: ObjectType, bytes: &[u8]) -> std::io::Result<()> {
    match fs::remove_file(desk) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(format!("{} {}\0", kind.str(), bytes.len()).as_bytes())?;
    encoder.write_all(bytes)?;
    let pressed = encoder.finish()?;
    let mut file = File::create(desk)?;
    file.write_all(&pressed)?;
    // Objects are never written again.
    let mut permissions = file.metadata()?.permissions();
    permissions.set_readonly(true);
    file.set_permissions(permissions)
}

#[cfg(test)]
mod tests {
    use super::{Moved, log, object, reference};
    use git2::{ObjectType, Oid, Repository};
    use std::fs;

    #[test]
    fn a_reference_moves_only_from_where_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let repo = Repository::init(dir.path()).unwrap();
        let (one, two) = (repo.blob(b"1").unwrap(), repo.blob(b"2").unwrap());
        let name = "refs/tags/A_80_L.1";
        let go = |from: Option<Oid>, to: Oid| reference(&repo, name, from, to).unwrap();
        assert_eq!(go(Some(one), two), Moved::Overtaken);
        assert_eq!(go(None, one), Moved::Yes);
        assert_eq!(go(None, two), Moved::Overtaken);
        let held = repo.path().join("refs/tags/A_80_L.1.lock");
        assert!(!held.exists());
        fs::write(&held, "").unwrap();
        assert_eq!(go(Some(one), two), Moved::Held);
        fs::remove_file(&held).unwrap();
        assert_eq!(go(Some(one), two), Moved::Yes);
        assert_eq!(repo.refname_to_id(name).unwrap(), two);
    }

    #[test]
    fn git_reads_the_log_and_the_object() {
        let dir = tempfile::tempdir().unwrap();
        let repo = Repository::init(dir.path()).unwrap();
        let long = b"keeping of lighthouses ".repeat(1000);
        let desk = repo.path().join("desk");
        let id = object(&repo, &desk, ObjectType::Blob, &long).unwrap();
        assert_eq!(object(&repo, &desk, ObjectType::Blob, &long).unwrap(), id);
        assert_eq!(repo.find_blob(id).unwrap().content(), long);
        log(&repo, "refs/heads/main", None, id, "travaux: add").unwrap();
        let logged = repo.reflog("refs/heads/main").unwrap();
        let entry = logged.get(0).unwrap();
        assert_eq!(entry.id_new(), id);
        assert_eq!(entry.message().unwrap(), Some("travaux: add"));
        assert!(entry.committer().when().seconds() > 0);
    }
}

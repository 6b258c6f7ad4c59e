//! Deletes what is no use any more.

use std::fs;
use std::io;
use std::path::Path;

/// Deletes a file, or a folder and all that is in it; nothing may stand there.
pub fn discard(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(_) => remove(path),
    }
}

/// Deletes a file, or a folder and all that is in it, folders without write permission too.
pub fn remove(folder: &Path) -> io::Result<()> {
    if fs::symlink_metadata(folder).is_ok_and(|meta| !meta.is_dir()) {
        return fs::remove_file(folder);
    }
    fs::remove_dir_all(folder).or_else(|error| {
        if error.kind() != io::ErrorKind::PermissionDenied {
            return Err(error);
        }
        for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_dir()) {
            let mut permissions = entry.metadata()?.permissions();
            open_up(&mut permissions);
            fs::set_permissions(entry.path(), permissions)?;
        }
        fs::remove_dir_all(folder)
    })
}

#[cfg(unix)]
fn open_up(permissions: &mut fs::Permissions) {
    use std::os::unix::fs::PermissionsExt;
    permissions.set_mode(permissions.mode() | 0o700);
}

/// Elsewhere only a flag forbids deleting.
#[cfg(not(unix))]
#[allow(clippy::permissions_set_readonly_false, reason = "the flag has no other meaning there")]
fn open_up(permissions: &mut fs::Permissions) {
    permissions.set_readonly(false);
}

"""Fetches one npm package and hands over its files; what the vendor scripts beside it share."""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "templates" / "assets"


def files_of(package: str, sha256: str) -> dict[str, bytes]:
    """Return the files of `package` (written name@version) by their path in it.

    Ends the script if the tarball is not the one whose sha256 was recorded: a version that changed under its
    own name is never taken over unread.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, package]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        (tarball,) = Path(folder).glob("*.tgz")
        found = hashlib.sha256(tarball.read_bytes()).hexdigest()
        if found != sha256:
            sys.exit(f"{package} has sha256 {found}, not {sha256}: read what changed, then record it here")
        with tarfile.open(tarball) as archive:
            members = [member for member in archive.getmembers() if member.isfile()]
            return {member.name.removeprefix("package/"): _read(archive, member) for member in members}


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    assert stream is not None, "only files are asked for"
    return stream.read()


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Make `folder` hold just `files`, and print the hash of each."""
    for old in [path for path in folder.rglob("*") if path.is_file()]:
        old.unlink()
    for name, content in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name, content in sorted(files.items()):
        print(f"{hashlib.sha256(content).hexdigest()}  templates/assets/{folder.name}/{name}")

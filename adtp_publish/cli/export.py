"""`adtp-publish export`: the public site as a plain folder."""

from __future__ import annotations

from pathlib import Path

import click

from .options import out_option


@click.command(short_help="Write the public site as a plain folder.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@out_option("Where the site was built.")
def export(folder: Path, out: Path) -> None:
    """Copy the public site that was built last to a plain folder DIR, for hosts without symlinks.

    DIR must be new or empty. It is complete when the command ends, or not there.

    \b
    Example:
      adtp-publish export /srv/www/plans
    """  # noqa: D301 - a real backspace: click keeps the lines that follow as they are
    from ..ports import DiskFiles  # noqa: PLC0415 - help need not load it
    from ..publish.plain import write_plain  # noqa: PLC0415 - see above

    site = out / "site"
    if not site.is_dir():
        raise click.UsageError(f"there is no site in `{out}`; run `adtp-publish build` first")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"`{folder}` is not empty; name a new folder, or empty this one first")
    files = DiskFiles(site.resolve())
    names = files.names()
    # Resolved: `.` has no name to write a folder beside.
    write_plain(folder.resolve(), ((name, files.read(name)) for name in names))
    click.echo(f"{len(names)} files written to {folder}", err=True)

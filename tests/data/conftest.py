"""The data of the built site: its folder, and LibreOffice to open it with."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

# Commas, double quotes, UTF-8, from the first line on, "detect special numbers" off: what the dialog of
# LibreOffice offers for such a file. Without the last it would take "May 2007" for a day.
_CSV_IN = "CSV:44,34,76,1,,0,false,false"
# The same, each sheet to a file of its own, cells as they are shown.
_CSV_OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
Converted = Callable[[Path, str], dict[str, Path]]


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The built public site."""
    return (built / "site").resolve()


@pytest.fixture(scope="session")
def data(site: Path) -> Path:
    """The folder of the data over all plans."""
    return site / "data"


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Open a file in LibreOffice and save it as another format: the files made, by sheet.

    That it is missing is a failure, never a reason to skip.
    """
    program = shutil.which("soffice")
    assert program, "soffice is missing: ./run setup installs it"
    profile = tmp_path_factory.mktemp("office")

    def converted(path: Path, to: str) -> dict[str, Path]:
        out = tmp_path_factory.mktemp("converted")
        command = [program, "--headless", f"-env:UserInstallation={profile.as_uri()}"]
        command += [f"--infilter={_CSV_IN}"] if path.suffix == ".csv" else []
        command += ["--convert-to", _CSV_OUT if to == "csv" else to, "--outdir", str(out), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=250)
        made = {file.stem.removeprefix(f"{path.stem}-"): file for file in out.iterdir()}
        assert made, done.stderr
        return made

    return converted

"""The server of `tests.forked`: has loaded what the program needs, and forks it as often as it is asked.

Asked by a line of JSON each on standard input; answers with the exit code, or `null` where the program was
killed since it took too long. Ends when its input does.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import signal
import sys
import threading
import time
import traceback
from typing import Any

import pytest

import adtp_publish
from tests.once import compiled_once, read_once


def load() -> None:
    """Import all that the program may, read the forms of this repository, keep the code of templates."""
    for module in pkgutil.walk_packages(adtp_publish.__path__, "adtp_publish."):
        importlib.import_module(module.name)
    importlib.import_module("weasyprint")
    importlib.import_module("jsonschema")
    patch = pytest.MonkeyPatch()  # for as long as this process lives
    read_once(patch)
    compiled_once(patch)


def warm() -> None:
    """Compile the templates once, so that each child has their code."""
    from adtp_publish.render.environment import environment  # noqa: PLC0415 - behind `load`
    from adtp_publish.render.faults import check_syntax  # noqa: PLC0415 - behind `load`
    from tests.privacy.repository import templates  # noqa: PLC0415 - behind `load`

    made, nhs = templates()
    check_syntax(environment(made.texts, nhs))


def become(asked: dict[str, Any]) -> int:
    """In the child: be the program in its folder, and give its exit code."""
    os.setsid()
    os.chdir(asked["at"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    files = (os.open(os.devnull, os.O_RDONLY), *(os.open(name, os.O_RDWR) for name in asked["files"]))
    for number, file in enumerate(files):
        os.dup2(file, number)
    for name, number in (("stdout", 1), ("stderr", 2)):
        was = getattr(sys, name)
        raw = io.BufferedWriter(io.FileIO(number, "w"))
        line_by_line = name == "stderr"
        setattr(sys, name, io.TextIOWrapper(raw, was.encoding, was.errors, line_buffering=line_by_line))
    sys.argv = ["adtp-publish", *asked["arguments"]]
    main = importlib.import_module("adtp_publish.__main__")
    sys.modules["__main__"] = main  # what processes that it starts import
    try:
        main.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - as Python ends where nothing catches it
        traceback.print_exc()
        return 1
    return 0


def end(code: int) -> None:
    """End as Python does: threads, what was to be done at the end, what is not yet written."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except OSError:
        code = 120
    os._exit(code)


def waited(child: int, timeout: float) -> int | None:
    """The exit code of a child; nothing where it had to be killed."""
    until = time.monotonic() + timeout
    pause = 0.001
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return None
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)


def serve() -> None:
    """Fork for each line."""
    load()
    warm()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            end(become(json.loads(line)))
        print(json.dumps(waited(child, json.loads(line)["timeout"])), flush=True)


if __name__ == "__main__":
    serve()

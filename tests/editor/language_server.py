"""A small client of the YAML language server: JSON-RPC over its standard streams, every wait bounded."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

MODULES = Path(sys.prefix) / "node" / "editor" / "node_modules"
SERVER = MODULES / "yaml-language-server" / "bin" / "yaml-language-server"
MOST = 60  # seconds for one answer, on a busy machine
Message = dict[str, Any]


@dataclass
class Client:
    """One running server. `diagnostics` and the like wait until it has answered."""

    process: subprocess.Popen[bytes]
    settings: Message
    inbox: Queue[Message | None] = field(default_factory=Queue)
    last: int = 0
    version: int = 0

    def start(self, folder: Path) -> None:
        """Begin the conversation about the files of a folder."""
        threading.Thread(target=self._listen, daemon=True).start()
        root = folder.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "publishDiagnostics": {},
            },
        }
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": folder.name}],
                "capabilities": capabilities,
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self.settings})

    def diagnostics(self, texts: dict[Path, str]) -> dict[Path, list[Message]]:
        """What the server reports of each file, were this its text; the files stay open."""
        waiting = {path.as_uri(): path for path in texts}
        assert len(waiting) == len(texts) > 0
        for path, text in texts.items():
            self.version += 1  # the server keeps what it made of a version
            document = {"uri": path.as_uri(), "languageId": "yaml", "version": self.version, "text": text}
            self.tell("textDocument/didOpen", {"textDocument": document})
        found = {}
        while waiting:
            told = self._until(lambda m: _uri(m) in waiting)["params"]
            found[waiting.pop(told["uri"])] = told["diagnostics"]
        return found

    def at(self, method: str, path: Path, line: int, character: int) -> Any:
        """The answer to a question about a place of an open file; lines and characters from 0."""
        where = {"line": line, "character": character}
        return self.ask(method, {"textDocument": {"uri": path.as_uri()}, "position": where})

    def close(self, path: Path) -> None:
        """The file is not looked at any more: the server takes back what it reported of it."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        self._until(lambda m: _uri(m) == path.as_uri())

    def ask(self, method: str, params: Message) -> Any:
        """The answer to a request; an error of the server fails the test."""
        self.last += 1
        number = self.last
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda m: m.get("id") == number and "method" not in m)
        assert "error" not in answer, answer
        return answer.get("result")

    def tell(self, method: str, params: Message) -> None:
        """A message that is not answered."""
        self._send({"method": method, "params": params})

    def _until(self, wanted: Callable[[Message], bool]) -> Message:
        """The first message that is wanted; what the server asks meanwhile is answered."""
        end = time.monotonic() + MOST
        while True:
            try:
                message = self.inbox.get(timeout=max(0.0, end - time.monotonic()))
            except Empty:
                raise AssertionError(f"the language server said nothing for {MOST} seconds") from None
            assert message is not None, "the language server has ended"
            if "method" in message and "id" in message:
                self._answer(message)
            elif wanted(message):
                return message

    def _answer(self, request: Message) -> None:
        result: Any = None
        if request["method"] == "workspace/configuration":
            result = [self.settings.get(item.get("section", ""), {}) for item in request["params"]["items"]]
        self._send({"id": request["id"], "result": result})

    def _send(self, message: Message) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while (message := _read(stream)) is not None:
            self.inbox.put(message)
        self.inbox.put(None)


def _uri(message: Message) -> str:
    """The file whose problems a message publishes."""
    published = message.get("method") == "textDocument/publishDiagnostics"
    return str(message["params"]["uri"]) if published else ""


def _read(stream: IO[bytes]) -> Message | None:
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        length = int(value) if name.lower() == b"content-length" else length
    content = stream.read(length) if length else b""
    return json.loads(content) if content else None


@contextmanager
def language_server(folder: Path, settings: Message) -> Iterator[Client]:
    """A server for the files of a folder, with the settings of an editor; killed in any case."""
    assert SERVER.is_file(), f"there is no {SERVER}: run ./run setup"
    process = subprocess.Popen(
        ["node", str(SERVER), "--stdio"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        client = Client(process, settings)
        client.start(folder)
        yield client
    finally:
        process.kill()
        process.wait(MOST)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()

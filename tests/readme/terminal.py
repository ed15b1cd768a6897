"""A shell at a terminal, typed into line by line as a reader of the README does."""

import contextlib
import os
import pty
import re
import select
import shutil
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

# Without the user's own start-up files and without a line editor, whose echo would be taken for output.
SHELLS = {
    "bash": ("bash", "--noprofile", "--norc", "--noediting", "-i"),
    "zsh": ("zsh", "-f", "-i", "+Z"),
}
# Before each prompt the shell says with what code the line before ended.
_AFTER_A_LINE = {
    "bash": r"PROMPT_COMMAND='printf \\036%s\\036 $?'",
    "zsh": r"precmd() { printf '\036%s\036' $? }",
}
_CODE = re.compile(rb"\x1e(\d+)\x1e")
PATIENCE = 90  # seconds for one line: the demo book is made once, on whatever machine this is
READING = 0.5  # seconds of silence before a question is answered; a program drops keys typed before it asks for one


class Answer(NamedTuple):
    """What a line says when it asks, as a pattern, and the keys that the reader then types."""

    asked: str
    keys: str


def shells_here() -> list[str]:
    """Return the shells that this machine has; every machine that runs the tests has bash."""
    return [shell for shell in SHELLS if shell == "bash" or shutil.which(shell)]


class Terminal:
    """A running shell."""

    def __init__(self, leader: int) -> None:
        self._leader = leader

    def type(self, line: str, answer: Answer | None = None) -> tuple[int, str]:
        """Type a line, and an answer where it asks; return its exit code and what it said."""
        self._send(f"{line}\n")
        said = b""
        ends = time.monotonic() + PATIENCE
        while not (code := _CODE.search(said)):
            assert time.monotonic() < ends, f"{line}\nnever came back; it said:\n{said.decode(errors='replace')}"
            if select.select([self._leader], [], [], READING)[0]:
                said += os.read(self._leader, 65536)
            elif answer and re.search(answer.asked.encode(), said):
                self._send(answer.keys)
                answer = None
        return int(code[1]), said[: code.start()].decode(errors="replace").replace("\r\n", "\n")

    def _send(self, keys: str) -> None:
        os.write(self._leader, keys.encode())


@contextlib.contextmanager
def terminal(shell: str, folder: Path, env: Mapping[str, str]) -> Iterator[Terminal]:
    """Open a shell in a folder, with this environment and no other."""
    leader, follower = pty.openpty()
    modes = termios.tcgetattr(follower)
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(follower, termios.TCSANOW, modes)
    # A new session's first open terminal becomes the one that `/dev/tty` is, which is where keys are read from.
    opened = ["/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(follower), *SHELLS[shell]]
    process = subprocess.Popen(opened, cwd=folder, env=dict(env), start_new_session=True)
    try:
        typed = Terminal(leader)
        typed.type(_AFTER_A_LINE[shell])
        yield typed
    finally:
        process.kill()
        process.wait()
        os.close(follower)
        os.close(leader)

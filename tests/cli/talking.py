"""A command on a terminal that asks: each answer is typed when its question is there."""

import contextlib
import os
import pty
import re
import subprocess
import sys
import threading
import time

from conftest import ROOT, environment


def talk(home, *words, answers, env=None):
    """Return the exit code and what was seen of a command that is given (a piece of the question, what is typed) in order."""
    leader, follower = pty.openpty()
    whole = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "LC_ALL": "C.UTF-8"} | (env or {})
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", *words], stdin=follower, stdout=follower, stderr=follower, env=whole
    )
    os.close(follower)
    shown = bytearray()

    def look():
        with contextlib.suppress(OSError):
            while chunk := os.read(leader, 65_536):
                shown.extend(chunk)

    reader = threading.Thread(target=look, daemon=True)
    reader.start()
    seen = 0
    for question, answer in answers:
        until = time.monotonic() + 30
        while (at := text_of(shown).find(question, seen)) < 0:
            assert time.monotonic() < until, (question, text_of(shown))
            assert process.poll() is None or question in text_of(shown)[seen:], (question, text_of(shown))
            time.sleep(0.02)
        seen = at + len(question)
        time.sleep(0.1)  # what is typed before the line is asked for would be thrown away by a key that is waited for
        os.write(leader, answer.encode())
    code = process.wait(60)
    reader.join(5)
    os.close(leader)
    return code, text_of(shown)


def text_of(raw):
    """Return what was shown without escapes."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", raw.decode("utf-8", "replace")).replace("\r\n", "\n")

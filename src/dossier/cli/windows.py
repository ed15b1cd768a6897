"""What Windows tells by its own calls, where other systems tell it in the environment. Imported on Windows only."""

import ctypes
from typing import Any

_CHINESE = 0x04
"""LANG_CHINESE, the low ten bits of a language of Windows."""


def _kernel() -> Any:
    return ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]


def speaks_chinese() -> bool:
    """Tell whether Windows shows itself in Chinese."""
    return bool(_kernel().GetUserDefaultUILanguage() & 0x3FF == _CHINESE)


def code_page() -> str:
    """Return what programs read from a pipe: the code page of the console, such as cp936, else that of the system."""
    page = _kernel().GetConsoleOutputCP() or _kernel().GetACP()
    return "utf-8" if page == 65_001 else f"cp{page}"

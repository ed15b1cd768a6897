"""What Windows tells by its own calls, where other systems tell it in the environment. Imported on Windows only."""

import ctypes
import locale
from typing import Any


def _kernel() -> Any:
    return ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]


def locale_in_use() -> str:
    """Return the locale in which Windows shows itself, such as `zh_CN`; empty for a language Python cannot name."""
    return locale.windows_locale.get(_kernel().GetUserDefaultUILanguage(), "")


def code_page() -> str:
    """Return what programs read from a pipe: the code page of the console, such as cp936, else that of the system."""
    page = _kernel().GetConsoleOutputCP() or _kernel().GetACP()
    return "utf-8" if page == 65_001 else f"cp{page}"

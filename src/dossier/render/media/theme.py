"""What a meaning looks like on a terminal; chosen to be read on dark and on light ground."""

STYLES = {
    "": "",
    "strong": "bold",
    "muted": "bright_black",
    "good": "green",
    "warn": "yellow",
    "bad": "bold red",
    "accent": "cyan",
    "title": "bold cyan",
}

"""Keyrings for tests: one that keeps what it is given in the home of the test, and two that do not."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class Ring(KeyringBackend):
    """A keyring in a file."""

    priority = 1

    def _kept(self):
        place = Path(os.environ["HOME"]) / "ring.json"
        return place, json.loads(place.read_text()) if place.exists() else {}

    def get_password(self, service, username):
        return self._kept()[1].get(f"{service} {username}")

    def set_password(self, service, username, password):
        place, kept = self._kept()
        place.write_text(json.dumps(kept | {f"{service} {username}": password}))

    def delete_password(self, service, username):
        place, kept = self._kept()
        del kept[f"{service} {username}"]
        place.write_text(json.dumps(kept))


class Forgetful(Ring):
    """A keyring that takes everything and keeps nothing."""

    def set_password(self, service, username, password):
        pass


class Shut(Ring):
    """A keyring that stays locked."""

    def get_password(self, service, username):
        raise PermissionError

    def set_password(self, service, username, password):
        raise PermissionError

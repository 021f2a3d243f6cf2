"""What the peers need: their packages as their lock file has them, a browser, and the photographs that all get."""

import os
import shutil
import subprocess
import sys
from compileall import compile_dir

from PIL import Image

from tests.bench.holds import PEERS
from toolkit.root import data_root

ROOT = data_root()

PHOTO = PEERS / "out" / "photo.jpg"
LARGE = PEERS / "out" / "photo-50.jpg"
LARGE_SIZE = (8660, 5774)
"""50 megapixels."""

BROWSERS = ("chromium", "google-chrome")


def prepare() -> None:
    """Installs what is missing; ends the process with one line that says what to type where it cannot.

    Ours is compiled to bytecode, as everybody's is after the first start.
    """
    compile_dir(ROOT / "toolkit", quiet=1)
    packages = [name for name, found in (("nodejs", _node()), ("npm", shutil.which("npm")), ("chromium", browser())) if not found]
    if packages:
        _install(packages)
    if not (PEERS / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent"], cwd=PEERS, check=True)
    if not PHOTO.is_file():
        subprocess.run([sys.executable, "photo.py", "out/photo.jpg"], cwd=PEERS, check=True, stdout=subprocess.DEVNULL)
    if not LARGE.is_file():
        with Image.open(PHOTO) as photo:
            photo.resize(LARGE_SIZE).save(LARGE, quality=85)


def browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def _node() -> str | None:
    return shutil.which("node")


def _install(packages: list[str]) -> None:
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    apt = shutil.which("apt-get") is not None and os.geteuid() == 0
    if not apt or subprocess.run(command, stdout=subprocess.DEVNULL).returncode:
        raise SystemExit(f"Type: sudo apt-get install {' '.join(packages)}")

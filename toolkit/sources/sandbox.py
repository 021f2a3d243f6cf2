"""A child process with little time and memory, for work on what strangers wrote.

It runs one script with Python's isolated mode: bytes in, bytes out, nothing of the environment but where libraries are, no
descriptors but its three pipes. The script limits itself (`confine` of toolkit.sources.measure) before it reads anything; the
wall clock is watched here, and on Windows nothing else is.
"""

import os
import subprocess
import sys
from pathlib import Path

SECONDS = 5.0
"""Wall time, with room for a busy machine; processor time is limited to less in the child."""

LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "CAIROCFFI_DLL_DIRECTORIES", "SYSTEMROOT")
"""Of the environment, what the child needs to find cairo, or to start at all."""


class SandboxError(Exception):
    """The child did not answer; `hung` tells whether because it took too long."""

    def __init__(self, hung: bool) -> None:
        super().__init__("it takes too long" if hung else "it failed")
        self.hung = hung


def run(script: Path, data: bytes, seconds: float = SECONDS) -> bytes:
    """What the script writes, given the data; a child that hangs or fails is killed and raises SandboxError."""
    command = [sys.executable, "-I", "-B", str(script)]
    env = {name: os.environ[name] for name in LIBRARIES if name in os.environ}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, env=env, cwd="/", close_fds=True)
    except subprocess.TimeoutExpired:
        raise SandboxError(hung=True) from None
    if done.returncode:
        raise SandboxError(hung=done.returncode in (-24, -9))  # SIGXCPU and SIGKILL, from the limit on processor time
    return done.stdout

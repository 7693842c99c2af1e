"""Recorded signs: clips of `animations/` with what must be known before one is used.

A clip without its signer's consent and a licence is refused, and so is one of another skeleton.
"""

from lsf_avatar.recording.clip import Recording, read_recording, write_recording
from lsf_avatar.recording.sidecar import Sidecar, read_sidecar, write_sidecar

__all__ = [
    "Recording", "Sidecar", "read_recording", "read_sidecar", "write_recording", "write_sidecar",
]  # fmt: skip

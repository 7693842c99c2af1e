"""Recorded signs: clips of `animations/` with what must be known before one is used.

A clip without its signer's consent and a licence is refused; one of another body is retargeted, one
of other joints refused.
`read_shelf` finds the clips, the timeline leaves room for them, and `splice` puts them in.
"""

from lsf_avatar.recording.clip import Recording, read_recording, write_recording
from lsf_avatar.recording.mirror import for_hand
from lsf_avatar.recording.placing import Chosen, choose
from lsf_avatar.recording.shelf import Shelf, read_shelf
from lsf_avatar.recording.sidecar import LAYERS, Sidecar, read_sidecar, write_sidecar
from lsf_avatar.recording.splice import slot_of, splice

__all__ = [
    "LAYERS", "Chosen", "Recording", "Shelf", "Sidecar", "choose", "for_hand", "read_recording",
    "read_shelf", "read_sidecar", "slot_of", "splice", "write_recording", "write_sidecar",
]  # fmt: skip

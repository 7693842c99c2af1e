"""All recorded signs of a folder that this body may use, and why the others may not be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lsf_avatar.errors import CaptureError
from lsf_avatar.kinematics.body import Body
from lsf_avatar.recording.clip import Recording, read_recording


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Recorded signs by gloss.

    Attributes:
        recordings: Gloss → recording; of two clips of one sign, the first by name.
        refused: What each clip that cannot be used lacks, by name.
    """

    recordings: Mapping[str, Recording] = field(default_factory=dict)
    refused: Mapping[str, CaptureError] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The clips' own digests, in order of gloss."""
        return " ".join(f"{gloss}={r.digest}" for gloss, r in sorted(self.recordings.items()))


def read_shelf(folder: Path, body: Body) -> Shelf:
    """Every clip `*.glb` of a folder; one that may not be used is named, and stops nothing."""
    recordings: dict[str, Recording] = {}
    refused: dict[str, CaptureError] = {}
    for path in sorted(folder.glob("*.glb")):
        try:
            found = read_recording(path, body)
            if not found.sidecar.gloss:
                raise CaptureError(
                    "no-gloss",
                    f"« {path.name} » ne dit pas de quel signe il s’agit : gloss à remplir dans "
                    f"{path.with_suffix('.yaml').name}.",
                )
        except CaptureError as error:
            refused[path.name] = error
        else:
            recordings.setdefault(found.sidecar.gloss, found)
    return Shelf(recordings, refused)

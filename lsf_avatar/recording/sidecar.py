"""The YAML beside a recorded clip: who signs, who may use it. Filled in by a person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lsf_avatar.errors import CaptureError
from lsf_avatar.kinematics.motion import SIDES

_BLANK = """\
# Qui signe ce clip, et qui peut s’en servir. Aucune phrase ne l’emploie tant que signer, consent,
# licence et gloss ne sont pas remplis.
signer: ""          # nom ou pseudonyme choisi par la personne
consent: false      # true : la personne a donné son accord par écrit, après avoir vu le résultat
licence: ""         # par exemple CC-BY-4.0
film: {film}
gloss: ""           # le signe du lexique que ce clip montre, par exemple ACCIDENT
dominant: right     # la main active de la personne : right ou left
layers: [hands, body, face]   # ce que l’on prend du clip ; le reste est calculé
trim_s: null        # [début, fin] du signe, en secondes ; null : sans l’aller ni le retour au repos
"""

LAYERS = ("hands", "body", "face")
"""What of a clip may be used: arms and fingers; trunk, neck and head; face and eyes."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is known of a clip.

    Attributes:
        signer: The name that the signer chose.
        consent: Whether the signer agreed to its use, in writing.
        licence: Such as `CC-BY-4.0`.
        gloss: The entry that the clip is a form of; empty while nobody has said.
        dominant: `right` or `left`: the signer's active hand.
        layers: Some of `LAYERS`: what is taken from the clip; all else is synthesised.
        trim_s: First and last second that are used; None where `trim` shall find them.
    """

    signer: str
    consent: bool
    licence: str
    gloss: str = ""
    dominant: str = "right"
    layers: tuple[str, ...] = LAYERS
    trim_s: tuple[float, float] | None = None

    @property
    def lacking(self) -> tuple[str, ...]:
        """What must still be filled in before the clip may be used."""
        wanted = {"signer": self.signer, "consent": self.consent, "licence": self.licence}
        return tuple(name for name, value in wanted.items() if not value)


def sidecar_path(clip: Path) -> Path:
    """Where a clip's sidecar stands: `X.yaml` beside `X.glb`."""
    return clip.with_suffix(".yaml")


def write_sidecar(clip: Path, film: str) -> bool:
    """Puts a blank sidecar beside a clip; one that is there is never touched.

    Args:
        clip: The `.glb`.
        film: Name of the film that it was made from.

    Returns:
        Whether it is new.
    """
    path = sidecar_path(clip)
    if path.exists():
        return False
    path.write_text(_BLANK.format(film=yaml.safe_dump(film).splitlines()[0]), encoding="utf-8")
    return True


def read_sidecar(clip: Path) -> Sidecar:
    """The sidecar of a clip.

    Raises:
        CaptureError: `no-sidecar` or `bad-sidecar`.
    """
    path = sidecar_path(clip)
    if not path.is_file():
        raise CaptureError(
            "no-sidecar", f"{path.name} manque à côté de {clip.name} : qui signe, et avec quel "
            "accord ?",
        )  # fmt: skip
    try:
        found: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        trim = found.get("trim_s")
        layers = tuple(str(layer) for layer in found.get("layers") or LAYERS)
        if not set(layers) <= set(LAYERS):
            raise ValueError(f"layers sont {', '.join(LAYERS)}, et non {', '.join(layers)}")
        dominant = str(found.get("dominant") or SIDES[0])
        if dominant not in SIDES:
            raise ValueError(f"dominant est {' ou '.join(SIDES)}, et non {dominant}")
        return Sidecar(
            signer=str(found.get("signer") or "").strip(),
            consent=found.get("consent") is True,
            licence=str(found.get("licence") or "").strip(),
            gloss=str(found.get("gloss") or "").strip(),
            dominant=dominant,
            layers=layers,
            trim_s=None if trim is None else (float(trim[0]), float(trim[1])),
        )
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, TypeError, ValueError, IndexError,
            KeyError) as error:  # fmt: skip
        raise CaptureError("bad-sidecar", f"{path.name} ne se lit pas : {error}") from error

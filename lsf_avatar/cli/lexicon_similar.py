"""`lsf lexicon similar`: homonyms and minimal pairs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from lsf_avatar.cli.lexicon_options import AS_JSON, FOLDER, lexicon_folder, say_json
from lsf_avatar.errors import UnknownNameError
from lsf_avatar.lexicon.load import load_lexicon

_PARAMETERS_FR = {
    "": "même forme",
    "handshape": "seule la configuration diffère",
    "orientation": "seule l’orientation diffère",
    "location": "seul l’emplacement diffère",
    "movement": "seul le mouvement diffère",
    "hands": "seules les mains qui signent diffèrent",
    "face": "seul le visage diffère",
}


@click.command()
@click.argument("gloss", default="")
@AS_JSON
@FOLDER
def similar(gloss: str, as_json: bool, folder: Path | None) -> None:
    """Homonyms and entries that differ in one parameter: of GLOSS, or all of them."""
    from lsf_avatar.lexicon import similar as alike  # numpy: only when needed

    lexicon = load_lexicon(lexicon_folder(folder))
    if gloss and gloss not in lexicon.entries:
        raise UnknownNameError("gloss", gloss, lexicon.entries)
    found = alike.similar(lexicon, gloss)
    if as_json:
        say_json({"pairs": [asdict(pair) for pair in found]})
        return
    for pair in found:
        lips = [lexicon.entries[name].mouthing for name in (pair.one, pair.other)]
        told_by_lips = not pair.parameter and lips[0] != lips[1]
        click.echo(
            f"{pair.one} / {pair.other}\u00a0: {_PARAMETERS_FR[pair.parameter]}"
            + (f" (lèvres\u00a0: «\u00a0{lips[0]}\u00a0», «\u00a0{lips[1]}\u00a0»)"
               if told_by_lips else "")
            + (", montré en attendant la vraie forme" if pair.stand_in else "")
        )  # fmt: skip
    homonyms = sum(not pair.parameter for pair in found)
    click.echo(f"{homonyms} homonymes, {len(found) - homonyms} paires minimales.")

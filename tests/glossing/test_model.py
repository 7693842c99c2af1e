"""The French model is loaded without its unused parts, and says the same as the whole one."""

from __future__ import annotations

import json
import subprocess
import sys

SENTENCES = (
    "vous avez signé le constat avec un témoin . le véhicule a été heurté par la moto rouge . "
    "quel jour les deux conducteurs sont ils partis ? ne bougez pas la voiture . elle roulait vite"
)
WORDS = SENTENCES.split()
READ = """
import json, sys
from lsf_avatar.glossing.model import MODEL, load_model
if sys.argv[1] == "whole":
    import spacy
    nlp = spacy.load(MODEL)
else:
    nlp = load_model()
    left = [name for name in sys.modules if name.startswith("spacy.cli")]
    assert not left and "spacy.lang.fr.tokenizer_exceptions" not in sys.modules, left
    import spacy.cli  # what was left out can still be imported
from spacy.tokens import Doc
doc = nlp(Doc(nlp.vocab, words=json.loads(sys.argv[2])))
print(json.dumps([(t.pos_, t.lemma_, str(t.morph)) for t in doc]))
"""


def test_the_parts_left_out_change_no_word() -> None:
    """Part of speech, lemma and morphology of every word; nothing stands in for a module later."""
    said = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", READ, how, json.dumps(WORDS)],
                capture_output=True, text=True, check=True,
            ).stdout
        )
        for how in ("whole", "light")
    ]  # fmt: skip

    assert said[0] == said[1]
    assert len(said[0]) == len(WORDS)

"""Names of people, places, streets and makes, found before any grammar looks at the sentence.

« Le Gall » is a name and « le témoin » is not, yet both begin with an article. A name is known by
its capitals, by the label or verb before it, or by standing alone. What is doubtful is spelled:
an article spelled too much costs a second, half a name lost costs the claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from lsf_avatar.glossing.lookup import Index
from lsf_avatar.glossing.vocabulary import (
    IRREGULAR,
    NEGATORS,
    NOUNS_ALWAYS,
    QUESTION_WORDS,
    SUBJECTS,
    noun_candidates,
    verb_candidates,
)
from lsf_avatar.glossing.words import Word

_PARTICLES = frozenset(
    ("le", "la", "les", "l'", "de", "du", "des", "d'", "von", "van", "der", "den", "el", "al",
     "ben", "da", "do", "dos", "di", "del", "della", "sur", "sous", "lès")
)  # fmt: skip
_OPENING = _PARTICLES - {"sur", "sous", "lès"}
"""Particles that a name may begin with; the others only join two parts of a place's name."""
_WITHIN = _PARTICLES | {"en", "aux", "au", "à", "près"}
"""Small words within a value that stands alone: « Châlons en Champagne »."""
_LABELS = frozenset(("nom", "prénom", "prénoms", "prenom", "patronyme", "famille", "jeune fille"))
_TITLES = frozenset(("monsieur", "madame", "docteur", "messieurs", "maître", "mademoiselle"))
_PLACED = frozenset(("à", "ville", "commune", "marque", "modèle"))
_STREETS = frozenset(
    ("rue", "avenue", "boulevard", "place", "chemin", "route", "impasse", "allée", "quai", "cours",
     "square", "ruelle", "sentier", "faubourg", "résidence", "lotissement", "hameau", "passage")
)  # fmt: skip
_STREET_ENDS = frozenset(
    ("à", "dans", "en", "et", "ou", "au", "vers", "devant", "quand", "chez")
)  # fmt: skip
_MAKES = frozenset(
    ("renault", "peugeot", "citroën", "citroen", "clio", "twingo", "mégane", "dacia", "fiat",
     "ford", "opel", "toyota", "volkswagen", "golf", "audi", "bmw", "mercedes", "nissan", "seat",
     "skoda", "volvo", "tesla", "yaris", "polo", "fiesta", "sandero", "kia", "hyundai", "mini")
)  # fmt: skip
"""Makes and models: « La Peugeot » at the start of a sentence is an article and a make."""
_FUNCTION_WORDS = frozenset(SUBJECTS) | NEGATORS | QUESTION_WORDS | frozenset(IRREGULAR)
_ROADS = frozenset(("route", "chemin", "passage"))
"""« la route de Lyon » leads to Lyon; only behind a number of a house is it its name."""
_FORM_NOUNS = frozenset(
    ("véhicule", "conducteur", "témoin", "assuré", "permis", "constat", "accident", "assurance",
     "passager", "nom", "prénom", "adresse", "date", "police")
)  # fmt: skip
"""Headings of the form, which stand alone with their article and are no names."""
_STRONG = frozenset((":", ";", "(", ")", "\n", ".", "!", "?", "…", '"'))


def with_names(sentence: tuple[Word, ...], index: Index, text: str) -> tuple[Word, ...]:
    """The sentence with its names marked, particles joined to what they belong to.

    Args:
        sentence: Words and marks as they stand in the text.
        index: The French side of the lexicon: a word of it may be no name.
        text: The folded text, from which joined names are read again.
    """
    return tuple(_joined(sentence, _Finder(sentence, index).found(), text))


def _joined(words: tuple[Word, ...], named: set[int], text: str) -> Iterator[Word]:
    at = 0
    while at < len(words):
        if at not in named:
            yield words[at]
            at += 1
            continue
        end = at + 1
        if words[at].norm in _WITHIN:
            while end in named and words[end].norm in _WITHIN:
                end += 1
            while end in named and words[end].norm not in _WITHIN:
                end += 1
        start, stop = words[at].start, words[end - 1].end
        shown = text[start:stop]
        feats = frozenset(("name",))
        yield Word(start, stop, shown, shown.lower(), shown.lower(), "PROPN", feats)
        at = end


class _Finder:
    """Finds which words of a sentence are parts of names."""

    def __init__(self, words: tuple[Word, ...], index: Index) -> None:
        self._words = words
        self._index = index
        letters = "".join(word.text for word in words if word.value is None)
        self._shouted = letters == letters.upper()
        self._asked = any(word.norm == "?" for word in words)

    def found(self) -> set[int]:
        """Places of the words that are parts of names."""
        named: set[int] = set()
        for begin, end in self._stretches():
            named |= self._labelled(begin, end) or self._alone(begin, end)
        for at in range(len(self._words)):
            if at not in named:
                named |= self._introduced(at, named)
        return named

    def _stretches(self) -> Iterator[tuple[int, int]]:
        begin = 0
        for at, word in enumerate(self._words):
            if word.pos == "PUNCT" and word.norm in _STRONG:
                yield begin, at
                begin = at + 1
        yield begin, len(self._words)

    def _labelled(self, begin: int, end: int) -> set[int]:
        """« Nom : le gall »: all that follows up to a comma or the next label, in any letters."""
        if begin < 2 or self._words[begin - 1].norm != ":":
            return set()
        if self._words[begin - 2].norm not in _LABELS:
            return set()
        places: list[int] = []
        for at in range(begin, end):
            word = self._words[at]
            if word.norm == "," or (places and word.norm in _LABELS):
                break
            if word.value is None and word.pos != "PUNCT":
                places.append(at)
        said = [self._words[at].norm for at in places]
        answers = (*SUBJECTS, *NEGATORS, "ne", "n'", "oui", "non", "si")
        return set() if len(said) > 6 or any(norm in answers for norm in said) else set(places)

    def _alone(self, begin: int, end: int) -> set[int]:
        """A text or a field that is only a value: capitals and particles, no verb."""
        places = [at for at in range(begin, end) if self._words[at].pos != "PUNCT"]
        words = [at for at in places if self._words[at].value is None]
        if not words:
            return set()
        if all(len(self._words[at].text) == 1 for at in words):
            small = [at for at in words if self._words[at].text.islower()]
            return set(words) if len(words) > 1 and small else set()
        if not all(self._capital(at) or self._words[at].norm in _WITHIN for at in words):
            return set()
        if not self._capital(words[-1]):
            return set()
        heads = [at for at in words if not self._particle(at)]
        led = self._particle(words[0])
        if not heads or self._words[heads[0]].norm in (
            _FORM_NOUNS if led and not self._shouted else NOUNS_ALWAYS | _STREETS
        ):
            return set()
        if led:
            one_name = not self._shouted or len(heads) == 1 or not any(map(self._common, heads))
            return set(words) if one_name else set()
        opening = self._words[heads[0]]
        known = self._common(heads[0]) or opening.norm in _FUNCTION_WORDS
        marked = len(words) == 1 and any(word.pos == "PUNCT" for word in self._words)
        if known or marked or self._shouted or len(opening.text) == 1:
            return set()
        return set(words)

    def _introduced(self, at: int, named: set[int]) -> set[int]:
        """A name known by what stands before it, or by its own capitals."""
        word = self._words[at]
        before = self._words[at - 1] if at else None
        starts = before is None or before.norm in (".", "!", "?", "\n", "…")
        if before is not None and self._names_person(at):
            run = self._run(at) or ([] if self._asked else self._small_run(at))
            return set(run)
        if before is not None and before.norm in _STREETS:
            return set(self._street(at))
        if before is not None and before.norm in _PLACED and self._capital(at):
            if self._particle(at) and self._run(at):
                return set(self._run(at))
            return {at} if len(word.text) > 1 and not word.text.isupper() else set()
        if not self._particle(at) or self._shouted:
            return set()
        run = self._run(at)
        if not run:
            return set()
        head = next(i for i in run if not self._particle(i))
        if not self._capital(at):
            joins = at - 1 in named or (before is not None and self._proper(at - 1))
            return set(run) if joins else set()
        if self._words[head].text.isupper() and self._common(head):
            return set()
        if word.norm not in _OPENING:
            return set()
        if starts and (self._noun(head) or self._words[head].norm in _MAKES):
            return set()
        return set(run)

    def _names_person(self, at: int) -> bool:
        norms = [word.norm for word in self._words[max(0, at - 3) : at]]
        if norms[-1].startswith(("appelle", "appelai", "appelon", "appelez")):
            return len(norms) > 1 and norms[-2] in ("m'", "s'", "t'", "vous", "nous")
        if norms[-1] in _TITLES or norms[-1] in ("nommé", "nommée", "dénommé", "dénommée"):
            return True
        label = norms[-2:-1] if norms[-1] in ("est", "sera", "était", "=") else norms[-1:]
        return bool(label) and label[0] in _LABELS and (self._capital(at) or bool(self._run(at)))

    def _run(self, at: int) -> list[int]:
        """Capitals from here on, with the particles before and between them; else nothing."""
        run: list[int] = []
        waiting: list[int] = []
        while at < len(self._words):
            if self._particle(at):
                waiting.append(at)
            elif self._capital(at) and (run or waiting or len(self._words[at].text) > 1):
                run += [*waiting, at]
                waiting = []
            else:
                break
            at += 1
        return run

    def _small_run(self, at: int) -> list[int]:
        """A name typed without capitals: « je m'appelle le gall »."""
        run: list[int] = []
        while at < len(self._words) and self._particle(at):
            run.append(at)
            at += 1
        known = at >= len(self._words) or self._common(at) or not self._words[at].text.isalpha()
        return [*run, at] if run and not known else []

    def _street(self, at: int) -> list[int]:
        """The name behind « rue », also in small letters behind a number; « du » 8 mai 1945."""
        first = next((i for i, w in enumerate(self._words) if w.pos != "PUNCT"), 0)
        numbered = at >= 2 and self._words[at - 2].value is not None
        if self._words[at - 1].norm in _ROADS and not numbered and at - 1 != first:
            return []
        run = self._run(at)
        if run:
            return run
        particles = []
        here = at
        while here < len(self._words) and self._particle(here):
            particles.append(here)
            here += 1
        if here < len(self._words) and self._words[here].value is not None:
            return particles
        if not numbered and at - 1 != first:
            return []
        here = at
        while here < len(self._words):
            word = self._words[here]
            stops = word.pos == "PUNCT" or word.value is not None or word.norm in SUBJECTS
            if stops or word.norm in _STREET_ENDS or word.norm in IRREGULAR:
                break
            here += 1
        return list(range(at, here)) if particles or numbered else []

    def _particle(self, at: int) -> bool:
        return self._words[at].norm in _PARTICLES

    def _capital(self, at: int) -> bool:
        word = self._words[at]
        return word.value is None and word.pos != "PUNCT" and word.text[:1].isupper()

    def _proper(self, at: int) -> bool:
        """Whether a word before a small particle is a name itself: « Jean de La Fontaine »."""
        word = self._words[at]
        known = self._common(at) or word.norm in _MAKES or at == 0
        return self._capital(at) and len(word.text) > 1 and not known

    def _forms(self, at: int) -> tuple[str, ...]:
        norm = self._words[at].norm
        return (norm, *noun_candidates(norm), *verb_candidates(norm))

    def _common(self, at: int) -> bool:
        """Whether a word is one of the lexicon."""
        return any(form in self._index.words for form in self._forms(at))

    def _noun(self, at: int) -> bool:
        """Whether a word is a noun of the lexicon."""
        return any(
            entry.pos == "noun"
            for form in self._forms(at)
            for entry in self._index.words.get(form, ())
        )

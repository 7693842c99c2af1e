"""Sentences of other languages: their words take no sign of the French word they look like.

« car » in English is no reason, « die » in German no order. Such words are spelled, or shown as
missing, and the trace says which language was seen; values are signed as anywhere.
"""

from __future__ import annotations

from dataclasses import replace

from lsf_avatar.glossing.words import Word

_COMMON_WORDS = {
    "anglais": "the is are was were where when what who why how this that these my your his her "
    "its our their you he she we they it and or not of to from with for at by have has had do does "
    "did can could will would should i am been there here please hit he's it's i'm don't didn't "
    "isn't wasn't into be but if",
    "allemand": "der die das ist sind war ich sie wir ihr und oder nicht mein meine dein ein eine "
    "den dem mit auf für wo wann wer wie warum habe hat haben bitte kein keine von zu aus bei "
    "nach wurde gesehen im am",
    "espagnol": "el los las una es son está fue yo ella nosotros y o no mi su con por para dónde "
    "cuándo quién cómo qué ha tengo tiene del al hay muy coche pero ese esta",
    "italien": "il lo gli è sono era io lui lei noi e non mio mia suo con per dove quando chi come "
    "perché ha ho una della di che questo questa molto macchina anche",
    "portugais": "o os as uma é são foi eu ele ela nós não meu minha seu com para onde quando quem "
    "como porque tem tenho do da em carro muito está isso",
}
"""Language → words that its sentences are full of; general knowledge of these languages."""
_FRENCH_WORDS = (
    "le la les l' un une des du de d' et ou où à au aux en dans sur par pour avec sans je j' "
    "tu il elle on nous vous ils elles ce c' cet cette ces est sont a ai as avez ont était "
    "étaient ne n' pas que qu' qui quoi quel quelle mon ma mes votre vos son sa ses notre leur "
    "si mais donc car y se s' me m' plus très été avoir être deux quand comment"
)
_FRENCH = frozenset(_FRENCH_WORDS.split())
_FOREIGN = {
    language: frozenset(words.split()) - _FRENCH for language, words in _COMMON_WORDS.items()
}


def language_of(words: tuple[Word, ...]) -> str:
    """The language of a sentence that is not French, in French; empty for French or too little.

    Two common words of another language that are none of French, and more of them than French
    ones: « the car is red », not « je suis allé au fast food ».
    """
    norms = [word.norm for word in words if word.value is None and word.pos != "PUNCT"]
    french = sum(norm in _FRENCH for norm in norms)
    counted = {
        language: sum(norm in common for norm in norms) for language, common in _FOREIGN.items()
    }
    best = max(counted, key=lambda language: counted[language])
    return best if counted[best] >= 2 and counted[best] > french else ""


def as_foreign(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence of another language, each a name: spelled as it stands."""
    return tuple(
        word
        if word.value is not None or word.pos == "PUNCT"
        else replace(word, pos="PROPN", feats=frozenset(("name", "foreign")))
        for word in words
    )

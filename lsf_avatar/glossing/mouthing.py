"""French words to the phones that the lips show.

Rules of French spelling, longest first, with a table of exceptions: general knowledge of French,
measured on the words of the form (tests/glossing/phones.tsv). The lips need the class of a phone,
not its shade (phonology/visemes.py), so open and closed vowels may differ from a dictionary.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lsf_avatar.glossing.values.numbers import number_in_words

_EXCEPTIONS = {
    word: phones.split()
    for word, phones in (
        row.split(": ")
        for row in """
agenda: a ʒ ɛ̃ d a
amer: a m ɛ ʁ
ancien: ɑ̃ s j ɛ̃
août: u t
aujourd'hui: o ʒ u ʁ d ɥ i
automne: o t ɔ n
banc: b ɑ̃
blanc: b l ɑ̃
brut: b ʁ y t
bus: b y s
but: b y t
carrefour: k a ʁ f u ʁ
ces: s e
cher: ʃ ɛ ʁ
chez: ʃ e
chirurgien: ʃ i ʁ y ʁ ʒ j ɛ̃
choc: ʃ ɔ k
cinq: s ɛ̃ k
clef: k l e
client: k l i j ɑ̃
clé: k l e
contact: k ɔ̃ t a k t
corps: k ɔ ʁ
des: d e
deux: d ø
direct: d i ʁ ɛ k t
dix: d i s
doigt: d w a
e-mail: i m ɛ l
email: i m ɛ l
es: ɛ
est: ɛ
est-ce: ɛ s
et: e
eu: y
exact: ɛ ɡ z a k t
examen: ɛ ɡ z a m ɛ̃
faisait: f ə z ɛ
fax: f a k s
femme: f a m
fer: f ɛ ʁ
fils: f i s
franc: f ʁ ɑ̃
gars: ɡ a
gaz: ɡ a z
gps: ʒ e p e ɛ s
hier: j ɛ ʁ
hiver: i v ɛ ʁ
huit: ɥ i t
impact: ɛ̃ p a k t
index: ɛ̃ d ɛ k s
jeudi: ʒ ø d i
jeudis: ʒ ø d i
job: dʒ ɔ b
juillet: ʒ ɥ i j ɛ
les: l e
lsf: ɛ l ɛ s ɛ f
mail: m ɛ l
mars: m a ʁ s
mer: m ɛ ʁ
mes: m e
messieurs: m e s j ø
met: m ɛ
mille: m i l
monsieur: m ə s j ø
moto: m o t o
net: n ɛ t
nez: n e
non: n ɔ̃
orchestre: ɔ ʁ k ɛ s t ʁ
ouest: w ɛ s t
oui: w i
ouvert: u v ɛ ʁ
parking: p a ʁ k i ŋ
patient: p a s j ɑ̃
pays: p e i
photo: f o t o
pied: p j e
pieds: p j e
plus: p l y
poids: p w a
porc: p ɔ ʁ
quelqu'un: k ɛ l k œ̃
scooter: s k u t œ ʁ
second: s ə ɡ ɔ̃
seconde: s ə ɡ ɔ̃ d
sens: s ɑ̃ s
sept: s ɛ t
ses: s e
six: s i s
sms: ɛ s ɛ m ɛ s
soixante: s w a s ɑ̃ t
stationnement: s t a s j ɔ n m ɑ̃
stop: s t ɔ p
sud: s y d
super: s y p ɛ ʁ
tabac: t a b a
taxi: t a k s i
technique: t ɛ k n i k
temps: t ɑ̃
tes: t e
tous: t u s
tranquille: t ʁ ɑ̃ k i l
village: v i l a ʒ
ville: v i l
villes: v i l
vingt: v ɛ̃
vingts: v ɛ̃
vélo: v e l o
web: w ɛ b
zéro: z e ʁ o
""".strip().split("\n")
    )
}
"""Words that the rules would say wrongly."""

_RULES: tuple[tuple[str, str], ...] = (
    # whole endings
    (r"a(?=ill|il$|ils$)", "a"), (r"e(?=ill|il$|ils$)", "ɛ"), (r"[eœ]u(?=ill|il$|ils$)", "œ"),
    (r"ue(?=ill|il$)", "œ"), (r"(?<=[aeiouyéè])ill(?=[aeéiou])", "j"),
    (r"(?<=[aeu])il(?:s?$|(?=[^aeiouy]))", "j"), (r"ill(?=[aeéiou])", "i j"),
    (r"stion", "s t j ɔ̃"), (r"tionn", "s j ɔ n"), (r"(?<=.)tion", "s j ɔ̃"),
    (r"(?<=.)tiel(?:s|le|les)?$", "s j ɛ l"), (r"(?<=[aeiou])tie$", "s i"), (r"(?<=.)ers?$", "e"),
    (r"(?<=.)ez$", "e"), (r"(?<=.)ets?$", "ɛ"), (r"(?<=[^aeiouqg])ent$", "ɑ̃"),
    (r"(?<=[éiï])en(?:s?$|(?=[^aeiouynmhé]))", "ɛ̃"),
    # vowels in groups
    (r"eau", "o"), (r"au", "o"), (r"œu(?=x?s?$)", "ø"), (r"œu", "œ"), (r"œ", "e"), (r"oin", "w ɛ̃"),
    (r"o[iî]", "w a"), (r"oy(?=[aeiouéè])", "w a j"), (r"ay(?=[aeiouéè])", "ɛ j"),
    (r"uy(?=[aeiouéè])", "ɥ i j"), (r"ou(?=[aeiéè](?!$))", "w"), (r"o[uùû]", "u"),
    (r"(?:ain|aim|ein)(?![aeiouyéèêânm])", "ɛ̃"),
    (r"(?:in|im|yn|ym|în|ïn)(?![aeiouyéèêânmh])", "ɛ̃"),
    (r"(?:an|am|ean|en|em)(?![aeiouyéèêâônmhœ])", "ɑ̃"), (r"(?:on|om)(?![aeiouyéèêânmhô])", "ɔ̃"),
    (r"(?:un|um)(?![aeiouyéèêânm])", "œ̃"), (r"emm(?=e[nt]|é)", "ɑ̃ m"), (r"(?:a[iî]|e[iî])", "ɛ"),
    (r"e[uû](?=x?s?$|s[eé]|t$)", "ø"), (r"e[uû](?=[^aeiouy])", "œ"), (r"eu", "ø"), (r"é", "e"),
    (r"[èêë]", "ɛ"), (r"(?<=[bcdfgklmnpqrstvz][bcdfgjklmnpqrstvz])es?$", ""), (r"(?<=.)es?$", ""),
    (r"^e(?=[^aeiouy][^aeiouyhlr]|x|ss|ff|ll)", "ɛ"),
    (r"e(?=ll|tt|ss|rr|nn|mm|ff|pp|cc|x|sc|sp|st|r[tmcsdngvfbl]|ct|pt)", "ɛ"),
    (r"e(?=l[qgst]|sq|s[bdfgjlmnv]|[lfcrbp]$)", "ɛ"),
    (r"e", "ə"), (r"[aàâ]", "a"), (r"(?<=[bcdfgkptv][lr])i(?=[aeouéè])", "i j"),
    (r"i(?=[aâeouéèœ](?!$))", "j"), (r"[iîïy]", "i"), (r"ô", "o"),
    (r"o(?=s[aeiouyé]|$|t$|ts$|s$)", "o"), (r"o", "ɔ"), (r"(?<=[qg])u(?=[eiéèêoa])", ""),
    (r"u(?=[iîaoéè](?!$))", "ɥ"), (r"u(?=i[st]?$)", "ɥ"), (r"[uùûü]", "y"),
    # consonants
    (r"ch(?=r|n|l)", "k"), (r"ch", "ʃ"), (r"ph", "f"), (r"th", "t"), (r"gn", "ɲ"), (r"qu?", "k"),
    (r"gu(?=[eiéèêy])", "ɡ"), (r"ge(?=[aoâ])", "ʒ"), (r"gg(?=[eé])", "ɡ ʒ"),
    (r"g(?=[eiyéèê])", "ʒ"), (r"(?<=.)gs?$", ""), (r"gg?", "ɡ"), (r"cc(?=[eiéèê])", "k s"),
    (r"sc(?=[eiyéèê])", "s"), (r"c(?=[eiyéèê])", "s"), (r"ç", "s"), (r"cts?$", "k t"),
    (r"(?<=n)c(?=s?$)", ""), (r"c+q?u?(?<=cq)|cqu|c+", "k"), (r"^ex(?=[aeiouéèh])", "ɛ ɡ z"),
    (r"(?<=^e)x(?=[aeiouéèh])", "ɡ z"), (r"(?<=.)x$", ""), (r"xc(?=[eiéè])", "k s"), (r"x", "k s"),
    (r"ss", "s"), (r"(?<=[aàâeéèêiïoôuùûyœ])s(?=[aàâeéèêiïoôuyœ])", "z"), (r"(?<=.)[sz]$", ""),
    (r"s", "s"), (r"z+", "z"), (r"(?<=.)(?:d|t|p|b(?<=mb))+s?$", ""), (r"t+", "t"), (r"d+", "d"),
    (r"p+", "p"), (r"b+", "b"), (r"h", ""), (r"j", "ʒ"), (r"k+", "k"), (r"l+", "l"), (r"m+", "m"),
    (r"n+", "n"), (r"r+", "ʁ"), (r"f+", "f"), (r"v", "v"), (r"w", "w"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), phones.split()) for pattern, phones in _RULES)

_LETTER_NAMES = {
    "A": "a", "B": "b e", "C": "s e", "D": "d e", "E": "ø", "F": "ɛ f", "G": "ʒ e", "H": "a ʃ",
    "I": "i", "J": "ʒ i", "K": "k a", "L": "ɛ l", "M": "ɛ m", "N": "ɛ n", "O": "o", "P": "p e",
    "Q": "k y", "R": "ɛ ʁ", "S": "ɛ s", "T": "t e", "U": "y", "V": "v e", "W": "d u b l ə v e",
    "X": "i k s", "Y": "i ɡ ʁ ɛ k", "Z": "z ɛ d", "-": "t i ʁ ɛ", "@": "a ʁ o b a z", ".": "p w ɛ̃",
    "/": "s l a ʃ", "_": "t i ʁ ɛ b a", "+": "p l y s",
}  # fmt: skip


@lru_cache(maxsize=4096)
def phones_of(french: str) -> tuple[str, ...]:
    """IPA phones of French words, one string a phone; empty for none.

    >>> phones_of("accident")
    ('a', 'k', 's', 'i', 'd', 'ɑ̃')
    """
    phones: list[str] = []
    for word in re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+", french.lower()):
        phones += _of_word(word)
    return tuple(phones)


def phones_of_letters(code: str) -> tuple[str, ...]:
    """IPA phones of a code said letter by letter."""
    phones: list[str] = []
    for character in code.upper():
        if character.isascii() and character.isdigit():
            phones += _of_word(number_in_words(int(character)))
        else:
            phones += _LETTER_NAMES.get(character, "").split()
    return tuple(phones)


def said_with(mouthing: str, signs: int) -> tuple[int, ...]:
    """How many phones are said with each sign of a compound: as many words as signs, one each.

    Empty where words and signs are not as many: then nobody has said which belong together.

    >>> said_with("feu rouge", 2)
    (2, 3)
    """
    words = mouthing.split()
    if signs < 2 or len(words) != signs:
        return ()
    return tuple(len(phones_of(word)) for word in words)


@lru_cache(maxsize=4096)
def _of_word(word: str) -> tuple[str, ...]:
    if word in _EXCEPTIONS:
        return tuple(_EXCEPTIONS[word])
    if word.isdigit():
        return _of_word(number_in_words(int(word))) if len(word) < 7 else ()
    if "-" in word or "'" in word or " " in word:
        return tuple(phone for part in re.split(r"[-' ]", word) for phone in _of_word(part))
    if len(word) == 2 and word[1] == "e":
        return (*_of_word(word[0]), "ə") if word[0] not in "aeiouy" else (word[0],)
    phones: list[str] = []
    at = 0
    while at < len(word):
        for pattern, made in _COMPILED:
            found = pattern.match(word, at)
            if found and found.end() > at:
                phones += made
                at = found.end()
                break
        else:
            at += 1
    return tuple(phones)

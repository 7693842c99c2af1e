"""The way through: text, sentences, clauses, rules, items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lsf_avatar.glossing.audit import missing_items, nothing_signed, uncovered, unsignable
from lsf_avatar.glossing.characters import Folded, check_text, folded
from lsf_avatar.glossing.chunks import draft_of
from lsf_avatar.glossing.clauses import clauses_of
from lsf_avatar.glossing.draft import Draft, Unit
from lsf_avatar.glossing.foreign import as_foreign, language_of
from lsf_avatar.glossing.items import MISSING_POLICIES, Resolver
from lsf_avatar.glossing.lookup import Index, index_of, joined_expressions, trusted
from lsf_avatar.glossing.marks import parted
from lsf_avatar.glossing.names import with_names
from lsf_avatar.glossing.normalise import Normal, normalised
from lsf_avatar.glossing.parse import Parser
from lsf_avatar.glossing.phrases import Match, authored, utterance_of
from lsf_avatar.glossing.recapping import recap_of, topic_then_answer
from lsf_avatar.glossing.rules import RULES
from lsf_avatar.glossing.rules.referring import placed_by
from lsf_avatar.glossing.senses import SPELL, sense_of
from lsf_avatar.glossing.spans import spans_of
from lsf_avatar.glossing.tokens import sentences
from lsf_avatar.glossing.values import scan
from lsf_avatar.glossing.words import Word
from lsf_avatar.lexicon.entries import Lexicon
from lsf_avatar.phonology.utterance import Clause, Dropped, Item, Step, Utterance


def gloss(
    text: str, lexicon: Lexicon, *, missing: str = "spell", nlp: Parser | None = None
) -> Utterance:
    """The text as it will be signed.

    Args:
        text: French, up to 5,000 characters. What cannot be signed (another script, pictures,
            characters of command) is shown as missing or dropped by name; nothing else raises.
        lexicon: Signs and authored phrases. A text that is exactly an authored phrase is signed
            as its authors wrote it; any other text goes through the rules.
        missing: `spell` a word without a sign, `show` it as missing, or `refuse`.
        nlp: The parser; keep one and pass it on, for it takes seconds to load.

    Raises:
        TextError: `text-too-long`.
        MissingSignError: If a word has no sign and `missing` is `refuse`.
        ValueError: If `missing` is not one of the three.
    """
    return gloss_after((), text, lexicon, missing, nlp or Parser())[0]


Placed = tuple[tuple[str, str], ...]
"""What sentences before have given a place: (gender, side)."""


def gloss_after(
    placed: Placed, text: str, lexicon: Lexicon, missing: str, parser: Parser
) -> tuple[Utterance, Placed]:
    """The text behind sentences that have placed something, and what is placed behind it."""
    if missing not in MISSING_POLICIES:
        raise ValueError(f"missing must be one of {', '.join(MISSING_POLICIES)}, not '{missing}'")
    check_text(text)
    plain = folded(text)
    index = index_of(lexicon)
    resolver = Resolver(lexicon, index, plain, missing)
    match, recap = authored(text, lexicon), recap_of(text, lexicon)
    if match is not None:
        utterance = utterance_of(match, resolver)
    elif recap is not None:
        topic = utterance_of(Match(recap.topic, {}), resolver)
        answer, placed = gloss_after(placed, text[recap.answer_at :], lexicon, missing, parser)
        utterance = topic_then_answer(text, topic, answer, recap.answer_at)
    else:
        utterance, placed = _by_rules(plain, index, resolver, parser, placed)
    utterance = _whole(utterance)
    if missing == "refuse":
        resolver.refuse_missing(utterance.items, text)
    return utterance, placed


def _by_rules(
    plain: Folded, index: Index, resolver: Resolver, parser: Parser, placed: Placed
) -> tuple[Utterance, Placed]:
    values = scan(plain.text)
    normals = [
        normalised(joined_expressions(with_names(sentence, index, plain.text), index, plain.text))
        for sentence in sentences(plain.text, values)
    ]
    tagged = parser.tagged([normal.words for normal in normals])
    clauses: list[Clause] = []
    items: list[Item] = []
    dropped: list[Dropped] = []
    trace = [Step(value.rule, plain.text[value.start : value.end], value.gloss) for value in values]
    for normal, words in zip(normals, tagged, strict=True):
        trace += [Step(*change) for change in normal.changes]
        dropped += _dropped(normal.dropped, plain)
        joined = trusted(joined_expressions(words, index, plain.text), index)
        language = language_of(words)
        if language:
            trace.append(Step("other-language", _text_of(words, plain), language))
            joined = as_foreign(words)
        senses = _senses(joined, resolver.lexicon)
        trace += [Step("sense", words_of, gloss) for words_of, gloss in senses.values()]
        for raw in clauses_of(normal, joined):
            draft, steps = _ruled(replace(draft_of(raw), placed=placed))
            placed = placed_by(draft, placed)
            draft = draft.with_units(
                part
                for unit in draft.units
                if unit.word.pos != "BUOY" or unit.gloss in resolver.lexicon.entries
                for part in parted(unit)
            )
            trace += steps
            dropped += _dropped(draft.dropped, plain)
            if draft.units:
                units = [_in_sense(unit, senses) for unit in draft.units]
                made = [resolver.item(unit, len(clauses)) for unit in units]
                span = plain.span(min(w.start for w in raw.words), max(w.end for w in raw.words))
                clauses.append(Clause(draft.kind, *span, spans_of(draft, len(items))))
                items += made
        dropped += _dropped(_marks(normal), plain)
    utterance = Utterance(
        plain.original, tuple(clauses), tuple(items), tuple(dropped), tuple(trace)
    )
    return utterance, placed


def _text_of(words: tuple[Word, ...], plain: Folded) -> str:
    return plain.text[min(w.start for w in words) : max(w.end for w in words)]


def _whole(utterance: Utterance) -> Utterance:
    """The utterance with whatever no stage took care of: shown as missing at its end, or named."""
    clauses = utterance.clauses or (nothing_signed(utterance.text),)
    stretches = uncovered(utterance.text, utterance.items, utterance.dropped)
    items = (*utterance.items, *missing_items(utterance.text, stretches, len(clauses) - 1))
    gone = (*utterance.dropped, *unsignable(utterance.text, items, utterance.dropped))
    gone = tuple(sorted(gone, key=lambda d: (d.start, d.end)))
    return replace(utterance, clauses=clauses, items=items, dropped=gone)


def _senses(words: tuple[Word, ...], lexicon: Lexicon) -> dict[int, tuple[str, str]]:
    """Offset of a word → (the word, the gloss of the sense that the words around it show)."""
    context = frozenset(word.lemma for word in words) | {word.norm for word in words}
    if any(word.value is not None and word.value.rule.startswith("telephone") for word in words):
        context |= {"téléphone"}
    found: dict[int, tuple[str, str]] = {}
    for at, word in enumerate(words):
        if "name" in word.feats:
            continue
        before = words[at - 1].norm if at else ""
        after = " ".join(behind.norm for behind in words[at + 1 : at + 3])
        sense = sense_of(word, before, after, context)
        if sense is not None and (sense.gloss == SPELL or sense.gloss in lexicon.entries):
            found[word.start] = (word.text, sense.gloss)
    return found


def _in_sense(unit: Unit, senses: dict[int, tuple[str, str]]) -> Unit:
    if unit.gloss or unit.word.start not in senses:
        return unit
    return replace(unit, gloss=senses[unit.word.start][1])


def _ruled(draft: Draft) -> tuple[Draft, list[Step]]:
    """The clause after all rules; words of which nothing would be left are spelled instead."""
    first, steps = draft, list[Step]()
    for rule in RULES:
        changed = rule.change(draft)
        if changed != draft:
            steps.append(Step(rule.name, draft.shown, changed.shown))
            draft = changed
    if not draft.units and first.units:
        return first.with_units(replace(unit, gloss=SPELL) for unit in first.units), []
    return draft, steps


def _dropped(words: Iterable[tuple[Word, str]], plain: Folded) -> list[Dropped]:
    found = []
    for word, rule in words:
        start, end = plain.span(word.start, word.end)
        found.append(Dropped(start, end, plain.original[start:end], rule))
    return found


_SILENT_MARKS = frozenset(".,;:!?…\"'()[]{}-–/|\n«»*#_<>=+~^\\°")


def _marks(normal: Normal) -> list[tuple[Word, str]]:
    """Symbols and pictures, which carry meaning but are not signed; plain punctuation is silent."""
    return [
        (word, "symbol")
        for word in normal.words
        if word.pos == "PUNCT" and word.norm not in _SILENT_MARKS
    ]

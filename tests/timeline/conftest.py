"""Small signs and utterances for the tests of this folder."""

from signing import hand, say, sign, spell

__all__ = ["hand", "say", "sign", "spell"]

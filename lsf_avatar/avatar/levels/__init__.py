"""Lighter versions of a signer for the page: thinning, lining, order."""

from lsf_avatar.avatar.levels.level import SHARES, at_level

__all__ = ["SHARES", "at_level"]

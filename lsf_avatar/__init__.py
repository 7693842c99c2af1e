"""lsf-avatar: French text becomes symbols, seconds, joint rotations, and a clip that signs in LSF.

The rooms and the way through them are drawn in README.md; `lsf_avatar.pipeline` is the one
module that sees both the language rooms and the body rooms.
"""

__version__ = "0.1.0"

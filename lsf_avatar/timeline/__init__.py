"""WHEN: an utterance becomes a score, tracks of segments in seconds.

No body is known here: where a site lies is a nominal guess that only decides how long a way takes.
"""

from lsf_avatar.timeline.schedule import schedule
from lsf_avatar.timeline.tempo import Tempo

__all__ = ["Tempo", "schedule"]

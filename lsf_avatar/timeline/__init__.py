"""WHEN: an utterance becomes a score, tracks of segments in seconds."""

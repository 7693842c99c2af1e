"""QA: golden motions, what has changed since, and questions asked of every motion."""

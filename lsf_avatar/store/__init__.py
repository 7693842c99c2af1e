"""What must survive a restart: constats, answers, photos and clips of phrases.

All queries of the project are here, and SQLAlchemy is imported nowhere else. SQLite by default,
PostgreSQL by URL. A `Store` opens transactions; `Constats`, `Photos` and `Clips` are what can be
asked within one. Whoever opened the transaction commits it, all of it or nothing.
"""

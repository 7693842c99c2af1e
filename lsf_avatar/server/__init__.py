"""The service: HTTP at the edge, nothing of its own inside.

Routes are three lines: read, call, answer. `bookcase` keeps the lexicon and the form, `studio`
signs, `desk` keeps answers; each is made once in `app.create_app` and handed to the routes.
No personal data in logs, no third party, no cookie: a driver is a token in a header.
"""

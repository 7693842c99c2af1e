"""The form: which questions there are, which come next, what an answer may be, and the paper.

Pure values: no clock, no database, no network. `fields.yaml` is the form's structure, the lexicon's
phrases are its words, `journey` says what is asked, `validate` says what may be kept, `recap` says
it back, `pdf` prints it. Nothing here changes what a driver typed.
"""

"""THE way through: French text in, a signed clip out. The only module that sees both sides.

`gloss` → `schedule` → `aim` → `solve` → `export`; each stage is a pure function, and the digest of
what went in names what comes out.
"""

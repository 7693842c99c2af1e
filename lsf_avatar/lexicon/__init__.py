"""The YAML of `lexicon/`, read and checked: a linguist's file becomes a `Sign` or a `Phrase`.

`shapes` says what a piece of YAML may be, `tables` says it of each key; both the checker and the
published JSON Schema come from them. `load_lexicon` refuses a folder with a problem, and names
every problem; `inspect_lexicon` keeps what is sound and lists the rest, for tools of linguists.
"""

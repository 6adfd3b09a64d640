"""Words of shipping news, as an overlay: `sayso ingest --lexicon shipping`.

They are no part of our own tables since elsewhere they mean something else: a box is no container,
a pilot flies, and a master teaches.
"""

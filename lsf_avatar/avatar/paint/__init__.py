"""Textures painted by numbers: skin, brows, eyes, hair. No picture of a real person is used."""

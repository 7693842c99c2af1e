"""What only the deformed meshes can tell: how deep one part is in another, skin through clothes."""

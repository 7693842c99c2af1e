"""WHO: the body, built from CC0 data; its rig, skin, face and clothes; glTF in and out."""

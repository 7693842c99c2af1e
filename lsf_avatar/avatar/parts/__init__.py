"""The signer's parts, one module each: skin, mouth, eyes, clothes, hair."""

"""Camera → motion: a film of a signer becomes a clip of this signer (MediaPipe lives here only)."""

"""Routes of three lines: read, call, answer. One module a part of the service."""

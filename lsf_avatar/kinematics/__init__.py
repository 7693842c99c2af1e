"""WHERE: a score becomes targets in metres, and targets become joint rotations."""

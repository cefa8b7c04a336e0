"""What lies on disk, and what the app and the engine say to each other through it."""

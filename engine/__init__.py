"""GPU: everything that needs torch. Never Qt."""

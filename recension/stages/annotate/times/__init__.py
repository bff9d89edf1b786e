"""Time expressions, by rules over token classes."""

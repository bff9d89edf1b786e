"""Tellings → events: what happened, told by whom, once."""

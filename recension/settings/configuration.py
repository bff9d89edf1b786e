"""Where the configuration lies."""

FILE_NAME = "recension.toml"
"""The name of a configuration file, in a project and in the user's folder alike."""

LARGEST_FILE = 1 << 20
"""Bytes of a configuration file: every key with a comment fills a thousand."""

"""Quality figures: every stage measured on sets with gold, each figure against its floor.

``python -m eval`` (``make eval``) runs all of them; ``python -m eval piles`` those of one module. The sets lie beside the
checkout in ``../shared``; where they are absent only the sample piles are scored, and the table says so.
"""

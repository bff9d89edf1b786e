"""The trained reader: one small encoder that reads words, and the original one that gives sentences their vectors."""

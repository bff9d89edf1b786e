"""Each number that decides something: its name, what it means, and where it comes from.

One file for each stage, which reads its numbers from there and from nowhere else. They are constants: a figure is changed
with the measurement that asks for it, never per pile.
"""

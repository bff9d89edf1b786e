"""The story in a few sentences: the main events in the words of the witnesses, how independent they are, where they differ."""

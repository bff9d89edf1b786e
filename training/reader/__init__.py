"""Makes the weights of the trained reader: ``python -m training.reader.learn DATA_FOLDER`` (see ``recension/models/reader.md``)."""

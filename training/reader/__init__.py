"""Makes the weights of the trained reader: ``python -m training.reader DATA_FOLDER WORK_FOLDER`` (see ``recension/models/reader.md``)."""

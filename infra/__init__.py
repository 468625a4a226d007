"""Input and output: the event store, keys, Temporal, settings, logs, metrics, local servers."""

"""The worker process: workflows and activities on one task queue."""

"""The question library: one ``.rq`` file a question."""

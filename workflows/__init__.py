"""The durable half: a workflow beside every open case watches its clocks and takes its commands in turn."""

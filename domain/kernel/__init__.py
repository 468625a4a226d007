"""What every lifecycle stands on: messages, refusals, duties, deciders. It knows no lifecycle."""

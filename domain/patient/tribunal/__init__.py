"""The Tribunal: when somebody may apply, the report for it, what it decides; recall."""

"""The pure tests of staff records and the service."""

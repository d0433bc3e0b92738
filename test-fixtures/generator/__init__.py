"""Writes the demo patients: one module per chart in charts/, shared builders and code tables here."""

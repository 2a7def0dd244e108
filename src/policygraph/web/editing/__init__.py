"""What stands behind the editor."""

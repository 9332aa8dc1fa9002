"""`course similar`: pairs of submissions whose own code is alike. A help to look, never a verdict."""

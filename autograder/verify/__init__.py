"""`course verify`: how good the checks of an assignment are, measured on answers that are known to be right or wrong."""

"""What editors make of a desk: the real language server of YAML, and the hook of pre-commit."""

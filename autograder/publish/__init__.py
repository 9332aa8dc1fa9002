"""What students may have, and nothing else, as a folder ready for git (nbgitpuller, Binder) and as a zip."""

"""This project beside its peers: the same text, the same machine, in turns."""

"""What importers share: from the lines of a text to a briefing with its record, and back.

``characters`` makes lines of bytes, ``sheet`` and the readers beside it make passages of lines, ``markup`` makes them
of HTML, ``assembling`` makes a briefing of passages, and ``rebuilding`` gives the lines back.
"""

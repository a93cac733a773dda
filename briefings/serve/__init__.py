"""The preview: a desk's site from memory while its files are edited, each page made when somebody looks at it.

`proof` is the desk at one moment, a value; `following` makes the next one of it when files change; `press` makes and
keeps bytes; `preview` joins them for those who look; `server` and `requests` are HTTP, `additions` what a page shows
besides, and `watching` tells of changes.
"""

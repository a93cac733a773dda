"""The preview: a desk's site from memory while its files are edited, each page made when somebody looks at it.

`proof` is the desk at one moment, a value; `changes` is what becomes of it, and `following` asks for that; `press`
makes and keeps bytes; `preview` joins them for those who look; `server` and `requests` are HTTP, `additions` what a
page shows besides, and `watching` tells of changes.
"""

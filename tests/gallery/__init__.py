"""The gallery: every block type, alone and in odd places, as one desk that is built, checked and looked at.

Cases made from the golden fixtures of the blocks (`tests.gallery.cases`) and briefings written by hand
(``tests/gallery/content``) are the chapters of one edition.
"""

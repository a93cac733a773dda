"""Views: the frozen values that templates show, made from content and the few facts that a page needs besides."""

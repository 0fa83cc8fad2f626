"""The window itself: how it starts, what leads from page to page, and what the pages need from outside."""

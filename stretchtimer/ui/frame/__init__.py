"""The frame around the pages: the window, its rail and its focus ring."""

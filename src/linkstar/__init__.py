"""LinkStar (联星出海): the operations platform of cross-border sellers. See docs/house.md for the plan of the house."""

__version__ = "0.1.0"

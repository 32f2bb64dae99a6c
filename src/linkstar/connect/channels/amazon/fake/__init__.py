"""A pretend Selling Partner API: same paths, tokens, throttles, windows, pages and refusals as the real one."""

from linkstar.connect.channels.amazon.fake.partner import Fake

__all__ = ["Fake"]

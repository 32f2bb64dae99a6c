"""The door of steps and timetable: a process that does the work of all companies until it is told to stop."""

from linkstar.worker.main import main, serve

__all__ = ["main", "serve"]

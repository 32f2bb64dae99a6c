"""`linkstar doctor`: how this installation is, and for each thing that is wrong, what to do. Starts and mends nothing."""

from linkstar.cli.doctor.command import command
from linkstar.cli.doctor.examine import examine
from linkstar.cli.doctor.finding import Finding, state_of
from linkstar.cli.doctor.machine import wrong_settings
from linkstar.cli.doctor.show import as_json, show

__all__ = ["Finding", "as_json", "command", "examine", "show", "state_of", "wrong_settings"]

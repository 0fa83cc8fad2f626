"""Pictures, fonts and sounds that ship with the program."""

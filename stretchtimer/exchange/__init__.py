"""Turn other people's files and words into routines, and routines into files.

Nothing is written where it was not told. Everything read is data: it is limited in size, cleaned before it
is shown, and no path in it is followed.
"""

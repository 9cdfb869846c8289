"""``python -m truceline``: the command line."""

from truceline.cli.main import main

main()

"""`python -m toolkit`: the command `brandkit` where it is not on the path."""

from toolkit.cli import main

if __name__ == "__main__":
    main()

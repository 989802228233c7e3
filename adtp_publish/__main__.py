"""`python -m adtp_publish` is `adtp-publish`."""

from .cli import main

if __name__ == "__main__":  # a process that works for this one imports it too
    main()

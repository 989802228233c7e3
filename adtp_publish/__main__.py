"""`python -m adtp_publish` is `adtp-publish`."""

from .cli import main

main()

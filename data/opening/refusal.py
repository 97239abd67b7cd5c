"""The exception that says a file is not opened or not read; its sentence stands in `sentences`."""


class Refused(Exception):
    """A file that is not opened: the problem's code and its details."""

    def __init__(self, code: str, **detail: object) -> None:
        self.code, self.detail = code, detail
        super().__init__(code)

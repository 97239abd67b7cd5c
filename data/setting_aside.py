"""Why a row that could not be read is no data at all: titles, totals, group rows, notes, blanks. Or is it wrong?

Only rows that failed to read come here, so a venue called "Tổng công ty ..." is never set aside for its name.
"""

import re
from collections.abc import Mapping, Sequence

from data.columns import REQUIRED, Header, field_of
from data.communes import code_of
from data.text import plain

TOTAL = re.compile(
    r"^(tong|tong cong|tong so|cong|total|grand total|luy ke|toan huyen|(tong|cong|tong cong|tong so) toan huyen)"
    r"( huyen| thach thanh)*( \d[\d ]*)?( (dia diem|diem|luot|luot quet|may|xa thi tran))?$"
)
ROMAN = re.compile(r"^([ivxlc]+|[a-h])$")
SIGNING = re.compile(
    r"^(nguoi lap|lap bieu|lap bang|tm |kt |t m |k t |chu tich|pho chu tich|truong phong|pho truong phong|giam doc|"
    r"thu truong|ghi chu|luu y|noi nhan|nguoi tong hop|can bo tong hop|ky ten|ky ghi ro|ngay .* thang|"
    r".{0,30} ngay .{0,8}thang|xac nhan|nguon|note|so lieu mau|mau)"
)
NOT_IN_TEXT = {"representative", "phone", "person", "person_phone", "person_id", "scan_code"}

Cells = Sequence[str | None]


def reason_to_set_aside(cells: Cells, header: Header, problems: Mapping[str, str]) -> str | None:
    """blank, total, column-numbers, header-again, group or note; None when the row is data gone wrong.

    `problems` names the fields that could not be read; a field that is merely empty is not among them.
    """
    filled = [cell for cell in cells if cell is not None]
    if not filled:
        return "blank"
    words = [plain(cell) for cell in filled]
    if any(TOTAL.match(word) for word in words[:2]):
        return "total"
    if len(filled) >= 3 and is_counting(words):
        return "column-numbers"
    if sum(field_of(header.dataset, cell) is not None for cell in filled) >= max(2, len(header.columns) // 2):
        return "header-again"
    given = [name for name in REQUIRED[header.dataset] if at(cells, header, name) is not None]
    if any(SIGNING.match(word) for word in words) and (problems or len(given) < 2) and not numbered(cells, header):
        return "note"
    if is_group(cells, header, given):
        return "group"
    # A commune or a moment that reads well is data with something missing, not a remark.
    telling = {"commune", "moment"}.intersection(given) - problems.keys()
    if len(given) < 2 and not telling and not numbered(cells, header) and at(cells, header, "code") is None:
        return "note"
    return None


def is_counting(words: Sequence[str]) -> bool:
    """1, 2, 3 ... or A, B, 1, 2 ...: the row of column numbers under a header."""
    numbers = [word for word in words if word.isdigit()]
    letters = [word for word in words if not word.isdigit()]
    counts_up = numbers == [str(int(numbers[0]) + step) for step in range(len(numbers))] if numbers else False
    return counts_up and int(numbers[0]) <= 2 and all(len(letter) == 1 for letter in letters)


def is_group(cells: Cells, header: Header, given: Sequence[str]) -> bool:
    """A row that heads those beneath: a Roman number or letter for its number, or a commune's name alone."""
    if len(given) == len(REQUIRED[header.dataset]):
        return False
    number = None if header.numbering is None else cells[header.numbering]
    if number is not None and ROMAN.match(plain(number)):
        return True
    filled = [cell for cell in cells if cell is not None]
    return len(filled) <= 2 and any(code_of(cell) for cell in filled) and header.dataset != "installs"


def numbered(cells: Cells, header: Header) -> bool:
    """Whether the row counts as one of the list by its STT."""
    number = None if header.numbering is None or header.numbering >= len(cells) else cells[header.numbering]
    return number is not None and plain(number).isdigit()


def at(cells: Cells, header: Header, name: str) -> str | None:
    """The cell of a field."""
    position = header.columns.get(name)
    return None if position is None or position >= len(cells) else cells[position]


def row_text(cells: Cells, header: Header) -> str:
    """A row as one line for people, without anyone's name, phone or number; of scans only what is understood."""
    hidden = {position for name, position in header.columns.items() if name in NOT_IN_TEXT}
    known = set(header.columns.values()) | ({header.numbering} if header.numbering is not None else set())
    shown = [
        cell
        for position, cell in enumerate(cells)
        if cell is not None and position not in hidden and (header.dataset != "scans" or position in known)
    ]
    return " | ".join(shown)[:300]

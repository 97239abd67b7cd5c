"""Why a row that could not be read is no data at all: titles, totals, group rows, notes, blanks. Or is it wrong?

Only rows that failed to read come here, so a venue called "Tổng công ty ..." is never set aside for its name.
"""

import re
from collections.abc import Mapping, Sequence

from data.columns import REQUIRED, Header, field_of
from data.communes import code_of
from data.text import plain, tidy

TOTAL = re.compile(
    r"^(tong|tong cong|tong so|cong|total|grand total|luy ke|toan huyen|(tong|cong|tong cong|tong so) toan huyen)"
    r"( huyen| thach thanh)*( \d[\d ]*)?( (dia diem|diem|luot|luot quet|may|xa thi tran))?$"
    r"|^(tong|cong|tong cong|tong so) (xa|thi tran|tt|nhom|muc|phan|[ivxlc]+|[a-h])\b"
)
# What a row heading a group of venues of one kind may say; no venue is called only so.
KINDS = (
    "co quan|co quan don vi|co quan nha nuoc|doanh nghiep|co so san xuat|co so kinh doanh|co so y te|truong hoc|cho|"
    "sieu thi|cho sieu thi|cua hang|quan an|hang quan|tap hoa|ngan hang|benh vien|tram y te|phong kham|tru so|"
    "diem kinh doanh dich vu|noi tap trung dong nguoi|khu cong nghiep|nha hang|khach san|"
    "ho kinh doanh|co so ton giao|cong so|giao duc|y te|san xuat|kinh doanh|dich vu|khac"
)
KIND = re.compile(rf"^(nhom |khoi |cac )?({KINDS})$")
UNIT = re.compile(r"^(\(.*\)|%|máy|người|lượt|điểm|địa điểm|cái|đơn vị|ngày|dd/mm/yyyy)$", re.IGNORECASE)
ROMAN = re.compile(r"^([ivxlc]+|[a-h])$")
SIGNING = re.compile(
    r"^(nguoi lap|lap bieu|lap bang|tm |kt |t m |k t |chu tich|pho chu tich|truong phong|pho truong phong|giam doc|"
    r"thu truong|ghi chu|luu y|noi nhan|nguoi tong hop|can bo tong hop|ky ten|ky ghi ro|ngay .* thang|"
    r".{0,30} ngay .{0,8}thang|xac nhan|nguon|note|so lieu mau|mau)"
)
LONGEST_CODE = 40
NOT_IN_TEXT = {"representative", "phone", "person", "person_phone", "person_id", "scan_code"}

Cells = Sequence[str | None]


def reason_to_set_aside(cells: Cells, header: Header, problems: Mapping[str, str], numbers: bool = False) -> str | None:
    """blank, total, column-numbers, header-again, group or note; None when the row is data gone wrong.

    `problems` names the fields that could not be read; a field that is merely empty is not among them. `numbers`: the
    list's rows are numbered 1, 2, 3, so that a Roman number or a letter heads a group even where its sums are filled.
    """
    filled = [cell for cell in cells if cell is not None]
    if not filled:
        return "blank"
    words = [plain(cell) for cell in filled]
    if any(TOTAL.match(word) for word in words[:2]):
        return "total"
    if is_counting(words):
        return "column-numbers"
    if is_header_again(filled, header):
        return "header-again"
    given = [name for name in REQUIRED[header.dataset] if at(cells, header, name) is not None]
    if is_signing(words) and (problems or len(given) < 2) and not numbered(cells, header):
        return "note"
    if numbers and problems.get("commune") and is_marked(cells, header):
        return "group"
    if is_group(cells, header, given):
        return "group"
    # A commune or a moment that reads well is data with something missing, not a remark.
    if len(filled) == 1 and (filled[0].lstrip().startswith("*") or len(filled[0]) > LONGEST_CODE):
        return "note"
    telling = {"commune", "moment"}.intersection(given) - problems.keys()
    if len(given) < 2 and not telling and not numbered(cells, header) and at(cells, header, "code") is None:
        return "note"
    return None


def is_header_again(filled: Sequence[str], header: Header) -> bool:
    """Column names once more, in either language, or the units under them."""
    named = sum(field_of(header.dataset, tidy(cell)) is not None for cell in filled)
    units = sum(bool(UNIT.match(cell.strip())) for cell in filled)
    half = max(2, len(header.columns) // 2)
    return named >= half or (units + named == len(filled) and units + named >= 2)


def is_signing(words: Sequence[str]) -> bool:
    """A signature, its place and date, or a note."""
    return any(SIGNING.match(word) for word in words)


def is_kind_of_venue(text: str) -> bool:
    """Whether the words are only a kind of venue: "Trường học" heads a group, "Trường học Kim Tân" is one."""
    return bool(KIND.match(plain(text)))


def is_counting(words: Sequence[str]) -> bool:
    """1, 2, 3 ... or A, B, 1, 2 ...: the row of column numbers under a header."""
    if len(words) < 3:
        return False
    numbers = [word.split()[0] for word in words if word.replace(" ", "").isdigit()]
    letters = [word for word in words if not word.replace(" ", "").isdigit()]
    counts_up = numbers == [str(int(numbers[0]) + step) for step in range(len(numbers))] if numbers else False
    return counts_up and int(numbers[0]) <= 2 and all(len(letter) == 1 for letter in letters)


def is_group(cells: Cells, header: Header, given: Sequence[str]) -> bool:
    """A row that heads those beneath: a Roman number or letter for its number, or a commune's name alone."""
    if len(given) == len(REQUIRED[header.dataset]):
        return False
    named = at(cells, header, "name")
    alone = named is not None and sum(at(cells, header, name) is not None for name in header.columns) == 1
    if is_marked(cells, header) or (alone and is_kind_of_venue(named or "")):
        return True
    filled = [cell for cell in cells if cell is not None]
    return len(filled) <= 2 and any(code_of(cell) for cell in filled) and header.dataset != "installs"


def is_marked(cells: Cells, header: Header) -> bool:
    """Whether the row's STT is a Roman number or a letter."""
    number = None if header.numbering is None or header.numbering >= len(cells) else cells[header.numbering]
    return number is not None and bool(ROMAN.match(plain(number)))


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

"""What offices put over, around and under a list: headers of several rows, mottoes, titles, notes, other sheets."""

from tests.data.layouts import ENGLISH
from tests.data.office_sheet import Sheet

MOTTO = ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
ISSUER = ("HUYỆN THẠCH THÀNH", "Độc lập - Tự do - Hạnh phúc")
REGISTER_TITLE = ("DANH SÁCH ĐỊA ĐIỂM ĐĂNG KÝ MÃ QR", "Trên địa bàn huyện Thạch Thành", "(Tính đến ngày 21/9/2021)")
SCANS_TITLE = ("THỐNG KÊ LƯỢT QUÉT MÃ QR", "trên địa bàn huyện Thạch Thành", "từ ngày 14/9 đến ngày 21/9/2021")
INSTALLS_TITLE = ("TÌNH HÌNH CÀI ĐẶT ỨNG DỤNG BLUEZONE", "trên địa bàn huyện, tính đến ngày 21/9/2021")
ISSUED = "(Kèm theo Công văn số 1234/UBND-VHTT ngày 22 tháng 9 năm 2021 của Ủy ban nhân dân huyện)"


# --- the header ---


def merged_down(depth):
    """Each title merged over several rows."""

    def habit(sheet):
        sheet.insert(sheet.header + 1, [[None] * sheet.width for _ in range(depth - 1)])
        sheet.depth = depth
        for column in range(sheet.width):
            sheet.merged.append((sheet.header, column, sheet.header + depth - 1, column))

    return habit


def stacked(depth):
    """The words of each title one under another in unmerged rows, short titles in the middle."""

    def habit(sheet):
        lines = [parted(str(title), depth) for title in sheet.rows[sheet.header]]
        sheet.rows[sheet.header] = [line[0] for line in lines]
        sheet.insert(sheet.header + 1, [[line[at] for line in lines] for at in range(1, depth)])
        sheet.depth = depth

    return habit


def parted(title, depth):
    """Words over `depth` lines, what is left over in the last, empty lines above and below a short title."""
    words = title.split(" ")
    lines = words if len(words) <= depth else [*words[: depth - 1], " ".join(words[depth - 1 :])]
    above = (depth - len(lines)) // 2
    return [None] * above + lines + [None] * (depth - len(lines) - above)


def two_level(over, fields, beneath, merge=True):
    """One title over several columns, a second row of titles beneath; all other titles merged down."""

    def habit(sheet):
        columns = [sheet.column(name) for name in fields]
        lower = [None] * sheet.width
        for column, words in zip(columns, beneath, strict=True):
            lower[column] = words
            sheet.rows[sheet.header][column] = None
        sheet.rows[sheet.header][columns[0]] = over
        sheet.insert(sheet.header + 1, [lower])
        sheet.depth = 2
        if merge:
            sheet.merged.append((sheet.header, columns[0], sheet.header, columns[-1]))
            rest = [column for column in range(sheet.width) if column not in columns]
            sheet.merged += [(sheet.header, column, sheet.header + 1, column) for column in rest]

    return habit


def english_row(sheet):
    """English in a row of its own."""
    sheet.insert(sheet.first, [[ENGLISH[name] for name in sheet.fields]])
    sheet.depth += 1


def english_in_cells(sheet):
    """English under the Vietnamese in the same cell."""
    row = sheet.rows[sheet.header]
    for at, name in enumerate(sheet.fields):
        row[at] = f"{row[at]}\n{ENGLISH[name].upper()}"


def column_numbers(style="A, B, 1"):
    """The row that numbers the columns."""

    def habit(sheet):
        count = sheet.width
        told = {
            "A, B, 1": ["A", "B", *range(1, count - 1)],
            "1": [*range(1, count + 1)],
            "(1)": [f"({at})" for at in range(1, count + 1)],
            "3=1+2": ["A", "B", *range(1, count - 2), "5=4/3"],
        }
        sheet.insert(sheet.first, [told[style]])

    return habit


def repeated_header(every):
    """The header again in the middle of the list, as pages printed and typed off have it."""

    def habit(sheet):
        for at in range(sheet.first + every, len(sheet.rows), every + 1):
            sheet.insert(at, [[*sheet.rows[sheet.header]]])

    return habit


def retitled(**titles):
    """Other words over some columns."""

    def habit(sheet):
        for name, words in titles.items():
            sheet.rows[sheet.header][sheet.column(name)] = words

    return habit


# --- above and beneath ---


def line(sheet, left=None, right=None, at=None):
    """A line of words: on the left, on the right, or in a column."""
    row = [None] * sheet.width
    if left is not None:
        row[at or 0] = left
    if right is not None:
        row[max(1, sheet.width - 2)] = right
    return row


def above(*lines):
    """Title lines in the first column, merged across; the header follows at once."""

    def habit(sheet):
        sheet.insert(0, [line(sheet, words) for words in lines])
        sheet.merged += [(at, 0, at, sheet.width - 1) for at in range(len(lines))]

    return habit


def letterhead(title, unit=None, annex="Phụ lục số 1", header_row=None):
    """Motto and issuer, annex, title over its lines, the letter it goes with, the unit; blank rows to `header_row`."""

    def habit(sheet):
        rows = [line(sheet, *MOTTO), line(sheet, *ISSUER), line(sheet, None, annex), line(sheet)]
        rows += [line(sheet, words) for words in title]
        rows += [line(sheet, ISSUED), line(sheet, None, unit)]
        if header_row is not None:
            rows += [line(sheet) for _ in range(header_row - 1 - len(rows))]
        sheet.insert(0, rows)
        sheet.merged += [(at, 0, at, sheet.width - 1) for at in range(4, 5 + len(title))]

    return habit


def centred(*lines):
    """Title lines that stand in a middle column, unmerged."""

    def habit(sheet):
        sheet.insert(0, [line(sheet, words, at=min(2, sheet.width - 1)) for words in lines] + [line(sheet)])

    return habit


def header_on(row):
    """Blank rows above until the header stands in this row, counted from 1."""

    def habit(sheet):
        sheet.insert(0, [line(sheet) for _ in range(row - 1 - sheet.header)])

    return habit


def signed(sheet):
    """Notes and signatures under the table."""
    sheet.rows += [
        line(sheet),
        line(sheet, "Ghi chú: số liệu do các xã, thị trấn báo cáo."),
        line(sheet, "(1) Bao gồm cả địa điểm chưa có lượt quét."),
        line(sheet),
        line(sheet, None, "Thạch Thành, ngày 22 tháng 9 năm 2021"),
        line(sheet, "NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG"),
        line(sheet, "(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"),
        line(sheet),
        line(sheet, "Nguyễn Mẫu An", "Trần Mẫu Bình"),
    ]


def moved_right(columns=1):
    """Empty columns on the left."""

    def habit(sheet):
        sheet.rows = [[None] * columns + row for row in sheet.rows]
        sheet.merged = [(top, left + columns, bottom, right + columns) for top, left, bottom, right in sheet.merged]
        sheet.formats = {(row, column + columns): form for (row, column), form in sheet.formats.items()}
        sheet.fields = [None] * columns + sheet.fields

    return habit


def far_reach(sheet):
    """Formatted cells far below and far to the right."""
    sheet.reach = (5000, 60)


def hide_rows(*places):
    """Hide rows of data, counted from the first under the header."""

    def habit(sheet):
        sheet.hidden_rows |= {sheet.first + place for place in places}

    return habit


def hide_column(name):
    def habit(sheet):
        sheet.hidden_columns.add(sheet.column(name))

    return habit


def under_each_other(sheets, gap=2):
    """Several tables on one sheet, each with its title and header."""
    rows, merged = [], []
    for sheet in sheets:
        start = len(rows)
        merged += [(top + start, left, bottom + start, right) for top, left, bottom, right in sheet.merged]
        rows += [*sheet.rows, *[[None] for _ in range(gap)]]
    return Sheet(rows, merged=merged, name=sheets[0].name)


def instructions():
    """A sheet that tells how to fill in the form and has no list."""
    rows = [
        ["HƯỚNG DẪN NHẬP LIỆU"],
        ["1. Mỗi địa điểm ghi trên một dòng; không gộp ô."],
        ["2. Cột “Xã, thị trấn” ghi tên đầy đủ, ví dụ: Xã Thạch Lâm."],
        ["3. Ngày ghi theo dạng dd/mm/yyyy."],
    ]
    return Sheet(rows, name="Hướng dẫn")


def with_habits(sheet, *habits, name=None):
    for habit in habits:
        habit(sheet)
    if name:
        sheet.name = name
    return sheet

"""Forms to fill in, one for each kind of list: read without a question once filled. It writes no data."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.communes import communes

ROWS = 2000
HEADER = 4
TYPES = (
    "Cơ quan, đơn vị|Doanh nghiệp|Cơ sở sản xuất|Cơ sở kinh doanh|Cơ sở y tế|Trường học|Chợ|Siêu thị|"
    "Điểm kinh doanh dịch vụ|Nơi tập trung đông người"
).split("|")
# Title, the as-of line, and the columns: header, width, how the cells are kept.
FORMS: dict[str, tuple[str, str, tuple[tuple[str, int, str], ...]]] = {
    "venues": (
        "DANH SÁCH ĐỊA ĐIỂM ĐĂNG KÝ MÃ QR TRÊN ĐỊA BÀN HUYỆN",
        "Tính đến ngày    /    /        (ghi ngày dạng 21/9/2021)",
        (
            ("STT", 6, "number"),
            ("Mã địa điểm", 16, "text"),
            ("Tên địa điểm", 36, "text"),
            ("Xã, thị trấn", 18, "commune"),
            ("Địa chỉ", 32, "text"),
            ("Loại hình", 24, "type"),
            ("Ngày đăng ký", 14, "date"),
            ("Ngày đóng", 14, "date"),
            ("Người đại diện", 24, "text"),
            ("Số điện thoại", 16, "text"),
        ),
    ),
    "scans": (
        "SỐ LƯỢT QUÉT MÃ QR THEO NGÀY TRÊN ĐỊA BÀN HUYỆN",
        "Từ ngày    /    /        đến ngày    /    /        (mỗi dòng: một địa điểm, một ngày)",
        (
            ("STT", 6, "number"),
            ("Mã địa điểm", 16, "text"),
            ("Tên địa điểm", 36, "text"),
            ("Ngày quét", 14, "date"),
            ("Số lượt quét", 14, "count"),
        ),
    ),
    "installs": (
        "TÌNH HÌNH CÀI ĐẶT ỨNG DỤNG TRÊN ĐỊA BÀN HUYỆN",
        "Mỗi dòng: một xã, thị trấn, một ứng dụng, một ngày",
        (
            ("STT", 6, "number"),
            ("Xã, thị trấn", 18, "commune"),
            ("Ứng dụng", 20, "text"),
            ("Tính đến ngày", 14, "date"),
            ("Dân số", 12, "count"),
            ("Số máy điện thoại thông minh", 18, "count"),
            ("Số máy đã cài đặt", 16, "count"),
        ),
    ),
}
FORMATS = {"date": "dd/mm/yyyy", "count": "#,##0", "text": "@"}
EDGE = Border(*[Side(style="thin", color="999999")] * 4)


def template(dataset: str) -> bytes:
    """The form of one kind (`venues`, `scans`, `installs`) as an .xlsx file."""
    title, as_of, columns = FORMS[dataset]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu mẫu"
    sheet["A1"], sheet["A2"] = title, as_of
    sheet["A1"].font = Font(bold=True, size=13)
    sheet["A2"].font = Font(italic=True)
    for at, (name, width, kind) in enumerate(columns, 1):
        head = sheet.cell(HEADER, at, name)
        head.font, head.border = Font(bold=True), EDGE
        head.fill = PatternFill("solid", fgColor="DDE7F3")
        head.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = width
        prepare(sheet, letter, kind)
    sheet.freeze_panes = sheet.cell(HEADER + 1, 1)
    list_choices(book, sheet, columns)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def prepare(sheet: Any, letter: str, kind: str) -> None:
    """Keep the column's cells as what they are: text keeps leading zeros, dates are dates."""
    if kind in FORMATS:
        sheet.column_dimensions[letter].number_format = FORMATS[kind]
        for row in range(HEADER + 1, HEADER + 201):
            sheet[f"{letter}{row}"].number_format = FORMATS[kind]
    if kind == "count":
        whole = DataValidation("whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        whole.add(f"{letter}{HEADER + 1}:{letter}{ROWS}")
        sheet.add_data_validation(whole)


def list_choices(book: Any, sheet: Any, columns: tuple[tuple[str, int, str], ...]) -> None:
    """Drop-downs for commune and type, their words on a sheet of their own."""
    choices = {"commune": [commune.name for commune in communes()], "type": TYPES}
    words = book.create_sheet("Danh mục")
    words.sheet_state = "hidden"
    for at, (kind, listed) in enumerate(choices.items(), 1):
        for row, word in enumerate(listed, 1):
            words.cell(row, at, word)
        letter = get_column_letter(at)
        for place, (_, _, wanted) in enumerate(columns, 1):
            if wanted == kind:
                source = f"'Danh mục'!${letter}$1:${letter}${len(listed)}"
                choice = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=kind == "commune")
                choice.add(f"{get_column_letter(place)}{HEADER + 1}:{get_column_letter(place)}{ROWS}")
                sheet.add_data_validation(choice)

"""Forms to fill in, one for each kind of list: read without a question once filled. It writes no data."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from data.communes import communes

ROWS = 2000
LINED, NARROW = 30, 6
HEADER = 4
TYPES = (
    "Cơ quan, đơn vị|Doanh nghiệp|Cơ sở sản xuất|Cơ sở kinh doanh|Cơ sở y tế|Trường học|Chợ|Siêu thị|"
    "Điểm kinh doanh dịch vụ|Nơi tập trung đông người"
).split("|")
DAY = "Ô kiểu ngày, viết dạng 21/9/2021."
COMMUNE = "Chọn trong danh sách 25 xã, thị trấn của huyện."
NEEDED, WISHED = "Bắt buộc", "Nên có"


@dataclass(frozen=True)
class Blank:
    """One column of a form: its header, width, how its cells are kept, whether it is needed, what to write, a value."""

    name: str
    width: int
    kind: str
    need: str
    help: str
    example: str


STT = Blank("STT", 6, "number", "", "Số thứ tự, để dễ tìm dòng; không dùng để tính.", "1")
# Title, the line that says what the form speaks for, and the columns.
FORMS: dict[str, tuple[str, str, tuple[Blank, ...]]] = {
    "venues": (
        "DANH SÁCH ĐỊA ĐIỂM ĐĂNG KÝ MÃ QR",
        "Tính đến ngày    /    /        (ghi ngày dạng 21/9/2021)",
        (
            STT,
            Blank(
                "Mã địa điểm",
                16,
                "text",
                WISHED,
                "Mã QR đã cấp. Không có mã thì nhận theo xã, tên, địa chỉ.",
                "QR000123",
            ),
            Blank(
                "Tên địa điểm", 36, "text", NEEDED, "Tên cơ quan, đơn vị, cơ sở như khi đăng ký.", "Nhà văn hóa thôn 3"
            ),
            Blank("Xã, thị trấn", 18, "commune", NEEDED, COMMUNE, "Thạch Lâm"),
            Blank("Địa chỉ", 32, "text", "", "Thôn, khu phố, số nhà.", "Thôn 3"),
            Blank("Loại hình", 24, "type", "", "Chọn trong danh sách, hoặc ghi loại hình khác.", "Trường học"),
            Blank("Ngày đăng ký", 14, "date", WISHED, f"{DAY} Để trống thì tính từ ngày của danh sách.", "5/9/2021"),
            Blank("Ngày đóng", 14, "date", "", f"Chỉ ghi khi đã ngừng hoạt động. {DAY}", "18/9/2021"),
            Blank("Người đại diện", 24, "text", "", "Chỉ người được phép mới xem được.", "(họ và tên)"),
            Blank("Số điện thoại", 16, "text", "", "Chỉ người được phép mới xem được. Giữ số 0 ở đầu.", "0900000001"),
        ),
    ),
    "scans": (
        "SỐ LƯỢT QUÉT MÃ QR THEO NGÀY",
        "Từ ngày    /    /        đến ngày    /    /        (mỗi dòng: một địa điểm, một ngày)",
        (
            STT,
            Blank("Mã địa điểm", 16, "text", NEEDED, "Mã QR như trong danh sách địa điểm.", "QR000123"),
            Blank("Tên địa điểm", 36, "text", "", "Để người đọc dễ nhận ra; không dùng để tính.", "Nhà văn hóa thôn 3"),
            Blank("Ngày quét", 14, "date", NEEDED, DAY, "14/9/2021"),
            Blank("Số lượt quét", 14, "count", NEEDED, "Số nguyên. Ngày không có lượt nào thì không cần ghi.", "27"),
        ),
    ),
    "installs": (
        "TÌNH HÌNH CÀI ĐẶT ỨNG DỤNG",
        "Mỗi dòng: một xã, thị trấn, một ứng dụng, một ngày",
        (
            STT,
            Blank("Xã, thị trấn", 18, "commune", NEEDED, COMMUNE, "Thạch Lâm"),
            Blank("Ứng dụng", 20, "text", NEEDED, "Tên ứng dụng.", "Bluezone"),
            Blank("Tính đến ngày", 14, "date", NEEDED, DAY, "23/9/2021"),
            Blank("Dân số", 12, "count", WISHED, "Dân số của xã, thị trấn.", "5.900"),
            Blank("Số máy điện thoại thông minh", 18, "count", WISHED, "Mẫu số của độ phủ.", "2.750"),
            Blank("Số máy đã cài đặt", 16, "count", NEEDED, "Số máy đã cài ứng dụng, tính đến ngày ấy.", "770"),
        ),
    ),
}
GUIDE = (
    "Điền ở trang “Biểu mẫu”, từ dòng ngay dưới dòng tên cột. Không đổi tên cột.",
    "Thêm dòng tiêu đề, dòng cộng hay chữ ký cũng được: các dòng ấy được để riêng, không tính.",
    "Có thể gửi danh sách của một xã, của vài xã hoặc của cả huyện; khi tải lên sẽ chọn phạm vi.",
)
FORMATS = {"date": "dd/mm/yyyy", "count": "#,##0", "text": "@"}
EDGE = Border(*[Side(style="thin", color="999999")] * 4)


def template(dataset: str) -> bytes:
    """The form of one kind (`venues`, `scans`, `installs`) as an .xlsx file."""
    title, speaks, columns = FORMS[dataset]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu mẫu"
    sheet["A1"], sheet["A2"] = title, speaks
    sheet["A1"].font = Font(bold=True, size=13)
    sheet["A2"].font = Font(italic=True)
    for at, column in enumerate(columns, 1):
        put_head(sheet.cell(HEADER, at), column)
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        prepare(sheet, letter, column.kind)
    sheet.freeze_panes = sheet.cell(HEADER + 1, 1)
    for_paper(sheet, len(columns))
    list_choices(book, sheet, columns)
    explain(book, columns)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def for_paper(sheet: Any, width: int) -> None:
    """Printed across one page's width, the header on every page, with lines to write between."""
    sheet.page_setup.orientation = "landscape" if width > NARROW else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    for row in sheet.iter_rows(HEADER + 1, HEADER + LINED, 1, width):
        for cell in row:
            cell.border = EDGE


def put_head(head: Any, column: Blank) -> None:
    """A column's header; what to write there is a note on it, and a needed one is darker."""
    head.value = column.name
    head.font, head.border = Font(bold=True), EDGE
    head.fill = PatternFill("solid", fgColor="C9DBEF" if column.need == NEEDED else "E9EFF6")
    head.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    need = f"{column.need}. " if column.need else ""
    head.comment = Comment(f"{need}{column.help}\nVí dụ: {column.example}", "Biểu mẫu", width=280, height=110)


def explain(book: Any, columns: tuple[Blank, ...]) -> None:
    """A sheet beside the form that says what goes where, in words that no header has: reading sets it aside."""
    guide = book.create_sheet("Hướng dẫn", 1)
    guide["A1"] = "HƯỚNG DẪN ĐIỀN BIỂU MẪU"
    guide["A1"].font = Font(bold=True, size=13)
    for row, words in enumerate(GUIDE, 2):
        guide.cell(row, 1, f"{row - 1}. {words}")
    for at, column in enumerate(columns, 1):
        row = len(GUIDE) + 2 + at
        need = f" ({column.need.lower()})" if column.need else ""
        name = guide.cell(row, 1, f"Cột {get_column_letter(at)}: {column.name}{need}")
        name.font = Font(bold=bool(need))
        words = guide.cell(row, 2, f"{column.help} Ví dụ: {column.example}")
        name.alignment = words.alignment = Alignment(wrap_text=True, vertical="top")
    guide.column_dimensions["A"].width, guide.column_dimensions["B"].width = 44, 76


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


def list_choices(book: Any, sheet: Any, columns: tuple[Blank, ...]) -> None:
    """Drop-downs for commune and type, their words on a sheet of their own."""
    choices = {"commune": [commune.name for commune in communes()], "type": TYPES}
    words = book.create_sheet("Danh mục")
    words.sheet_state = "hidden"
    for at, (kind, listed) in enumerate(choices.items(), 1):
        for row, word in enumerate(listed, 1):
            words.cell(row, at, word)
        letter = get_column_letter(at)
        for place, column in enumerate(columns, 1):
            if column.kind == kind:
                source = f"'Danh mục'!${letter}$1:${letter}${len(listed)}"
                choice = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=kind == "commune")
                choice.add(f"{get_column_letter(place)}{HEADER + 1}:{get_column_letter(place)}{ROWS}")
                sheet.add_data_validation(choice)

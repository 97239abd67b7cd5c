"""One small made-up campaign that every layout tells of: venues, scans a day, installs. No person or phone is real."""

from dataclasses import dataclass
from datetime import date, timedelta

AS_OF = date(2021, 9, 21)
DAYS = tuple(date(2021, 9, 14) + timedelta(at) for at in range(8))
# Thành Tân, Thành Tâm and Thành An are one letter apart: what is read by likeness shows at once.
COMMUNES = {
    "15187": "Thị trấn Kim Tân",
    "15190": "Thị trấn Vân Du",
    "15196": "Xã Thạch Lâm",
    "15238": "Xã Thành Tân",
    "15247": "Xã Thành Tâm",
    "15250": "Xã Thành An",
}
# Names that look like totals, notes, numbers or communes and are none of these.
NAMES = (
    "Chợ {}",
    "Trường tiểu học {}",
    "Tổng công ty Sông Mã, chi nhánh {}",
    "Trạm y tế {}",
    "Cửa hàng Cộng Hòa 24h",
)
TYPES = ("Chợ", "Trường học", "Doanh nghiệp", "Cơ sở y tế", "Cửa hàng")
PEOPLE = ("Nguyễn Mẫu An", "Trần Mẫu Bình", "Lê Mẫu Chi", "Phạm Mẫu Dung", "Hoàng Mẫu Em")


@dataclass(frozen=True)
class Venue:
    code: str
    name: str
    commune: str
    address: str
    type: str
    registered_on: date
    representative: str
    phone: str

    @property
    def commune_name(self):
        return COMMUNES[self.commune]


@dataclass(frozen=True)
class Install:
    commune: str
    population: int
    smartphones: int
    installed: dict


def bare(full_name):
    """ "Xã Thạch Lâm" -> "Thạch Lâm"."""
    return full_name.removeprefix("Thị trấn ").removeprefix("Xã ")


def venues():
    found = []
    for at, (code, full_name) in enumerate(COMMUNES.items()):
        for nth, name in enumerate(NAMES):
            number = at * len(NAMES) + nth
            day = AS_OF - timedelta((number * 11) % 50)
            venue = Venue(
                f"QR{number + 1:03}",
                name.format(bare(full_name)),
                code,
                f"Thôn {nth + 1}",
                TYPES[nth],
                day,
                PEOPLE[nth],
                f"0900000{number + 1:03}",
            )
            found.append(venue)
    return tuple(found)


VENUES = venues()
VENUE = {venue.code: venue for venue in VENUES}


def scan_counts():
    """(code, day) -> scans; 0 is a day that was counted and had none, what is absent was not counted."""
    found = {}
    for at, venue in enumerate(VENUES):
        for nth, day in enumerate(DAYS):
            count = (at * 7 + nth * 3) % 5
            if at % 6 != 5 and (at + nth) % 9 != 8:
                found[venue.code, day] = count
    found[VENUES[0].code, DAYS[0]] = 1234
    found[VENUES[1].code, DAYS[-1]] = 11
    return found


SCANS = scan_counts()
INSTALLS = tuple(
    Install(
        commune,
        4100 + 1009 * at,
        2050 + 503 * at,
        {"bluezone": 640 + 211 * at, "smart-thanh-hoa": 301 + 97 * at},
    )
    for at, commune in enumerate(COMMUNES)
)
APPS = {"bluezone": "Bluezone", "smart-thanh-hoa": "Smart Thanh Hóa"}


def active_venues(since=DAYS[1]):
    """Venues with a scan in the seven days to the last."""
    return {code for (code, day), count in SCANS.items() if count and day >= since}

"""What a campaign is about: its home folder, its district, the apps it promotes. It holds no figure."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class App:
    """An app people are asked to install; `key` is its slug in files, URLs and JSON."""

    key: str
    name: str


@dataclass(frozen=True)
class Campaign:
    """One district's campaign and the folder where all of it is kept."""

    home: Path
    district_code: str = "391"
    district: str = "Thạch Thành"
    district_full: str = "huyện Thạch Thành"
    apps: tuple[App, ...] = (App("bluezone", "Bluezone"), App("smart-thanh-hoa", "Smart Thanh Hóa"))
    stale_after_days: int = 31

    def app_name(self, key: str) -> str:
        """The app's name as people write it; an app this campaign does not list keeps its key."""
        return next((app.name for app in self.apps if app.key == key), key)


def campaign_at(home: Path) -> Campaign:
    """The campaign kept in `home`, which need not exist yet."""
    return Campaign(home=Path(home))

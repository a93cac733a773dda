"""For whom and as of when a site is built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from briefings.records import Visibility
from briefings.values.clearance import Clearance
from briefings.values.dates import Moment

__all__ = ["Audience"]


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom and as of when a site is built.

    Attributes:
        clock: the moment as of which it is built, with its zone.
        clearance: the highest marking that its readers may see.
        drafts: whether drafts are shown; such a site is never published.
        future: whether content under embargo is shown; such a site is never published.
    """

    clock: datetime
    clearance: Clearance = Clearance.CLEAR
    drafts: bool = False
    future: bool = False

    @property
    def preview(self) -> str:
        """What a site for this audience shows that a published one does not, in words; empty where nothing."""
        beyond = {
            "drafts": self.drafts,
            "items under embargo": self.future,
            f"content marked up to TLP:{self.clearance.value}": self.clearance is not Clearance.CLEAR,
        }
        return ", ".join(what for what, shown in beyond.items() if shown)

    def waits_for(self, visibility: Visibility) -> datetime | None:
        """Return the moment at which a record's embargo ends; None where it is over, or there is none."""
        ends = Moment(visibility.publish_at).instant if visibility.publish_at else None
        return ends if ends and ends > self.clock else None

    def opens(self, visibility: Visibility, default: Clearance) -> datetime | None:
        """Return the moment at which an embargo ends and this audience sees the record; None where it will not."""
        moment = None if self.future else self.waits_for(visibility)
        return moment if moment and replace(self, clock=moment).sees(visibility, default) else None

    def closes(self, visibility: Visibility, default: Clearance) -> datetime | None:
        """Return the moment at which a record that this audience sees expires; None where there is none."""
        expires = Moment(visibility.expires_at).instant if visibility.expires_at else None
        return expires if expires and self.sees(visibility, default) else None

    def sees(self, visibility: Visibility, default: Clearance) -> bool:
        """Tell whether a record exists for this audience; `default` is the marking of those that carry none."""
        marking = Clearance(visibility.tlp) if visibility.tlp else default
        waiting = self.waits_for(visibility) is not None
        over = visibility.expires_at and Moment(visibility.expires_at).instant <= self.clock
        shown = (self.drafts or not visibility.draft) and (self.future or not waiting) and not over
        return bool(shown) and self.clearance.admits(marking)

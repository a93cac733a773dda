"""English words that rules know: what looks like a slip, and is none."""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "COMPOUNDS", "SMALL"]

_SMALL = """
a an the and but or nor so yet for of in on at by to from with as per via vs into onto over under after before about
above across against along among around behind below beneath beside between beyond despite down during except inside
like near off out outside past since through throughout toward towards until up upon within without than that if when
while because although though not is are was were be been it its their our your his her my how why what who which where
whether versus de la le du des van von der den und et y el al bin da di
"""
_COMPOUNDS = """
anderson andrews forbearing forbears forbidden forborne foreach forefather foreground forehand foreland foreman
foresight foretell forever forewarn forked forking forks formats formatter formatters forgather forgathers forgave
forgets forgetting forgive forgiven forgives forgiving forgoes forgoing forgone forgotten forlorn formation formations
formative formatted formatting formed forming forsaken forsakes forswear fortress fortune fortunes forward forwarded
forwarding forwards bylaws byline bylines bypass bypassed bypasses bypassing byproduct byproducts bystander bystanders
bywords offend offending offhand offload offset offshoot offshore offside offspring oftentimes theater theist theism
theorem theses themselves thence thereafter thereby therefore therefrom therein thereof thereto thereupon therewith
hereby heretofore hereof hereto herewith hitherto whereby wherefore wherefrom whereof whereto wherewith forthwith
therefor nearby standby passerby passersby layby waterproof fatherland motherland operand operands multiplicand viand
thousand understand misunderstand withstand demand command expand errand island farmland highland lowland mainland
homeland heartland grassland wasteland woodland wetland headland inland overland firebrand deodorand into onto unto
manifesto photo veto proto potato tomato crypto theming marchand monsanto mailto sizeof
"""
_ABBREVIATIONS = """
USA NATO GDP GNP CEO CFO CTO VAT NGO OECD IMF WTO UNESCO UNICEF OPEC BRICS ASEAN IAEA WHO FAO IPO SME
USD EUR GBP JPY CNY RMB CHF HKD AUD CAD INR RUB
PDF CSV HTML XML JSON URL FAQ GPS DNA RNA LED USB CPU GPU RAM SQL API DVD CCTV ISO IEC DIN BBC CNN
COVID AIDS HIV NASA FBI CIA NSA TLP CLEAR GREEN AMBER RED STRICT UTC GMT CET EST PST
NEW THE AND FOR NOT ALL JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN
"""
SMALL = frozenset(_SMALL.split())
"""Words that stand in lower case in a heading whose words have capitals; some of names in other languages too."""
COMPOUNDS = frozenset(_COMPOUNDS.split())
"""Words that are made of another and a short one by rights."""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Abbreviations that every reader knows, and words that stand in capitals."""

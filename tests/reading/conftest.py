"""What the tests of reading share: invented reports, and a way to see a report's parts."""

from __future__ import annotations

import pytest

FRONT = """Freedonia Recalls Envoy From Sylvania in Row Over Dam

The two neighbours have not exchanged a civil word since spring.
Freedonia Recalls Envoy From Sylvania in Row Over Dam
Foreign Minister Anna Berg (L) and her colleague Ivo Marek meet in Klop on May 2, 2021. (Jane Roe/Works via Reuters)
Jane Doe
05/13/2021
Updated:
05/14/2021
0:00

Freedonia recalled its ambassador from Sylvania on Thursday, saying that its patience was at an end.

Sylvania's government said that it regretted the step.

‘A Long Quarrel’

The two countries share a river and little else.
Workers stand on the unfinished dam at Klop on April 1, 2021. (John Roe/AFP via Getty Images)
Workers stand on the unfinished dam at Klop on April 1, 2021. (John Roe/AFP via Getty Images)

A third round of talks has been called off.

Reuters contributed to this report.
"""


@pytest.fixture
def front() -> str:
    return FRONT

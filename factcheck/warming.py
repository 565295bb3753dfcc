"""An article that has everything loaded that an article may need: what is loaded before a process is copied is shared by its copies."""

from typing import Final

WARMING: Final = """Profit at mill rises 20% to £60m

LONDON, June 3, 2019 - Profit rose 20% to £60m from £50m in the year to June 2019, Harrow Mill said on Monday, 3 June 2019. A third of its 1,240 \
workers, or 413, work at night; 310 (25%) are women, and the remaining 930 men. It was founded in 1950, 69 years ago.

“We sold 17 looms, 10 miles (16km) from here,” said Ada Marr, 42, who was born in 1977. Output fell by 2.5 percentage points, \
from 12.5% to 10%, to between 300 and 400 tonnes, about $1.30 a kilogram.

Two people were killed and at least five injured on 5 May; in all, seven people were hurt. The motion was carried by 52 votes \
to 45, a majority of seven. Sales were the highest since 2009, up from £45.5m, twice as many as in 2012.

The mill makes three things: rope, nets and sails. Of 1,000 people asked, 46% said yes, 41% said no and 13% did not know.

A poll of 1,000 people has a margin of error of 3 points. The effect was significant (t(38) = 2.10, p = .042), and 12% \
(95% CI 10% to 14%) were cured. On Monday 3 June the town of 12,400 people had 14mm of rain, 3 hectares of 0.5 acres flooded at 30mph.

Profits at the mill rose by a fifth to £60m, and more than two million people bought its rope at £12 each last year.
"""

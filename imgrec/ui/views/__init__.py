"""Arrays -> the views that lessons are built from, in the colours of the page's theme.

parts     sliders, cells, sheets, bars: what every view is made of
charts    figures, drawn once for the same numbers
pixels, sums, limits, masks, classes    what the lessons show, each by its name
"""

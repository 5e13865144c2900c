"""Arrays -> the views that lessons are built from, in the colours of the page's theme.

parts     sliders, cells, sheets: what every view is made of
sums      a sum written out: windows, products, bias, result
"""

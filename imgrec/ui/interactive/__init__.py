"""One module a widget: network and trace -> the arrays and options that its view is fed with."""

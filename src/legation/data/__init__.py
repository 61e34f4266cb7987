"""Tables that ship with the package, each with its source and dates beside it, and the readers of them."""

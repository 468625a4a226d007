"""The yardsticks: the least that could do the same work. They are kept honest and fast, and nothing uses them."""

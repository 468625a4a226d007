"""The regions beside the S.42 pathway: each module is a little chart of its own, open at any state of the big one."""

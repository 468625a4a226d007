"""How fast Caseclock is: each figure beside a bare program's, in one run on the same servers, rounds interleaved."""

"""What one row of this state chart is: the kernel's, which the regions beside the chart are written in as well."""

from domain.kernel.chart import Deciding, Folding, Row, simply

__all__ = ["Deciding", "Folding", "Row", "simply"]

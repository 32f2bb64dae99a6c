"""What stock and orders have to be after anything. Where goods are taken from is the product's choice: its rows are taken over."""

from collections import Counter
from dataclasses import dataclass


@dataclass(eq=False)
class Order:
    lines: list  # [units of each item in one unit, told by the channel, ordered, cancelled]
    paid: bool = True
    held = gone = routed = False

    def want(self):
        units = [Counter({item: n * (line[2] - line[3]) for item, n in line[0].items()}) for line in self.lines]
        return Counter() if self.gone else sum(units, Counter())

    def state(self):
        if not self.want():
            return "cancelled"
        return (
            "awaiting_payment" if not self.paid else "on_hold" if self.held else "released" if self.routed else "ready"
        )


class Model:
    def __init__(self):
        self.on_hand, self.orders = Counter(), {}
        self.rows = []  # [order, item, place, units, since]; the place "?": promised, not known where; "": short

    def free(self, item):
        there = sum(n for (what, _), n in self.on_hand.items() if what == item)
        return there - sum(row[3] for row in self.rows if row[1] == item and row[2])

    def cut(self, rows, surplus):  # takes units off these rows in their order; returns what each lost, as a short row
        lost = []
        for row in rows:
            got = max(0, min(row[3], surplus))
            row[3], surplus, lost = row[3] - got, surplus - got, [*lost, [*row[:2], "", got, row[4]]]
        self.rows = [row for row in self.rows if row[3]]
        return [row for row in lost if row[3]]

    def follow(self, name, now):  # the order is new, changed, paid or cancelled: its promises become what it wants
        want = self.orders[name].want()
        for item in {row[1] for row in self.rows if row[0] == name} | set(want):
            mine = sorted((r for r in self.rows[::-1] if r[:2] == [name, item]), key=lambda r: (r[2] != "", -r[4]))
            missing = want[item] - sum(row[3] for row in mine)
            self.cut(mine, -missing)
            self.rows += [[name, item, "", missing, now]] if missing > 0 else []

    def lose(self, item, place):  # fewer units than promises: the youngest become short, and their orders start anew
        there = sorted((r for r in self.rows if r[1:3] == [item, place]), key=lambda r: -r[4])
        for row in self.cut(there, sum(r[3] for r in there) - self.on_hand[item, place]):
            self.rows, self.orders[row[0]].routed = [*self.rows, row], False

    def settle(self):  # who has waited longest is served first; who has everything and may go, goes
        for row in sorted((r for r in self.rows if r[2] == ""), key=lambda r: r[4]):
            got = sum(lost[3] for lost in self.cut([row], self.free(row[1])))
            self.rows += [[*row[:2], "?", got, row[4]]] if got else []
        for name, order in self.orders.items():
            order.routed |= order.state() == "ready" and not any(r[2] == "" for r in self.rows if r[0] == name)

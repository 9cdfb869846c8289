"""Read the pixels of a screenshot: 8-bit PNG, not interlaced, as browsers write it."""

import struct
import zlib
from collections import Counter


class Picture:
    def __init__(self, png):
        self.width, self.height, depth, kind = struct.unpack(">IIBB", png[16:26])
        assert depth == 8 and kind in (2, 6)
        self.size = 3 if kind == 2 else 4
        self.rows = list(unfiltered(zlib.decompress(b"".join(chunks(png))), self.width * self.size, self.size))

    def at(self, x, y):
        return tuple(self.rows[y][x * self.size : x * self.size + 3])

    def around(self, x, y, reach):
        return [self.at(i, j) for i in range(x - reach, x + reach + 1) for j in range(y - reach, y + reach + 1)]

    def middle(self, reach):
        return self.around(self.width // 2, self.height // 2, reach)

    def colours(self):
        return Counter(self.at(x, y) for y in range(0, self.height, 2) for x in range(0, self.width, 2))


def chunks(png):
    place = 8
    while place < len(png):
        (length,), kind = struct.unpack(">I", png[place : place + 4]), png[place + 4 : place + 8]
        if kind == b"IDAT":
            yield png[place + 8 : place + 8 + length]
        place += length + 12


def unfiltered(data, width, size):
    before = bytearray(width)
    for start in range(0, len(data), width + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + width])
        for i in range(width):
            left, up, corner = row[i - size] if i >= size else 0, before[i], before[i - size] if i >= size else 0
            row[i] = (row[i] + (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]) & 255
        before = row
        yield row


def paeth(left, up, corner):
    near = left + up - corner
    return min((left, up, corner), key=lambda value: abs(near - value))

"""Halls of a town: church, court, cell, police station, library, theatre, throne room, gym.

Enters: a seeded generator. Leaves: a `Draught`. Furniture keeps to the back and sides; the front
(+z) is where cameras mostly stand.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_house import ceiling_lamps, open_pair

OFFICE_CHAIR = (0.62, 1.0, 0.62)
PEW = (2.6, 0.95, 0.62)


def church(rng: random.Random) -> Draught:
    """A nave seen towards the altar: pews on both sides of the aisle, stained glass behind."""
    d = Draught("church", rng, -4.6, 4.6, -5.2, 4.4, 5.2, centre=(0.0, -1.6))
    altar = d.put("altar", 0.0, -3.9, (1.9, 1.0, 0.8))
    d.at_thing(altar, ("altar",), 0.6)
    d.spot("altar", 0.0, -4.75, 0.0, ("altar", "behind"))
    for x in (-2.6, 0.0, 2.6):
        tall = 3.4 if x == 0.0 else 2.8
        d.hang("stained_window", "back", x, (1.1, tall, 0.14), 1.3)
    for side in (-1, 1):
        for z in (0.0, 1.6, 3.2):
            name = d.put("pew", side * 2.35, z, PEW, 180.0, opaque=False)
            for x in (-0.75, 0.0, 0.75):
                d.spot("pew", side * 2.35 + x, z, 180.0, ("pew", "seat"), Posture.SIT, name, 0.47)
        d.put("column", side * 3.9, -2.0, (0.6, 5.2, 0.6))
        d.window("left" if side < 0 else "right", 0.8, 1.3, 2.4, 1.5, mark=0.0)
        d.window("left" if side < 0 else "right", -3.6, 1.1, 2.4, 1.5, mark=0.0)
    d.put("plant", -1.8, -4.6, (0.6, 1.2, 0.6))
    d.put("plant", 1.8, -4.6, (0.6, 1.2, 0.6))
    d.rug(0.0, 0.4, 1.2, 7.0)
    d.door("front", 0.0)
    for x in (-2.4, 2.4):
        d.pendant(x, -0.6, 3.0, 1.0)
    d.lamp(0.0, 1.7, -3.9, 1.0)
    open_pair(d, 0.0, -1.9, 0.7)
    return d


def courtroom(rng: random.Random) -> Draught:
    """The judge's bench at the back, witness stand, two tables, the public's benches."""
    d = Draught("courtroom", rng, -4.6, 4.6, -4.2, 4.2, 3.6, centre=(0.0, -0.9))
    d.put("judges_bench", 0.0, -2.7, (2.8, 1.25, 0.9))
    d.chair(0.0, -3.6, 0.0, "office_chair", OFFICE_CHAIR, 0.5, ("judge", "seat", "behind"))
    d.put("judges_bench", 2.75, -2.3, (1.2, 0.95, 0.8), -20.0)
    d.chair(2.95, -3.05, -10.0, tags=("witness", "stand", "seat"))
    for x in (-2.0, 2.0):
        d.put("table", x, 0.5, (1.8, 0.76, 0.8))
        for side in (-0.45, 0.45):
            d.chair(x + side, 1.25, 180.0, tags=("table", "seat"))
    for x in (-2.4, 2.4):
        name = d.put("pew", x, 3.1, PEW, 180.0, opaque=False)
        for place in (-0.75, 0.0, 0.75):
            d.spot("pew", x + place, 3.1, 180.0, ("bench", "seat"), Posture.SIT, name, 0.47)
    for z in (-2.2, -1.3):
        row = d.put("pew", -3.9, z, (0.9, 0.95, 0.6), 90.0, opaque=False)
        d.spot("jury", -3.9, z, 90.0, ("jury", "seat"), Posture.SIT, row, 0.47)
    d.hang("map", "back", -2.9, (1.2, 0.9, 0.02), 1.6)
    d.hang("clock", "back", 0.0, (0.5, 0.5, 0.04), 2.6)
    for x in (-1.5, 1.5):
        d.hang("picture", "back", x, (0.8, 1.0, 0.03), 1.9)
    for z in (-1.0, 1.6):
        d.window("left", z, 1.4, 1.9, 1.2, mark=0.0)
    d.door("right", 1.9)
    d.hang("picture", "right", -1.0, (1.0, 0.8, 0.03), 1.6)
    d.hang("notice_board", "front", 0.0, (1.6, 0.9, 0.03), 1.4)
    ceiling_lamps(d, ((-2.0, -0.8), (2.0, -0.8), (0.0, 1.8)), 0.8)
    open_pair(d, 0.0, -1.0, 0.8)
    return d


def prison_cell(rng: random.Random) -> Draught:
    """A cell: bunk, basin and toilet, a high window, bars across one side."""
    d = Draught("prison_cell", rng, -2.3, 2.3, -2.2, 2.8, 2.7, centre=(0.2, 0.7))
    cot = d.put("bunk", -1.75, -0.85, (0.95, 1.85, 2.1))
    d.spot("bunk", -1.5, -0.4, 90.0, ("bed", "seat"), Posture.SIT, cot, 0.56)
    d.spot("bunk", -1.5, -1.2, 90.0, ("bed", "seat"), Posture.SIT, cot, 0.56)
    d.spot("pillow", -1.75, -1.4, 0.0, ("bed",), Posture.LIE, cot, 0.58)
    d.window("back", 0.2, 0.8, 0.6, 1.75, mark=0.0)
    d.hang("bars", "back", 0.2, (0.8, 0.62, 0.1), 1.74)
    d.put("toilet", 1.85, -1.75, (0.5, 0.85, 0.66), 0.0)
    d.against("sink", "right", -0.6, (0.6, 0.85, 0.45))
    d.hang("mirror", "right", -0.6, (0.4, 0.5, 0.03), 1.3)
    d.put("bars", 1.15, 1.35, (2.2, 2.65, 0.1), -90.0, opaque=False, solid=False)
    d.put("crate", 0.7, -1.9, (0.5, 0.45, 0.45))
    d.chair(-0.1, -1.6, 0.0, "stool", (0.4, 0.5, 0.4), 0.48, ("seat",))
    d.hang("poster", "left", 0.9, (0.5, 0.7, 0.01), 1.3)
    d.hang("poster", "back", -1.1, (0.45, 0.6, 0.01), 1.3)
    d.door("right", 1.3)
    d.hang("exit_sign", "right", 1.3, (0.4, 0.18, 0.05), 2.3)
    d.hang("notice_board", "front", 0.0, (0.8, 0.6, 0.03), 1.3)
    ceiling_lamps(d, ((0.0, 0.2), (0.4, 1.8)), 0.7)
    open_pair(d, 0.0, 0.7, 0.65)
    return d


def police_station(rng: random.Random) -> Draught:
    """A squad room: desks, a cell behind bars in the corner, a board with faces."""
    d = Draught("police_station", rng, -4.0, 4.0, -3.2, 3.6, 2.9, centre=(0.4, 1.4))
    for x in (-0.6, 2.3):
        d.put("big_desk", x, -0.5, (1.6, 0.76, 0.8))
        d.chair(x, -1.3, 0.0, "office_chair", OFFICE_CHAIR, 0.5, ("desk", "seat"))
        d.chair(x - 0.3, 0.4, 172.0, tags=("desk", "seat"))
    d.put("bars", -2.98, -0.75, (1.95, 2.85, 0.1), 0.0, opaque=False)
    d.put("bars", -1.9, -2.02, (2.3, 2.85, 0.1), 90.0, opaque=False)
    d.put("bunk", -3.4, -2.0, (0.8, 0.9, 1.9), 0.0)
    d.hang("notice_board", "back", 0.2, (1.8, 1.1, 0.03), 1.15)
    d.hang("map", "back", 2.2, (1.3, 1.0, 0.02), 1.25)
    d.against("filing_cabinet", "back", 3.6, (0.5, 1.3, 0.5))
    d.against("filing_cabinet", "back", 3.05, (0.5, 1.3, 0.5))
    d.spot("board", 0.2, -2.55, 180.0, ("board",))
    d.window("right", -1.0, 1.8, 1.35, 0.95, mark=0.0)
    d.door("right", 1.7, kind="glass_door")
    d.against("lockers", "left", 1.4, (1.8, 1.9, 0.42))
    d.put("water_cooler", -3.7, 0.0, (0.36, 1.3, 0.36), 90.0)
    d.hang("clock", "back", -1.3, (0.4, 0.4, 0.04), 2.1)
    d.hang("exit_sign", "right", 1.7, (0.4, 0.18, 0.05), 2.3)
    d.hang("poster", "front", -1.5, (0.7, 0.9, 0.01), 1.2)
    d.hang("notice_board", "front", 1.2, (1.4, 0.9, 0.03), 1.2)
    d.put("plant", 3.6, 3.15, (0.5, 1.2, 0.5))
    ceiling_lamps(d, ((-2.6, 0.6), (0.0, 0.3), (2.4, 0.3)), 0.8)
    open_pair(d, 0.4, 1.8)
    return d


def library(rng: random.Random) -> Draught:
    """Walls of books, two reading tables with lamps, a globe."""
    d = Draught("library", rng, -4.2, 4.2, -3.2, 3.7, 3.4, centre=(0.0, 1.9))
    for x in (-3.3, -1.95, 1.95, 3.3):
        d.at_thing(d.against("bookcase", "back", x, (1.3, 2.7, 0.38)), ("shelf", "bookcase"))
    d.window("back", 0.0, 2.0, 1.9, 0.9, mark=0.0)
    for z in (-1.2, 0.2):
        d.against("bookcase", "left", z, (1.35, 2.7, 0.38))
        d.against("bookcase", "right", z, (1.35, 2.7, 0.38))
    for x in (-1.5, 1.5):
        d.put("table", x, 0.1, (1.7, 0.75, 0.9))
        for side in (-0.4, 0.4):
            d.chair(x + side, -0.62, 0.0, tags=("table", "seat"))
        d.chair(x, 0.85, 180.0, tags=("table", "seat"))
        d.pendant(x, 0.1, 1.95, 0.8)
    d.put("globe", 0.0, -1.3, (0.55, 1.2, 0.55))
    d.put("floor_lamp", -3.7, 2.0, (0.45, 1.7, 0.45))
    d.lamp(-3.7, 1.5, 2.0, 0.7)
    d.chair(-3.3, 2.9, 120.0, "armchair", (0.86, 0.9, 0.86), 0.43, ("seat",))
    d.door("right", 2.0)
    d.against("bookcase", "front", -1.6, (1.5, 2.2, 0.36))
    d.against("bookcase", "front", 1.4, (1.5, 2.2, 0.36))
    d.put("plant", 3.8, 3.2, (0.55, 1.3, 0.55))
    open_pair(d, 0.0, 2.1)
    return d


def theatre(rng: random.Random) -> Draught:
    """A stage between red curtains, seen over rows of seats."""
    d = Draught("theatre", rng, -5.2, 5.2, -4.4, 5.0, 4.8, centre=(0.0, -1.2))
    d.put("dais", 0.0, -2.2, (8.4, 0.06, 3.6), solid=False)
    d.hang("stage_curtain", "back", 0.0, (9.6, 4.4, 0.3), 0.0)
    for x in (-4.6, 4.6):
        d.put("stage_curtain", x, -1.2, (0.9, 4.4, 0.3), solid=True)
    for z in (1.5, 2.7, 3.9):
        for x in (-2.2, 2.2):
            row = d.put("seat_row", x, z, (3.1, 1.05, 0.62), 180.0, opaque=False, colour="#9c3a40")
            for place in (-0.95, 0.0, 0.95):
                d.spot("seat", x + place, z, 180.0, ("seat", "audience"), Posture.SIT, row, 0.48)
    d.put("piano", 3.0, -3.0, (1.5, 1.15, 0.6), -25.0)
    d.put("crate", -3.1, -3.0, (0.8, 0.6, 0.7))
    d.spot("stage", 0.0, -2.6, 0.0, ("stage",))
    d.chair(-2.2, -2.8, 20.0, tags=("seat", "stage"))
    d.window("left", 2.6, 1.0, 1.4, 2.4, mark=0.0)
    d.window("right", 0.6, 1.0, 1.4, 2.4, mark=0.0)
    d.door("right", 4.2)
    d.door("left", -3.4)
    for x in (-2.6, 0.0, 2.6):
        d.lamp(x, 4.2, -0.6, 1.3)
    ceiling_lamps(d, ((-2.4, 2.6), (2.4, 2.6)), 0.6)
    open_pair(d, 0.0, -1.4)
    return d


def throne_room(rng: random.Random) -> Draught:
    """A castle's hall: the throne on its step, columns, banners, long windows."""
    d = Draught("throne_room", rng, -5.0, 5.0, -4.6, 4.8, 5.2, centre=(0.0, 0.2))
    d.put("dais", 0.0, -3.6, (3.6, 0.06, 1.9), solid=False, colour="#b8ae9c")
    d.chair(0.0, -3.7, 0.0, "throne", (1.1, 2.1, 0.9), 0.52, ("throne", "seat"))
    for x in (-1.2, 1.2):
        d.chair(x, -3.5, 0.0, tags=("seat",))
    d.rug(0.0, 0.6, 1.5, 7.2)
    for x in (-3.4, 3.4):
        for z in (-3.4, -0.6, 2.2):
            d.put("column", x, z, (0.8, 5.2, 0.8))
    for x in (-2.1, 2.1):
        d.hang("stained_window", "back", x, (1.1, 2.9, 0.14), 1.5)
    d.hang("stage_curtain", "back", 0.0, (2.4, 4.9, 0.24), 0.2)
    for z in (-2.0, 0.8, 3.4):
        d.window("left", z, 1.0, 2.6, 1.5, mark=0.0)
        d.window("right", z, 1.0, 2.6, 1.5, mark=0.0)
    for x in (-4.4, 4.4):
        d.put("floor_lamp", x, -4.1, (0.5, 1.9, 0.5))
        d.lamp(x, 1.7, -4.1, 0.9)
    d.door("front", 0.0)
    d.hang("picture", "front", -2.6, (1.4, 1.0, 0.03), 1.8)
    d.hang("picture", "front", 2.6, (1.4, 1.0, 0.03), 1.8)
    for x in (-1.8, 1.8):
        d.pendant(x, -0.6, 3.0, 1.1)
    open_pair(d, 0.0, 0.2)
    return d


def gym(rng: random.Random) -> Draught:
    """A sports hall: hoop, bags, benches, lockers, high windows."""
    d = Draught("gym", rng, -5.0, 5.0, -3.8, 4.6, 4.6, centre=(0.0, 0.4))
    d.hang("hoop", "back", 0.0, (1.8, 1.2, 0.3), 1.9)
    for x in (-3.4, 3.4):
        d.window("back", x, 1.8, 1.1, 2.7, mark=0.0)
    d.window("left", 1.5, 2.2, 1.1, 2.7, mark=0.0)
    for x in (-3.4, -2.4):
        d.put("punch_bag", x, -1.9, (0.46, 2.6, 0.46), base=0.0)
    for x in (-1.5, 1.6):
        row = d.against("bench", "back", x, (1.7, 0.85, 0.55))
        for place in (-0.4, 0.4):
            d.spot("bench", x + place, -3.45, 0.0, ("seat", "bench"), Posture.SIT, row, 0.46)
    d.against("lockers", "right", -2.0, (2.4, 1.9, 0.42))
    d.rug(3.0, -0.2, 2.4, 1.6)
    d.put("stand", -4.2, 2.4, (3.4, 1.3, 1.4), 90.0, opaque=False)
    d.put("crate", 3.6, -3.3, (0.9, 0.55, 0.6))
    d.door("right", 1.6, kind="glass_door")
    d.hang("clock", "back", -1.9, (0.5, 0.5, 0.04), 3.6)
    d.hang("whiteboard", "right", 0.2, (1.4, 0.9, 0.04), 1.1)
    d.hang("exit_sign", "right", 1.6, (0.5, 0.2, 0.05), 2.4)
    d.hang("poster", "front", -2.0, (0.8, 1.0, 0.01), 1.4)
    d.hang("poster", "front", 2.0, (0.8, 1.0, 0.01), 1.4)
    ceiling_lamps(d, ((-2.4, -1.0), (2.4, -1.0), (-2.4, 2.2), (2.4, 2.2)), 0.9)
    open_pair(d, 0.0, 0.6)
    return d

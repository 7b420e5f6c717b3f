"""The acts that a note may ask for, and the roles that its words may have.

Enters: nothing; names only. Leaves: `ACTS` and `ROLES`, in the order of the model's outputs.
"""

_ACTS = """
size.closer size.wider size.ECU size.CU size.MCU size.MS size.MWS size.WS size.EWS
angle.low angle.high angle.overhead angle.eye angle.lower angle.higher
lens.longer lens.wider lens.set side.other
kind.single kind.two_shot kind.group kind.ots kind.reaction kind.insert kind.pov kind.master
subject.add subject.only subject.instead
move.push_in move.pull_out move.pan move.tilt move.track move.handheld move.static
move.slower move.faster move.smoother
cut.cut cut.dissolve cut.fade_in cut.fade_out cut.longer cut.shorter
length.longer length.shorter length.set length.half length.double
hold.start hold.end trim.start trim.end pace.faster pace.slower
split merge drop drop.scene
insert.insert insert.reaction insert.establishing insert.single insert.two_shot insert.master
order.before order.after order.swap
block.at block.sit block.stand block.lie block.crouch block.facing
look.at look.camera look.away look.down
act.happy act.sad act.angry act.afraid act.surprised act.disgusted act.tender act.wry
act.urgent act.neutral act.more act.less act.faster act.slower
act.whisper act.shout act.normal_voice act.pause act.gesture
dress undress hair carry.take carry.drop
time.set weather.set weather.clear furnish.add furnish.remove
style.warmer style.cooler style.brighter style.darker style.contrast_up style.contrast_down
style.colour_up style.colour_down style.bw style.sepia style.grain style.lines_up style.lines_down
style.toon style.flat style.sketch
voice.higher voice.lower voice.faster voice.slower voice.louder voice.quieter voice.kind
sound.up sound.down sound.mute sound.unmute
music.add music.remove music.mood music.start music.end music.fade
mark.lock mark.unlock mark.approve mark.unapprove revert undo redo
none
"""
ACTS: tuple[str, ...] = tuple(_ACTS.split())
ROLES: tuple[str, ...] = (
    "shot", "other_shot", "scene", "who", "other", "thing", "place", "line", "amount", "what",
)  # fmt: skip
TAGS: tuple[str, ...] = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))

"""Words for things: what a hand can hold, parts of the body, measures of stuff.

Enters: nothing. Leaves: word lists that tell a prop from a place and a thing from a gesture. Typed
for Storyreel.
"""

from screenplay.vocabulary import vocabulary

HANDHELD = vocabulary(
    """
    apple axe badge bag bags ball balloon banknote basket baton beer beers bell bill bills
    binoculars blanket bone book books bottle bouquet bowl box boxes bread briefcase broom
    bucket cake camera candle cane card cards case cash cat cell cellphone champagne cigar
    cigarette clipboard cloth club coat coffee coin coins comb cookie cream cup cups dagger
    diary dish document donut drill drink drinks drumstick egg envelope eraser evidence fan file
    files flag flashlight flask flower flowers folder food fork gift glass glasses glove gloves
    grenade groceries gun guitar hammer handbag handkerchief hat headset helmet ice ipad jacket
    jar journal jug key keys knife ladle lamp lantern laptop ledger letter letters lighter
    lipstick luggage magazine map mask match matches medal menu microphone milk money mug mail
    napkin needle newspaper newspapers note notebook orange package pad paint painting pan
    pancake pancakes paper papers parcel passport pen pencil phone photo photograph photos
    picture pie pill pills pillow pipe pistol pizza plate plates popcorn pot pouch present purse
    rag razor receipt receiver remote revolver rifle ring rock rod roll rope rose roses sack
    sacks salt sandwich sandwiches saw scarf scissors screwdriver scroll sheet shell shield
    shirt shoe shoes shotgun shovel sign soda soup spear spoon stick stone suitcase suitcases
    sunglasses sword syringe tablet tea teapot telephone telescope ticket tickets tissue toast
    tool toolbox torch towel towels toy tray trophy tweezer tweezers umbrella vase violin
    walkie-talkie wallet wand watch water weapon whip whiskey whistle wine wrench
    """
)
BODY = vocabulary(
    """
    head heads face faces eye eyes hand hands arm arms leg legs foot feet back shoulder
    shoulders cheek cheeks chin hair neck knee knees lap lips mouth forehead chest wrist finger
    fingers ear ears nose tie collar sleeve gaze stomach side elbow temple temples brow eyebrow
    eyebrows
    """
)
STUFF_OF = vocabulary(
    """
    sheet piece slice pair bit stack pile handful bunch sliver set pinch scrap wad chunk bundle
    lot number kind sort couple series
    """
)
"""A SHEET OF PAPER is paper; a cup of tea stays a cup."""

NEVER_MEANT = vocabulary(
    """
    light way moment beat time look glance step seat silence voice smile breath nothing
    something day night sun air edge first second last half rest end part hold course line lines
    joke words word shot scene music rain wind smoke story truth name anger joy pause thing
    things point other one
    """
)
"""What IT hardly ever means."""

CALLING = vocabulary(
    """
    phone telephone cellphone cell receiver mobile handset
    """
)

"""Words for things: what a hand can hold, parts of the body, measures of stuff.

Enters: nothing. Leaves: word lists that tell a prop from a place and a thing from a gesture. Typed
for Storyreel.
"""

from screenplay.words.vocabulary import vocabulary

HANDHELD = vocabulary(
    """
    apple axe badge bag bags ball balloon banknote basket baton beer beers bell bill bills
    binoculars blanket bone book books bottle bouquet bowl box boxes bread briefcase broom bucket
    cake camera candle cane card cards case cash cat cell cellphone champagne cigar cigarette
    clipboard cloth club coat coffee coin coins comb cookie cream cup cups dagger diary dish
    document donut drill drink drinks drumstick egg envelope eraser evidence fan file files flag
    flashlight flask flower flowers folder food fork gift glass glasses glove gloves grenade
    groceries gun guitar hammer handbag handkerchief hat headset helmet ice ipad jacket jar journal
    jug key keys knife ladle lamp lantern laptop ledger letter letters lighter lipstick luggage
    magazine map mask match matches medal menu microphone milk money mug mail napkin needle
    newspaper newspapers note notebook orange package pad paint painting pan pancake pancakes paper
    papers parcel passport pen pencil phone photo photograph photos picture pie pill pills pillow
    pipe pistol pizza plate plates popcorn pot pouch present purse rag razor receipt receiver remote
    revolver rifle ring rock rod roll rope rose roses sack sacks salt sandwich sandwiches saw scarf
    scissors screwdriver scroll sheet shell shield shirt shoe shoes shotgun shovel sign soda soup
    spear spoon stick stone suitcase suitcases sunglasses sword syringe tablet tea teapot telephone
    telescope ticket tickets tissue toast tool toolbox torch towel towels toy tray trophy tweezer
    tweezers umbrella vase violin walkie-talkie wallet wand watch water weapon whip whiskey whistle
    wine wrench
    """
)
BODY = vocabulary(
    """
    head heads face faces eye eyes hand hands arm arms leg legs foot feet back shoulder shoulders
    cheek cheeks chin hair neck knee knees lap lips mouth forehead chest wrist finger fingers ear
    ears nose tie collar sleeve gaze stomach side elbow temple temples brow eyebrow eyebrows
    """
)
STUFF_OF = vocabulary(
    """
    rest most half remains front worst
    fistful armful mouthful spoonful bagful clump wisp lock length
    sheet piece slice pair bit stack pile handful bunch sliver set pinch scrap wad chunk bundle lot
    number kind sort couple series
    """
)
"""A SHEET OF PAPER is paper; a cup of tea stays a cup."""

NEVER_MEANT = vocabulary(
    """
    light way moment beat time look glance step seat silence voice smile breath nothing something
    gust breeze draught draft
    day night sun air edge first second last half rest end part hold course line lines joke words
    word shot scene music rain wind smoke story truth name anger joy pause thing things point other
    one
    """
)
"""What IT hardly ever means."""

IN_ARMS = frozenset(("baby", "babies", "infant", "newborn", "toddler"))  # people who are held
NEVER_HELD = vocabulary(
    """
    air corner much ready various earlier later couple move front knowledge harmony respects inches
    stations garden plan spot middle edge centre center top bottom inside outside height others
    aside aloud small go hunger glow ground charges spotlight square room compartment handbrake
    better worse best worst tight wet level own little weight place number point blast fistful toe
    light thumb palm ear wrist forearm mare horse stallion
    """
)
"""What hands are never full of, although a sentence may have it as an object."""

CALLING = vocabulary(
    """
    phone telephone cellphone cell receiver mobile handset
    """
)

ING_NOUNS = vocabulary(
    """
    magnifying wedding dining parking living sleeping swimming shopping reading driving
    washing frying building ring string king evening morning thing ceiling painting drawing
    clothing wing earring boxing fishing meeting landing clearing railing awning
    dressing     """
)
"""Words in -ing that are nouns, or stand before one."""

ANIMALS = vocabulary(
    """
    dog dogs cat cats horse horses hound hounds beast creature puppy kitten bird birds bear wolf
    wolves lion tiger fox rat mouse monkey ape goat sheep cow cows bull pig pigs hen chicken
    chickens duck ducks goose geese owl crow raven eagle hawk pigeon pigeons seagull gull parrot
    snake shark whale dolphin donkey mule pony deer stag rabbit elephant bees dragon spider newborn
    """
)
"""Animals that may act, and a newborn: IT may mean them."""

ADJECTIVES = vocabulary(
    """
    big small large little tiny huge great good bad new old young long short high low tall deep wide
    narrow thick thin fat slim heavy light dark bright pale black white red green blue yellow brown
    grey gray orange purple pink golden silver blond blonde hot cold warm cool wet dry clean hard
    soft rough smooth sharp dull flat round square full empty open free loud quiet silent slow fast
    quick sudden rare strange odd weird same different other next last first second third final main
    own only single double whole entire half real true false wrong right left nice kind sweet sad
    glad proud brave calm drunk sober sick ill dead alive blind deaf rich poor cheap dear fine fresh
    raw ripe rotten stale wild tame strong weak tight loose firm steady stern grim stiff limp lame
    bare naked plain fancy modern ancient antique wooden metal plastic steel iron glass paper
    leather woollen woolen cotton silk stone brick front rear back top bottom upper lower inner
    outer far near distant close opposite adjacent local foreign french english german american
    russian chinese japanese british more most few several many such certain similar various extra
    spare private public secret special common usual familiar gorgeous handsome beautiful ugly cute
    grand major minor formal casual elegant simple brief massive giant enormous mighty immense
    fierce savage gentle tender frail elderly teenage middle-aged bald ginger perfect absolute total
    complete sleek crisp blank vacant hollow solid liquid bitter sour smart dumb clever wise mad
    crazy insane frantic desperate manic lone dirty muddy dusty sandy rocky grassy snowy icy rainy
    stormy windy sunny cloudy foggy misty hazy shady shadowy gloomy dingy shabby scruffy messy
    untidy tidy sticky greasy oily bloody sweaty sleepy dreamy weary lazy busy noisy happy angry
    hungry thirsty greedy guilty lonely lovely lively friendly pretty tasty smoky rusty leafy hairy
    skinny bony chubby stocky burly lanky wiry beefy husky ready shaky wobbly bumpy curly wavy
    fluffy furry fuzzy silky shiny glossy fiery chilly cosy cozy comfy sorry silly funny dizzy giddy
    moody nasty naughty nosy pushy bossy sassy sexy classy trendy flimsy lumpy stony gory spooky
    nearby unseen unknown hidden broken stolen frozen fallen forgotten worn torn drawn sole
    """
)

WEARABLE = vocabulary(
    """
    coat coats jacket hat hats cap caps glove gloves glasses sunglasses shoe shoes boot boots ring
    rings scarf shirt shirts blouse dress skirt trousers pants jeans shorts sock socks stockings
    tights sweater jumper cardigan hoodie vest tie belt apron robe gown dressing-gown bathrobe cloak
    cape hood mask helmet headphones headset earphones earring earrings necklace bracelet watch wig
    veil uniform suit costume clothes clothing pyjamas pajamas slippers sandals sneakers heels
    raincoat overcoat goggles seatbelt makeup lipstick backpack rucksack crown tiara armour armor
    lotion cream it them shawl blazer tunic underwear bra stetson bonnet mitten mittens visor
    spectacles parka poncho overalls badge bandana beret
    """
)
SEATS = vocabulary(
    """
    chair chairs armchair seat seats sofa couch bench stool booth pew throne bed car saddle hammock
    recliner swing cushion rocker wheelchair deckchair driver's passenger loveseat futon barstool
    """
)

ABSTRACT = vocabulary(
    """
    opportunity chance problem danger truth sense future point reason way sign use fault error
    possibility solution answer peace love strength courage happiness difference
    """
)
"""What is seen or found only with the mind's eye."""

PEOPLE = vocabulary(
    """
    bearer sapper surgeon beagle miller manageress courtier chamberlain laundress washerwoman
    charlady nursemaid scullion lamplighter gamekeeper woodsman fishwife goatherd drover tinker
    cobbler cooper wheelwright thatcher saddler ostler chandler draper haberdasher milliner
    dressmaker apothecary alchemist sorcerer sorceress enchantress fairy giantess ogre troll goblin
    knave rogue scoundrel highwayman vagabond minstrel bard troubadour fortune-teller gypsy
    countess baroness heiress debutante suitor admirer dowager companion chambermaid parlourmaid
    parlormaid housemaid kitchenmaid milkmaid dairymaid cellist flautist cabman cabby bugler
    subaltern brigadier adjutant quartermaster ensign midshipman stoker typist stenographer
    bookkeeper bookseller notary solicitor barrister magistrate beadle curate abbot abbess friar
    crone hag urchin waif ragamuffin imp sentinel steward stewardess seaman oarsman mermaid nymph
    barista busker hitchhiker trucker plumber carpenter mason smith blacksmith tailor weaver potter
    baker butcher grocer fishmonger florist hairdresser barber sailor deckhand fisherman ferryman
    boatman porter bellhop valet concierge usher groundskeeper gardener caretaker superintendent
    cabbie chauffeur conductor stationmaster signalman engineer fireman firefighter ranger scout
    hunter trapper miner lumberjack woodcutter ploughman ploughboy shepherd farmhand stableboy groom
    jockey rider horseman knight squire page courtier jester herald messenger courier runner
    swordsman archer marksman gunman henchman thug goon bodyguard mugger burglar pickpocket smuggler
    pirate bandit outlaw rustler rebel terrorist hostage captive slave executioner hangman jailer
    jailor bailiff clerk banker teller accountant broker trader landlord tenant lodger roommate
    flatmate housemate classmate schoolmate playmate teammate workmate co-worker coworker employee
    employer intern trainee apprentice recruit cadet private corporal trooper infantryman rifleman
    orderly matron midwife nurse's undertaker gravedigger mourner vicar bishop pope rabbi imam
    deacon parson preacher verger sexton altarboy choirboy worshipper pilgrim hermit nomad refugee
    immigrant villager peasant townsman local regular regulars customer shopper buyer seller hawker
    peddler beggar tramp hobo drifter vagrant addict dealer drunk drunkard gambler bookie bettor
    hooker stripper escort model designer artist painter sculptor drummer guitarist pianist
    violinist fiddler bassist saxophonist trumpeter organist bandleader vocalist diva clown acrobat
    juggler magician contortionist mime puppeteer wrestler boxer fighter swimmer skater skier surfer
    lifeguard athlete sprinter goalkeeper goalie striker batter pitcher catcher fielder umpire
    spectator fan onlooker bystander passerby passer-by commuter motorist cyclist biker traveller
    traveler stowaway newcomer arrival attendee participant contestant rival opponent attacker
    assailant intruder prowler stalker pursuer fugitive runaway escapee survivor casualty reveller
    reveler partygoer drinker diner smoker sleeper speaker lecturer librarian archivist historian
    archaeologist chemist physicist biologist astronaut cosmonaut commander lieutenant crewman
    helmsman navigator lookout stranger loner youth lad lass teenager toddler tot orphan twin
    triplet sibling stepson stepdaughter grandson granddaughter grandchild grandparent elder
    old-timer veteran pensioner folks bridegroom bridesmaid chaperone matchmaker lady gent
    businesswoman saleswoman cleaning-lady charwoman governess nanny babysitter au-pair tutor
    headmaster headmistress principal dean schoolmaster schoolmistress pupil prefect bully nerd jock
    cameraman director producer grip gaffer stuntman extra photographer paparazzo journalist
    newscaster presenter anchorwoman weatherman interviewer interviewee spokesman spokeswoman
    politician councilman congressman diplomat ambassador envoy delegate attendant supervisor
    foreman overseer warden handler trainer vet veterinarian dentist surgeon optician therapist
    psychiatrist counselor counsellor matador cowhand wrangler sheriff marshal cavalryman lancer
    policewoman constable bobby gendarme detective sleuth investigator informant snitch sidekick
    accomplice partner-in-crime kidnapper hacker programmer coder developer operator
    """
)
"""Who somebody is by work or place, beyond the nouns of `screenplay.words.names`."""

VEHICLES = vocabulary(
    """
    car cars truck van bus cab taxi limo limousine jeep motorcycle motorbike bike scooter lorry
    tractor train tram boat ship coach carriage cart wagon sleigh ambulance pickup sedan convertible
    vehicle plane tank porsche ford chevy cadillac volkswagen bmw mercedes
    """
)

LIMBS = vocabulary(
    """
    hands eyes arms shoulders elbows knees fingers faces
    """
)
"""Parts of a body that are spelled like what somebody does: HANDS deep in his pockets."""

"""Words that name people, with what they tell about gender, age and number.

Enters: nothing. Leaves: tables of first names, person nouns, relations and titles. First names are
common ones of many languages, typed for Storyreel; no data set stands behind them.
"""

import re

from screenplay.scene_graph import Age, Gender

_FEMALE_NAMES = """
mary patricia jennifer linda elizabeth barbara susan jessica sarah sara karen lisa nancy betty
sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
rebecca laura helen sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole
samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie
olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl
hannah jacqueline martha gloria teresa ann anne annie sophia sophie frances jenny jane janice
jean alice julia judy grace rose theresa beverly denise marilyn amber danielle brittany diana
abigail natalie charlotte kayla alexis lori lucy lucia josephine josie ella ava mia isabella
isabel amelia lily chloe zoe zoey nora ellie stella hazel violet claire clara eva eve iris ivy
ruby molly maggie penny daisy tess tessa odile wanda fiona gwen greta ingrid astrid freya sigrid
elsa heidi ursula petra katja olga irina natasha natalia tatiana svetlana elena yelena anastasia
ekaterina masha маша мария ольга ирина наташа елена анна екатерина светлана татьяна aisha fatima
layla leila yasmin zainab amina noor maryam sana priya anjali lakshmi meera nisha pooja sunita
kavita radha sita mei ling xiao yuki sakura hana aiko keiko yoko naomi min ji-woo soo carmen
rosa juana luisa ana marta pilar dolores esperanza consuelo paula sofia valentina camila
gabriela giulia francesca chiara paola elodie élodie amelie camille celine brigitte monique
helene isabelle margot manon cindy mandy candy wendy tiffany vanessa erica erika tina tracy dana
paige holly brooke summer april june beth liz lizzie becky vicky nicky abby bea nan dorothy
doris edith ethel florence mabel agnes beatrice bridget nina vera lola coco gina rita sally
polly kitty peggy rosie katie kate kathy cathy cathryn mildred phoebe monica lena mina dina
addie allie angelica annabel antonia arlene audrey bernadette bessie bettina bianca blanche callie
carrie cecilia cecily celia charlene clementine colleen constance cora cordelia daphne deirdre
delia delilah della dora dottie edna effie eileen elaine eleanor elinor elise eliza ellen eloise
elsie elvira emmeline enid essie estelle esther eugenia eunice evangeline felicity francine
geraldine gertrude gilda ginny gladys glenda greer gudrun guinevere gwendolyn gwyneth harriet
hattie henrietta hettie hilary hilda hildegard ida ilse imelda imke imogen ingeborg irma jessie
johanna juliet juliette kirsten kristen kristin kristina lana leah leonora lilian lilith lillian
linh lise liv loretta lorna lorraine lottie louisa louise lucille luna lydia madeleine madeline
maisie marcia margaux margery marguerite marianne marion marit marjorie matilda mattie maude
maureen maxine millicent millie minnie mirabel miranda miriam moira muriel myrtle nadia nadine
naima nell nellie nelly netta nettie noelle noreen octavia ophelia pauline philippa poppy priscilla
ramona raquel regina renata roberta robyn rosalie rosalind rosalyn rosamund roxanne ruthie sabrina
sadie saoirse selma serena shannon sheila sheryl sibyl sienna sigrun simone siobhan solveig sonia
sonja sonya stacey stacy susanna susannah suzanne suzy sylvia tabitha tamara tamsin tessie thelma
therese tilda tillie tilly trudy una valerie violetta vivian vivien wilhelmina winifred winnie
yolanda yvette yvonne zelda
"""

_MALE_NAMES = """
james robert john michael david william richard joseph thomas charles christopher daniel matthew
anthony mark donald steven steve paul andrew joshua kenneth kevin brian george timothy ronald
edward jason jeffrey jeff ryan jacob gary nicholas eric jonathan stephen larry justin scott
brandon benjamin samuel sam gregory greg alexander alex frank patrick raymond jack dennis jerry
tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian
keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy
bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby
russell bradley philip phil eugene will bob bill jim jimmy tom tommy tim dan danny dave mike
matt rob ron ken ben max leo luke oscar hugo felix oliver harry charlie freddie alfie theo jake
liam owen connor ian neil colin graham nigel trevor stuart stewart simon martin clive derek
ernest fred howard lloyd norman stanley ed eddie ted teddy ned dick rick ricky nick vic victor
vince hank chuck don donny ray lou al amos karl kurt hans klaus jürgen fritz otto wolfgang
stefan sven lars olaf erik bjorn gustav nils pierre jean-luc jacques françois francois michel
andré andre philippe laurent marcel olivier antoine giovanni marco luca paolo antonio giuseppe
mario luigi carlos miguel luis pedro pablo diego javier fernando ricardo manuel jorge ivan
dmitri vladimir sergei igor boris mikhail nikolai pavel alexei andrei иван дмитрий сергей михаил
николай павел алексей андрей борис ahmed mohammed muhammad ali omar hassan hussein ibrahim yusuf
khalid tariq raj ravi arjun vijay sanjay rahul amit anil suresh kumar krishna ram wei jun ming
hiroshi kenji takeshi akira satoshi kazuo jin hyun brick gus eli cy pip jo-jo earl clyde homer
virgil walt bernard leonard leonardo sebastian julian adrian damian dominic marcus julius
maurice wilfred alfred winston percy cecil reginald rupert angus duncan malcolm hamish seamus
declan finn rory ewan gavin craig todd chad brad kirk spencer carter tucker hunter parker zeke
abe ike gabe josh zach seth caleb isaac abel moses joel saul solomon elias tobias jonas norther
collins
ansel barnaby bartholomew basil benedict benny bernie bert bertie boone boyd bram brendan brent
bret brett burt byron cal calvin cameron casper cedric chester christoph clarence clark claude
clayton clifford clint clinton cole conrad curtis cyril cyrus darren daryl davey dev dexter
dominick doug dougie dudley dustin dwayne dwight edgar edmund edwin elliot elliott elmer elroy emil
emmett ephraim ernie errol ezekiel ezra fergus fletcher floyd francis franklin gareth geoff
geoffrey gerard gideon gil gilbert giles glen glenn gordon gregor gunther hal harvey hector herbert
herman hiram horace horatio howie hubert hugh hughie humphrey irving irwin isaiah ivor jared jarvis
jasper jed jedediah jerome jethro jonah jonathon jonty josiah jude kaspar keegan kelvin kent
kristof lawson lennie lenny leon leopold leroy lester lewis lionel lorcan lorenzo louie louis lucas
lucien luther lyle magnus marvin maximilian melvin merlin mervyn micah mick mickey milo
milton mitch mitchell mortimer morton murray myles nat nathaniel neville nico niklas nolan norbert
oswald oswin otis patrice perry phineas prescott quentin quincy ralphie ramon randall randolph
raphael raul reggie rhys rodney rodrigo roland rolf roscoe rowan rudolf rudy rufus russ
samson sandor sanford shane sherman sid sidney silas solly stan stefano stu sylvester tam
terence terrence thad thaddeus theodore thor tiberius toby tyrone ulysses uriah vance vern vernon
viktor wade wallace wally warren wendell wes wesley wilbur wilf wilhelm willard willis winfred
woody wyatt xavier yorick zack zane
"""

_FEMALE_NOUNS = """
woman lady girl mother mom mum mommy mama grandmother grandma granny nana aunt sister daughter
niece wife bride girlfriend queen princess duchess waitress actress hostess stewardess nun
witch widow maid bridesmaid housewife schoolgirl cheerleader goddess empress barmaid
seamstress mistress stepmother godmother hooker ballerina midwife heroine priestess landlady
saleswoman policewoman schoolmaid spinster ma'am madam gal lass lassie crone hag matriarch
granddaughter stepdaughter dairymaid milkmaid governess abbess countess baroness
"""

_MALE_NOUNS = """
man guy boy gentleman father dad daddy papa grandfather grandpa uncle brother son nephew husband
groom boyfriend king prince duke waiter actor host steward monk priest wizard widower butler
fisherman policeman fireman mailman postman salesman businessman doorman cowboy lad chap fellow
schoolboy emperor stepfather godfather hitman henchman gunman bellboy landlord repairman
watchman cameraman anchorman milkman ringmaster bloke dude geezer patriarch padre friar grandson
stepson cowhand schoolmaster
"""

_OTHER_NOUNS = """
doctor surgeon officer guard detective inspector driver teacher student professor lawyer judge
boss manager clerk cashier bartender chef cook baker minion assistant secretary receptionist
journalist reporter pilot captain sailor thief robber killer murderer victim stranger neighbor
neighbour child kid baby infant toddler teenager teen adult person figure customer patient
passenger pedestrian cyclist jogger narrator announcer operator dispatcher voice host owner
worker farmer hunter hero author writer poet artist singer dancer musician player coach referee
agent spy assassin sniper mechanic engineer scientist technician janitor cleaner security
bouncer dealer gambler beggar tourist guest visitor servant mayor senator president minister
governor general colonel major sergeant lieutenant private robot alien ghost monster zombie
vampire giant dwarf elf analyst coroner medic paramedic photographer vendor colleague partner
friend lover date twin croupier sentry oracle tech witness suspect prisoner inmate warden leader
member elder shopkeeper beekeeper nurse barista cop sheriff soldier hero busker employee scout
principal emcee villager mourner retiree teller commuter attendant regular orderly housekeeper
gardener groundskeeper caretaker concierge valet usher chauffeur coachman footman blacksmith
sapper bearer rider rancher miner innkeeper barkeep deputy marshal constable bailiff clergyman
pastor priestess deacon vicar rabbi trucker bystander onlooker protester gangster hooligan thug
goon mercenary bodyguard intern trainee apprentice auctioneer undertaker gravedigger sculptor
conductor drummer guitarist violinist pianist dj ballplayer sprinter boxer wrestler lifeguard
paperboy delivery-man beachgoer shopper survivor refugee hostage deckhand stagehand
farmhand stableboy shepherd peasant knight squire archer corporal recruit cadet
militiaman partisan radioman gunner bosun stowaway castaway librarian pharmacist dentist
psychiatrist therapist accountant banker broker realtor plumber electrician carpenter bricklayer
courier messenger greengrocer butcher grocer tailor barber hairdresser florist
"""

_GROUP_NOUNS = """
crowd mob audience group gang band team crew family couple parents people men women boys girls
kids children students passersby passengers patrons customers guests nurses doctors cops police
officers guards soldiers troops workers villagers townsfolk townspeople reporters protesters
bees others everyone everybody all both choir chorus jury congregation tourists pedestrians
dancers waiters friends brothers sisters twins guides wingers commuters partygoers mourners
wedding-goers carnies performers clowns extras onlookers bystanders spectators citizens neighbours
neighbors thugs goons mercenaries refugees firemen firefighters businessmen businesswomen salesmen
policemen fishermen gunmen henchmen bodyguards lads ladies gentlemen thieves wives babies
secretaries troopers regulars townfolk stretcher-bearers cowhands deputies orderlies marines
pilgrims bandsmen
pallbearers footmen diners raiders pirates bandits outlaws jurors cameramen labourers laborers
builders fishwives porters
"""

_GROUP_NAMES = frozenset(("VOICES", "ALL", "EVERYONE", "BOTH", "CROWD", "CHORUS", "ENSEMBLE"))

TITLES: dict[str, Gender] = {
    "MR": Gender.MALE, "MRS": Gender.FEMALE, "MS": Gender.FEMALE, "MISS": Gender.FEMALE,
    "SIR": Gender.MALE, "LADY": Gender.FEMALE, "LORD": Gender.MALE, "KING": Gender.MALE,
    "QUEEN": Gender.FEMALE, "PRINCE": Gender.MALE, "PRINCESS": Gender.FEMALE,
    "FATHER": Gender.MALE, "SISTER": Gender.FEMALE, "BROTHER": Gender.MALE,
    "MOTHER": Gender.FEMALE, "UNCLE": Gender.MALE, "AUNT": Gender.FEMALE, "DON": Gender.MALE,
    "DOÑA": Gender.FEMALE, "HERR": Gender.MALE, "FRAU": Gender.FEMALE, "MONSIEUR": Gender.MALE,
    "MADAME": Gender.FEMALE, "MADEMOISELLE": Gender.FEMALE, "SEÑOR": Gender.MALE,
    "SEÑORA": Gender.FEMALE, "SIGNOR": Gender.MALE, "SIGNORA": Gender.FEMALE,
    "DR": Gender.UNKNOWN, "DOCTOR": Gender.UNKNOWN, "PROFESSOR": Gender.UNKNOWN,
    "DETECTIVE": Gender.UNKNOWN, "OFFICER": Gender.UNKNOWN, "CAPTAIN": Gender.UNKNOWN,
    "AGENT": Gender.UNKNOWN, "JUDGE": Gender.UNKNOWN, "SERGEANT": Gender.UNKNOWN,
    "LIEUTENANT": Gender.UNKNOWN, "INSPECTOR": Gender.UNKNOWN, "COLONEL": Gender.UNKNOWN,
    "CORPORAL": Gender.UNKNOWN, "PRIVATE": Gender.UNKNOWN, "COMMANDER": Gender.UNKNOWN,
    "ADMIRAL": Gender.UNKNOWN, "SHERIFF": Gender.UNKNOWN, "DEPUTY": Gender.UNKNOWN,
    "MARSHAL": Gender.UNKNOWN, "CONSTABLE": Gender.UNKNOWN, "REVEREND": Gender.UNKNOWN,
    "PASTOR": Gender.UNKNOWN, "RABBI": Gender.UNKNOWN, "BISHOP": Gender.UNKNOWN,
    "NURSE": Gender.UNKNOWN, "MATRON": Gender.FEMALE, "COACH": Gender.UNKNOWN,
    "CHIEF": Gender.UNKNOWN, "MAYOR": Gender.UNKNOWN, "GOVERNOR": Gender.UNKNOWN,
    "PRESIDENT": Gender.UNKNOWN, "DUKE": Gender.MALE, "DUCHESS": Gender.FEMALE,
    "COUNT": Gender.MALE, "COUNTESS": Gender.FEMALE, "BARON": Gender.MALE,
    "BARONESS": Gender.FEMALE, "DAME": Gender.FEMALE, "MISTER": Gender.MALE,
    "MADAM": Gender.FEMALE, "COUSIN": Gender.UNKNOWN, "SGT": Gender.UNKNOWN,
    "LT": Gender.UNKNOWN, "CAPT": Gender.UNKNOWN, "COL": Gender.UNKNOWN, "CPL": Gender.UNKNOWN,
    "PVT": Gender.UNKNOWN, "DET": Gender.UNKNOWN, "PROF": Gender.UNKNOWN, "REV": Gender.UNKNOWN,
    "GENERAL": Gender.UNKNOWN, "MAJOR": Gender.UNKNOWN, "SENATOR": Gender.UNKNOWN,
    "YOUNG": Gender.UNKNOWN, "OLD": Gender.UNKNOWN, "THE": Gender.UNKNOWN,
}  # fmt: skip

RELATIONS: dict[str, Gender] = {
    "mother": Gender.FEMALE, "mom": Gender.FEMALE, "father": Gender.MALE, "dad": Gender.MALE,
    "wife": Gender.FEMALE, "husband": Gender.MALE, "son": Gender.MALE, "daughter": Gender.FEMALE,
    "brother": Gender.MALE, "sister": Gender.FEMALE, "bride": Gender.FEMALE,
    "girlfriend": Gender.FEMALE, "boyfriend": Gender.MALE, "grandmother": Gender.FEMALE,
    "grandfather": Gender.MALE, "uncle": Gender.MALE, "aunt": Gender.FEMALE,
    "fiancée": Gender.FEMALE, "fiancé": Gender.MALE, "partner": Gender.UNKNOWN,
    "date": Gender.UNKNOWN, "boss": Gender.UNKNOWN, "friend": Gender.UNKNOWN,
    "minion": Gender.UNKNOWN, "assistant": Gender.UNKNOWN,
}  # fmt: skip

AGE_WORDS: dict[str, Age] = {
    **dict.fromkeys(
        ("baby", "infant", "toddler", "newborn", "child", "kid", "little", "schoolboy",
         "schoolgirl", "boy", "girl", "son's"), Age.CHILD),
    **dict.fromkeys(("teen", "teenager", "teenage", "teenaged", "adolescent"), Age.TEEN),
    **dict.fromkeys(("young", "youthful", "student", "twenty-something", "20-something"),
                    Age.YOUNG),
    **dict.fromkeys(("middle-aged", "adult", "forty-something", "thirty-something"), Age.ADULT),
    **dict.fromkeys(("old", "elderly", "aged", "ancient", "retired", "senior", "grandmother",
                     "grandfather", "grandma", "grandpa", "granny", "white-haired", "geriatric",
                     "wizened"), Age.OLD),
}  # fmt: skip

GROUP_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("women", "girls", "sisters", "ladies", "nuns"), Gender.FEMALE),
    **dict.fromkeys(("men", "boys", "brothers", "gentlemen", "monks", "cowboys", "cowhands",
                     "hands", "knights", "friars"), Gender.MALE),
    "fishwives": Gender.FEMALE,
}  # fmt: skip

FEMALE_NAMES = frozenset(_FEMALE_NAMES.split())
MALE_NAMES = frozenset(_MALE_NAMES.split())
GROUP_NOUNS = frozenset(_GROUP_NOUNS.split())
CREWS = frozenset(("ranch", "farm", "deck", "field", "stage", "hired", "stable", "mill", "dock"))
"""Whose hands are people."""
PERSON_NOUNS: dict[str, Gender] = {
    **dict.fromkeys(_OTHER_NOUNS.split(), Gender.UNKNOWN),
    **dict.fromkeys(_MALE_NOUNS.split(), Gender.MALE),
    **dict.fromkeys(_FEMALE_NOUNS.split(), Gender.FEMALE),
}


_WOMAN = re.compile(r"\w(?:mistress|woman|girl|maid|mother|daughter|lady)$", re.IGNORECASE)
_MAN = re.compile(r"\w{2}(?:man|boy|father|master)$", re.IGNORECASE)
_FAMILY_NAMES = """
german roman human shaman ottoman talisman woman caiman freeman newman coleman truman bergman
hoffman eastman bowman chapman goldman hartman holman lehman pitman rossman sherman tillman waltman
whitman wiseman zimmerman bateman layman
"""
_PART = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:voice|hands?|face|silhouette|shadow|ghost|arm|fist|eyes?)$",
    re.IGNORECASE,
)
_NO_MAN = frozenset(_FAMILY_NAMES.split())


def gender_of_name(name: str) -> Gender:
    """Gender that a name's title, noun or first name tells; UNKNOWN when none does."""
    own = re.split(r"['’]S\s", own_name(name).upper())[-1]  # SAM'S DATE is not Sam
    words = [word.strip(".,'’\"") for word in own.replace("'S", "").split()]
    for word in words:
        if TITLES.get(word, Gender.UNKNOWN) is not Gender.UNKNOWN and len(words) > 1:
            return TITLES[word]
    for word in reversed([word.lower() for word in words]):
        if PERSON_NOUNS.get(word, Gender.UNKNOWN) is not Gender.UNKNOWN:
            return PERSON_NOUNS[word]
    first = gender_of_first_name(" ".join(words))
    return first if first is not Gender.UNKNOWN else _of_compound(words[-1] if words else "")


def own_name(name: str) -> str:
    """The name of whose voice or hand a name speaks: A MAN'S VOICE is a man."""
    return _PART.sub("", name) or name


def _of_compound(word: str) -> Gender:
    """What the end of a noun tells: HEADMISTRESS, CHAIRWOMAN, BARMAN; never a family name's."""
    if _WOMAN.search(word):
        return Gender.FEMALE
    if _MAN.search(word) and word.lower() not in _NO_MAN:
        return Gender.MALE
    return Gender.UNKNOWN


def gender_of_first_name(name: str) -> Gender:
    """Gender that a well-known first name suggests; UNKNOWN when there is none."""
    for word in name.lower().split():
        if word in FEMALE_NAMES and word not in MALE_NAMES:
            return Gender.FEMALE
        if word in MALE_NAMES:
            return Gender.MALE
    return Gender.UNKNOWN


def gender_of_group(name: str) -> Gender:
    """WOMEN are women, MEN IN SUITS and POLICEMEN men, a crowd is both."""
    head = re.split(r"\s(?:from|of|in|with|at|on)\s", name.lower())[0].split()[-1]
    if head.endswith(("women", "girls", "maids")):
        return Gender.FEMALE
    return (
        Gender.MALE if head.endswith(("men", "boys")) else GROUP_GENDERS.get(head, Gender.UNKNOWN)
    )


def is_group_name(name: str) -> bool:
    """Whether a name means several people: CROWD, COPS, THE BRASS BAND."""
    head = re.split(r"\s(?:FROM|OF|IN|WITH|AT|ON)\s", name.upper())[0]
    words = [word.strip(".,") for word in head.split()]
    if not words or "'S" in name.upper().replace("’", "'"):
        return False
    last = words[-1].lower()
    return (
        name.upper() in _GROUP_NAMES
        or last in GROUP_NOUNS
        or (last == "hands" and len(words) > 1 and words[-2].lower() in CREWS)
        or (last.endswith("s") and last[:-1] in PERSON_NOUNS and last not in PERSON_NOUNS)
    )

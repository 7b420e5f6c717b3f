"""Ordinary words that mean nothing to the readers, and are no typing errors.

Enters: nothing. Leaves: a set of words.
"""

from screenplay.words.vocabulary import vocabulary

ORDINARY = vocabulary(
    """
    what which when while where there their then than think thing things whale shut shit hate like
    love hope cool nice dark darker bright brighter brown better best good great bad worse worst
    more most less least about above below under around again against along always never ever every
    very well will would could should might must many much some same such each other another being
    before after between during until since scary scarier funny funnier sing song fire live life
    hand hands head heads hero ship shop shout shoot short shirt skirt spot stop step star start
    later date rate late lame game name same fame flame blame whole hole home hard card care core
    cold older colder bold told hold gold bolder folder holder boat coat goat float flat fast past
    last list lost most post cost host ghost roast toast white write wrote right night light fight
    might sight tight eight weight wait wide wise wire tide side hide ride fine line mine pine wine
    nine none time tame team dream cream bigger smaller larger taller prettier cuter happy lovely
    mood moon soon noon room roof food foot feet feel feed need seed speed weird wild mild child
    closet clothes cloth clock block black blank bank back pack lack track trick brick quick quiet
    quite quit music magic logic comic epic topic traffic graphics genre style director actor actors
    audience story plot script dialogue ending budget trailer poster title credits logo cast crew
    something anything nothing everything somebody anybody nobody everybody someone anyone
    thriller horror romance drama western
    mother father mum mom mummy dad daddy parents lady ladies gentleman gentlemen lad lads lass guy
    guys fella chap chaps bloke blokes granny grandma grandpa boy boys girl girls kid kids man men
    woman women children
    color colour colors colours contrast saturation grain blur focus zoom crane drone steadicam
    """
)

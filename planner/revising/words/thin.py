"""Words that tell nothing of what happens: articles, pronouns, prepositions, forms of "be".

Enters: nothing. Leaves: a set of words.
"""

from screenplay.words.vocabulary import vocabulary

THIN = vocabulary(
    """
    the a an his her their its he she they it him them to at in on of into with from up down
    out over and is are was that for off by my your you i we there this here 's be been
    """
)

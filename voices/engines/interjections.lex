# Sounds that are typed without a vowel, under headwords that flite takes for words.
humsound : hh ah1 m
mumsound : ah1 m
mumhumsound : m ah1 m hh ah1 m
shushsound : sh ih0 sh
pistsound : p ih0 s t
piftsound : p ih0 f t
gursound : g er1 r
bursound : b er1 r
ahsound : aa1
argsound : aa1 r g
tisksound : t ih0 s k
yewsound : iy1 uw0
zuzsound : z ih0 z

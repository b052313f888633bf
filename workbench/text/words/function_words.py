"""Function words of French and English; no term begins or ends with one."""

from __future__ import annotations

_FRENCH = """
à afin ai aie aient ailleurs ainsi ait alors aucun aucune aujourd'hui auquel aura auraient aurait
aussi aussitôt autant autour autre autres aux auxquelles auxquels avaient avais avait avant avec
avez avoir avons ayant beaucoup bien c car ce ceci cela celle celles celui cependant certain
certaine certaines certains ces cet cette ceux chaque chez ci comme comment contre d dans davantage
de déjà depuis dernier dernière des dès dessous dessus deux devant devoir doit doivent donc dont
du durant également elle elles en encore enfin entre envers es est et étaient étais était étant
été êtes être eu eux eût faire fais fait faite faites faits fallait faut fois font furent fut fût
hors ici il ils j jamais je jusqu jusque l la là laquelle le lequel les lesquelles lesquels leur
leurs loin lors lorsqu lorsque lui m ma mais mal malgré me même mêmes mes mieux moi moins mon n ne
ni non nos notre nôtre nous on ont or ou où outre par parce parfois parmi pas pendant peu peut
peuvent plus plusieurs plutôt pour pourquoi pourtant pouvait près presque puis puisqu puisque qu
quand quant que quel quelle quelles quelqu quelque quelques quels qui quoi quoique s sa sans sauf
se selon sera seraient serait seront ses seul seule seulement si sien soi soient soit sommes son
sont souvent sous soyez suis sur surtout t ta tandis tant te tel telle telles tels tes toi ton
toujours tous tout toute toutes très trois trop tu un une va vers voici voilà vont vos votre vous
vraiment vu y au
"""

_ENGLISH = """
a about above across after again against ago all almost along already also although always am
among an and another any anyone anything are around as at away back be became because become been
before behind being below between both but by came can cannot come could did do does doing done
down during each either else enough even ever every everything few first for from further get gets
give given go goes going gone got had has have having he her here hers herself him himself his how
however i if in indeed instead into is it its itself just last later least less like made make
makes making many may me might mine more most much must my myself near need neither never no nobody
none nor not nothing now of off often on once one only onto or other others our ours ourselves out
over own per perhaps put quite rather really s said same say says see seem seen several shall she
should since so some someone something still such t take taken than that the their theirs them
themselves then there these they this those though three through thus to together too took toward
towards two under unless until up upon us very was we well went were what when where whether which
while who whom whose why will with within without would yet you your yours yourself
"""

#: Function words that a term may contain.
CONNECTORS = {
    "fr": frozenset({"à", "au", "aux", "d", "de", "des", "du", "en", "l", "la", "le", "les"}),
    "en": frozenset({"for", "in", "of", "on", "the", "to"}),
}

#: By language, in lower case.
FUNCTION_WORDS = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}

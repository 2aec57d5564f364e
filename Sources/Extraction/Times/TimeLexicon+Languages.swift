/// The words of other languages than English and Arabic, as far as their absolute and commonest relative dates need them.
extension TimeLexicon {
  static let frenchLines = """
    month 1: janvier janv
    month 2: février fevr fev
    month 3: mars
    month 4: avril avr
    month 5: mai
    month 6: juin
    month 7: juillet juil
    month 8: août aout
    month 9: septembre sept sep
    month 10: octobre oct
    month 11: novembre nov
    month 12: décembre déc
    weak: mars mai mer
    weekday 1: lundi lun
    weekday 2: mardi
    weekday 3: mercredi
    weekday 4: jeudi jeu
    weekday 5: vendredi ven
    weekday 6: samedi
    weekday 7: dimanche
    unit 1: seconde
    units 1: secondes
    unit 2: minute
    units 2: minutes
    unit 3: heure
    units 3: heures
    unit 4: jour journée
    units 4: jours journées
    unit 5: semaine
    units 5: semaines
    unit 6: mois
    units 6: mois
    unit 7: an année
    units 7: ans années
    unit 9: siècle
    units 9: siècles
    day 0: aujourd'hui aujourd_hui
    day 1: demain lendemain
    day -1: hier veille
    day 2: après_demain
    day -2: avant_hier
    now: maintenant
    the: le la les l
    a: un une
    of: de du des d
    in: en au pendant durant
    from: de du à_partir_de à_partir_du à_compter_de à_compter_du dès
    to: au jusqu'à jusqu'au
    between: entre
    and: et
    direction 0: ce cette cet
    direction 1: prochain prochaine
    direction -1: dernier dernière
    after 1: prochain prochaine suivant suivante
    after 1 near: à_venir
    after -1: dernier dernière passé passée précédent précédente
    ago -1: il_y_a il_ya il_y_a_à_peu_près
    ago 1: dans d'ici
    every: chaque
    bound -1 plain: avant
    bound 1: après
    bound 2: depuis
    bound -2: jusqu'à jusqu'au
    head 7: année an l'année
    part MO: matin matinée
    part AF: après_midi
    part EV: soir soirée
    part NI: nuit
    season 1: printemps
    season 2: été
    season 3: automne
    season 4: hiver
    holiday 7: noël
    holiday 1: nouvel_an jour_de_l_an
    holiday 30: pâques
    holiday 6: halloween
    holiday 3: saint_patrick
    cardinal 2: deux
    cardinal 3: trois
    cardinal 4: quatre
    cardinal 5: cinq
    cardinal 6: six
    cardinal 7: sept
    cardinal 8: huit
    cardinal 9: neuf
    cardinal 10: dix
    cardinal 11: onze
    cardinal 12: douze
    cardinal 13: treize
    cardinal 14: quatorze
    cardinal 15: quinze
    cardinal 16: seize
    cardinal 17: dix_sept
    cardinal 18: dix_huit
    cardinal 19: dix_neuf
    cardinal 20: vingt
    cardinal 21: vingt_et_un
    cardinal 22: vingt_deux
    cardinal 23: vingt_trois
    cardinal 24: vingt_quatre
    cardinal 25: vingt_cinq
    cardinal 26: vingt_six
    cardinal 27: vingt_sept
    cardinal 28: vingt_huit
    cardinal 29: vingt_neuf
    cardinal 30: trente
    cardinal 31: trente_et_un
    ordinal 1: premier première
    ordinal 2: deuxième second seconde
    ordinal 3: troisième
    ordinal 4: quatrième
    """

  static let germanLines = """
    month 1: januar jan jänner
    month 2: februar feb febr
    month 3: märz mär mrz
    month 4: april apr
    month 5: mai
    month 6: juni jun
    month 7: juli jul
    month 8: august aug
    month 9: september sept sep
    month 10: oktober okt
    month 11: november nov
    month 12: dezember dez
    weak: so do mi
    weekday 1: montag mo
    weekday 2: dienstag di
    weekday 3: mittwoch mi
    weekday 4: donnerstag do
    weekday 5: freitag fr
    weekday 6: samstag sonnabend sa
    weekday 7: sonntag so
    weak: mo di mi do fr sa so
    unit 1: sekunde
    units 1: sekunden
    unit 2: minute
    units 2: minuten
    unit 3: stunde
    units 3: stunden
    unit 4: tag
    units 4: tage tagen
    unit 5: woche
    units 5: wochen
    unit 6: monat
    units 6: monate monaten
    unit 7: jahr jahres
    units 7: jahre jahren
    unit 8: jahrzehnt
    units 8: jahrzehnte jahrzehnten
    unit 9: jahrhundert
    unit 11: wochenende
    day 0: heute
    day 1: morgen
    day -1: gestern
    day 2: übermorgen
    day -2: vorgestern
    now: jetzt
    the: der die das den dem des
    a: ein eine einen einem einer
    of: von des der
    on: am an
    at: um
    in: im während
    for: für
    from: von vom ab
    to: bis zum
    between: zwischen
    and: und
    direction 0: dieser diese dieses diesen diesem
    direction 1: nächster nächste nächstes nächsten nächstem
    direction 1 near: kommender kommende kommendes kommenden
    direction -1: letzter letzte letztes letzten letztem voriger vorige voriges vorigen vergangener vergangene vergangenen
    ago -1: vor
    ago 1: in
    every: jeder jede jedes jeden
    bound -1 plain: vor
    bound 1: nach
    bound 2: seit ab
    bound -2: bis
    head 7: jahr
    part MO: vormittag
    part AF: nachmittag
    part EV: abend
    part NI: nacht
    oclock: uhr
    season 1: frühling frühjahr
    season 2: sommer
    season 3: herbst
    season 4: winter
    holiday 7: weihnachten
    holiday 1: neujahr neujahrstag
    holiday 9: silvester
    holiday 30: ostern ostersonntag
    holiday 31: karfreitag
    holiday 32: ostermontag
    holiday 34: pfingsten pfingstsonntag
    holiday 14: allerheiligen
    holiday 15: heilige_drei_könige dreikönigstag
    holiday 5: tag_der_arbeit
    cardinal 2: zwei
    cardinal 3: drei
    cardinal 4: vier
    cardinal 5: fünf
    cardinal 6: sechs
    cardinal 7: sieben
    cardinal 8: acht
    cardinal 9: neun
    cardinal 10: zehn
    cardinal 11: elf
    cardinal 12: zwölf
    ordinal 1: erster erste ersten
    ordinal 2: zweiter zweite zweiten
    ordinal 3: dritter dritte dritten
    ordinal 4: vierter vierte vierten
    ordinal 5: fünfter fünfte fünften
    ordinal 6: sechster sechste sechsten
    ordinal 7: siebter siebte siebten
    ordinal 8: achter achte achten
    ordinal 9: neunter neunte neunten
    ordinal 10: zehnter zehnte zehnten
    ordinal 11: elfter elfte elften
    ordinal 12: zwölfter zwölfte zwölften
    ordinal 13: dreizehnter dreizehnte dreizehnten
    ordinal 14: vierzehnter vierzehnte vierzehnten
    ordinal 15: fünfzehnter fünfzehnte fünfzehnten
    ordinal 16: sechzehnter sechzehnte sechzehnten
    ordinal 17: siebzehnter siebzehnte siebzehnten
    ordinal 18: achtzehnter achtzehnte achtzehnten
    ordinal 19: neunzehnter neunzehnte neunzehnten
    ordinal 20: zwanzigster zwanzigste zwanzigsten
    ordinal 21: einundzwanzigster einundzwanzigste einundzwanzigsten
    ordinal 22: zweiundzwanzigster zweiundzwanzigste zweiundzwanzigsten
    ordinal 23: dreiundzwanzigster dreiundzwanzigste dreiundzwanzigsten
    ordinal 24: vierundzwanzigster vierundzwanzigste vierundzwanzigsten
    ordinal 25: fünfundzwanzigster fünfundzwanzigste fünfundzwanzigsten
    ordinal 26: sechsundzwanzigster sechsundzwanzigste sechsundzwanzigsten
    ordinal 27: siebenundzwanzigster siebenundzwanzigste siebenundzwanzigsten
    ordinal 28: achtundzwanzigster achtundzwanzigste achtundzwanzigsten
    ordinal 29: neunundzwanzigster neunundzwanzigste neunundzwanzigsten
    ordinal 30: dreißigster dreißigste dreißigsten
    ordinal 31: einunddreißigster einunddreißigste einunddreißigsten
    """

  static let spanishLines = """
    month 1: enero ene
    month 2: febrero feb
    month 3: marzo mar
    month 4: abril abr
    month 5: mayo may
    month 6: junio jun
    month 7: julio jul
    month 8: agosto ago
    month 9: septiembre setiembre sept sep set
    month 10: octubre oct
    month 11: noviembre nov
    month 12: diciembre dic
    weak: mar mayo may ago set sol
    weekday 1: lunes lun
    weekday 2: martes
    weekday 3: miércoles
    weekday 4: jueves
    weekday 5: viernes
    weekday 6: sábado sábados
    weekday 7: domingo
    unit 1: segundo
    units 1: segundos
    unit 2: minuto
    units 2: minutos
    unit 3: hora
    units 3: horas
    unit 4: día
    units 4: días
    unit 5: semana
    units 5: semanas
    unit 6: mes
    units 6: meses
    unit 7: año
    units 7: años
    unit 8: década
    units 8: décadas
    unit 9: siglo
    units 9: siglos
    day 0: hoy
    day 1: mañana
    day -1: ayer
    day 2: pasado_mañana
    day -2: anteayer antes_de_ayer
    now: ahora
    the: el la los las
    a: un una
    of: de del
    at: a_las
    in: en durante
    from: de del desde a_partir_de a_partir_del
    to: a al hasta
    between: entre
    and: y
    direction 0: este esta
    direction 1: próximo próxima
    direction -1: último última pasado pasada
    direction 1 near: este_próximo
    after 1: próximo próxima siguiente
    after 1: que_viene
    after -1: pasado pasada último última anterior
    ago -1: hace
    ago 1: en dentro_de
    every: cada todos_los todas_las
    bound -1 plain: antes_de antes_del
    bound 1: después_de después_del tras
    bound 2: desde
    bound -2: hasta
    head 7: año
    part AF: tarde
    part NI: noche
    season 1: primavera
    season 2: verano
    season 3: otoño
    season 4: invierno
    holiday 7: navidad
    holiday 1: año_nuevo
    holiday 30: pascua domingo_de_pascua
    holiday 28: viernes_negro
    holiday 4: día_de_la_tierra
    holiday 5: día_del_trabajador día_del_trabajo
    cardinal 2: dos
    cardinal 3: tres
    cardinal 4: cuatro
    cardinal 5: cinco
    cardinal 6: seis
    cardinal 7: siete
    cardinal 8: ocho
    cardinal 9: nueve
    cardinal 10: diez
    cardinal 11: once
    cardinal 12: doce
    cardinal 13: trece
    cardinal 14: catorce
    cardinal 15: quince
    cardinal 16: dieciséis
    cardinal 17: diecisiete
    cardinal 18: dieciocho
    cardinal 19: diecinueve
    cardinal 20: veinte
    cardinal 21: veintiuno
    cardinal 22: veintidós
    cardinal 23: veintitrés
    cardinal 24: veinticuatro
    cardinal 25: veinticinco
    cardinal 26: veintiséis
    cardinal 27: veintisiete
    cardinal 28: veintiocho
    cardinal 29: veintinueve
    cardinal 30: treinta
    cardinal 31: treinta_y_uno
    ordinal 1: primero primer primera
    ordinal 2: segundo segunda
    ordinal 3: tercero tercer
    """
}

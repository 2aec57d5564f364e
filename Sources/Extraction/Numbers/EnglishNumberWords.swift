internal import DocumentCore

/// English number words.
enum EnglishNumberWords {
  static let table = PhraseTable(lines, value: NumberWord.init)
  static let lines = """
    unit,0: zero nil nought
    unit,1: one
    unit,2: two
    unit,3: three
    unit,4: four
    unit,5: five
    unit,6: six
    unit,7: seven
    unit,8: eight
    unit,9: nine
    teen,10: ten
    teen,11: eleven
    teen,12: twelve
    teen,13: thirteen
    teen,14: fourteen
    teen,15: fifteen
    teen,16: sixteen
    teen,17: seventeen
    teen,18: eighteen
    teen,19: nineteen
    ten,20: twenty
    ten,30: thirty
    ten,40: forty fourty
    ten,50: fifty
    ten,60: sixty
    ten,70: seventy
    ten,80: eighty
    ten,90: ninety
    hundred,100: hundred
    scale,3: thousand
    scale,5: lakh
    scale,6: million millions mln mn
    scale,7: crore
    scale,9: billion billions bln bn
    scale,12: trillion trillions tln tn
    scale,15: quadrillion
    dozen,12: dozen dozens dz dzs doz
    ordinalUnit,1: first
    ordinalUnit,2: second
    ordinalUnit,3: third
    ordinalUnit,4: fourth
    ordinalUnit,5: fifth
    ordinalUnit,6: sixth
    ordinalUnit,7: seventh
    ordinalUnit,8: eighth
    ordinalUnit,9: ninth nineth
    ordinalUnit,10: tenth
    ordinalUnit,11: eleventh
    ordinalUnit,12: twelfth
    ordinalUnit,13: thirteenth
    ordinalUnit,14: fourteenth
    ordinalUnit,15: fifteenth
    ordinalUnit,16: sixteenth
    ordinalUnit,17: seventeenth
    ordinalUnit,18: eighteenth
    ordinalUnit,19: nineteenth
    ordinalTen,20: twentieth
    ordinalTen,30: thirtieth
    ordinalTen,40: fortieth
    ordinalTen,50: fiftieth
    ordinalTen,60: sixtieth
    ordinalTen,70: seventieth
    ordinalTen,80: eightieth
    ordinalTen,90: ninetieth
    ordinalHundred,100: hundredth
    ordinalScale,3: thousandth
    ordinalScale,6: millionth
    ordinalScale,9: billionth
    ordinalScale,12: trillionth
    half,2: half halves
    part,3: thirds
    part,4: quarter quarters fourths
    part,5: fifths
    part,6: sixths
    part,7: sevenths
    part,8: eighths
    part,9: ninths
    part,10: tenths
    part,12: twelfths
    part,16: sixteenths
    part,20: twentieths
    part,100: hundredths
    part,1000: thousandths
    part,1000000: millionths
    part,1000000000: billionths
    part,1000000000000: trillionths
    """
}

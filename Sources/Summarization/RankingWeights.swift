// Written by Tests/Quality/train (make train), tuned on CNN's validation articles and EASC's development half.

/// The weights of ``SentenceFeature``, in its order.
enum RankingWeights {
  static let latin: [Float] = [
    0.289,  // earliness
    1.965,  // inversePosition
    2.029,  // inverseRoot
    1.678,  // share
    3.281,  // isSecond
    2.266,  // isThird
    0.2731,  // nearEnd
    0.1979,  // opensParagraph
    7.516,  // forward
    2.533,  // backward
    10.81,  // central
    2.221,  // frequentWords
    -7.1,  // likeFirst
    3.158,  // earlyForward
    12.13,  // earlyCentral
    4,  // titleWords
    -1.085,  // lengthRatio
    -0.5347,  // logLength
    -2.994,  // isShort
    -0.2592,  // isLong
    -2.679,  // numberShare
    1.707,  // hasNumber
    -2.547,  // opensWithQuote
    -1.021,  // hasQuote
    0.2545,  // endsInStop
    1.769,  // isQuestion
    -3,  // endsInColon
    -2.205,  // hasBracket
    -0.5252,  // commas
    -1,  // isDangling
    -3,  // isUnbalanced
    -13.51,  // personShare
    4.339,  // capitalShare
    0.5705,  // hasNames
    2.788,  // topNames
    0.219,  // newNames
    -6,  // isHeading
    0,  // isListItem
  ]

  static let arabic: [Float] = [
    4.736,  // earliness
    0.1167,  // inversePosition
    0.1858,  // inverseRoot
    0.2428,  // share
    0.02306,  // isSecond
    0.3146,  // isThird
    -0.1261,  // nearEnd
    0.08767,  // opensParagraph
    0.5479,  // forward
    0.06268,  // backward
    0.4927,  // central
    0.1493,  // frequentWords
    0.9089,  // likeFirst
    0.3665,  // earlyForward
    0.3998,  // earlyCentral
    1,  // titleWords
    0.2366,  // lengthRatio
    0.03197,  // logLength
    -0.1281,  // isShort
    -0.2417,  // isLong
    -0.7915,  // numberShare
    -0.1706,  // hasNumber
    -0.0128,  // opensWithQuote
    0.1539,  // hasQuote
    0.04135,  // endsInStop
    -0.1244,  // isQuestion
    -0.2121,  // endsInColon
    -0.0854,  // hasBracket
    -0.01505,  // commas
    -0.5,  // isDangling
    -0.5,  // isUnbalanced
    -5,  // personShare
    0,  // capitalShare
    0,  // hasNames
    0,  // topNames
    0,  // newNames
    -0.05801,  // isHeading
    -0.06974,  // isListItem
  ]
}

// Written by Tests/Quality/train (make train), tuned on CNN's validation articles and EASC's development half.

/// The weights of ``SentenceFeature``, in its order.
enum RankingWeights {
  static let latin: [Float] = [
    0.8096,  // earliness
    4.034,  // inversePosition
    4.769,  // inverseRoot
    5.31,  // share
    7.877,  // isSecond
    4.022,  // isThird
    3.963,  // nearEnd
    -0.8999,  // opensParagraph
    8.442,  // forward
    7.386,  // backward
    18.09,  // central
    4.238,  // frequentWords
    -37.29,  // likeFirst
    4.578,  // earlyForward
    15.38,  // earlyCentral
    4,  // titleWords
    -1.497,  // lengthRatio
    -0.3624,  // logLength
    -2.081,  // isShort
    -1.389,  // isLong
    10.36,  // numberShare
    3.092,  // hasNumber
    -6.065,  // opensWithQuote
    -2.614,  // hasQuote
    0.5169,  // endsInStop
    3.688,  // isQuestion
    -3,  // endsInColon
    -4.712,  // hasBracket
    -1.159,  // commas
    -1,  // isDangling
    -3,  // isUnbalanced
    -45.66,  // personShare
    6.47,  // capitalShare
    1.223,  // hasNames
    5.817,  // topNames
    1.044,  // newNames
    -6,  // isHeading
    0,  // isListItem
  ]

  static let arabic: [Float] = [
    4.704,  // earliness
    0.1699,  // inversePosition
    0.25,  // inverseRoot
    0.2548,  // share
    0.1706,  // isSecond
    0.399,  // isThird
    -0.1242,  // nearEnd
    0.09065,  // opensParagraph
    0.6239,  // forward
    -0.06464,  // backward
    0.5384,  // central
    0.1043,  // frequentWords
    0.7584,  // likeFirst
    0.5329,  // earlyForward
    0.5358,  // earlyCentral
    1,  // titleWords
    0.2284,  // lengthRatio
    0.02428,  // logLength
    -0.09722,  // isShort
    -0.09271,  // isLong
    -0.6526,  // numberShare
    -0.1395,  // hasNumber
    -0.01157,  // opensWithQuote
    0.009594,  // hasQuote
    0.01295,  // endsInStop
    -0.1365,  // isQuestion
    1.037,  // endsInColon
    0.05837,  // hasBracket
    -0.01233,  // commas
    -0.5,  // isDangling
    -0.5,  // isUnbalanced
    6.844,  // personShare
    5.223,  // capitalShare
    0.6298,  // hasNames
    -1.655,  // topNames
    0.7724,  // newNames
    -0.03042,  // isHeading
    -0.1739,  // isListItem
  ]
}

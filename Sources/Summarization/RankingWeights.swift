// Written by Tests/Quality/train (make train), tuned on CNN's validation articles and EASC's development half.

/// The weights of ``SentenceFeature``, in its order.
enum RankingWeights {
  static let latin: [Float] = [
    0.2819,  // earliness
    1.981,  // inversePosition
    2.001,  // inverseRoot
    1.359,  // share
    3.786,  // isSecond
    2.038,  // isThird
    0.364,  // nearEnd
    0.3334,  // opensParagraph
    8.681,  // forward
    3.463,  // backward
    12.21,  // central
    2.651,  // frequentWords
    -9.805,  // likeFirst
    2.569,  // earlyForward
    11.19,  // earlyCentral
    4,  // titleWords
    -1.383,  // lengthRatio
    -0.6902,  // logLength
    -2.639,  // isShort
    -0.2536,  // isLong
    -1.902,  // numberShare
    1.66,  // hasNumber
    -2.371,  // opensWithQuote
    -0.7525,  // hasQuote
    0.3959,  // endsInStop
    0.8965,  // isQuestion
    -3,  // endsInColon
    -2.247,  // hasBracket
    -0.4907,  // commas
    -1,  // isDangling
    -3,  // isUnbalanced
    -10.89,  // personShare
    4.61,  // capitalShare
    0.2502,  // hasNames
    2.802,  // topNames
    0.4166,  // newNames
    -6,  // isHeading
    0,  // isListItem
  ]

  static let arabic: [Float] = [
    4.697,  // earliness
    0.1375,  // inversePosition
    0.2175,  // inverseRoot
    0.2421,  // share
    0.145,  // isSecond
    0.4384,  // isThird
    -0.1247,  // nearEnd
    0.07216,  // opensParagraph
    0.6209,  // forward
    -0.03097,  // backward
    0.5678,  // central
    0.1199,  // frequentWords
    0.7704,  // likeFirst
    0.4714,  // earlyForward
    0.4629,  // earlyCentral
    1,  // titleWords
    0.2309,  // lengthRatio
    0.02621,  // logLength
    -0.09526,  // isShort
    -0.08926,  // isLong
    -0.8041,  // numberShare
    -0.1489,  // hasNumber
    -0.01979,  // opensWithQuote
    0.03686,  // hasQuote
    0.04288,  // endsInStop
    -0.1865,  // isQuestion
    0.9361,  // endsInColon
    0.03954,  // hasBracket
    -0.01108,  // commas
    -0.5,  // isDangling
    -0.5,  // isUnbalanced
    8.413,  // personShare
    5.726,  // capitalShare
    0.6376,  // hasNames
    -1.297,  // topNames
    0.672,  // newNames
    -0.05154,  // isHeading
    -0.1377,  // isListItem
  ]
}

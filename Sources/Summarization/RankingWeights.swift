// Written by Tests/Quality/train (make train), tuned on CNN's validation articles and EASC's development half.

/// The weights of ``SentenceFeature``, in its order.
enum RankingWeights {
  static let latin: [Float] = [
    0.2683,  // earliness
    1.967,  // inversePosition
    1.968,  // inverseRoot
    1.495,  // share
    3.568,  // isSecond
    2.161,  // isThird
    0.3096,  // nearEnd
    0.2573,  // opensParagraph
    7.848,  // forward
    3.17,  // backward
    11.68,  // central
    2.41,  // frequentWords
    -9.24,  // likeFirst
    2.648,  // earlyForward
    11.94,  // earlyCentral
    4,  // titleWords
    -1.482,  // lengthRatio
    -0.6635,  // logLength
    -2.732,  // isShort
    -0.2726,  // isLong
    -2.426,  // numberShare
    1.763,  // hasNumber
    -2.415,  // opensWithQuote
    -0.8635,  // hasQuote
    0.3055,  // endsInStop
    1.12,  // isQuestion
    -3,  // endsInColon
    -2.066,  // hasBracket
    -0.4592,  // commas
    -1,  // isDangling
    -3,  // isUnbalanced
    -12.82,  // personShare
    4.127,  // capitalShare
    0.3155,  // hasNames
    2.82,  // topNames
    0.3541,  // newNames
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

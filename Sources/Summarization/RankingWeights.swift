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
    4.759,  // earliness
    0.224,  // inversePosition
    0.269,  // inverseRoot
    0.2481,  // share
    0.1212,  // isSecond
    0.3024,  // isThird
    -0.1468,  // nearEnd
    0.1085,  // opensParagraph
    0.7435,  // forward
    -0.1834,  // backward
    0.5868,  // central
    0.2016,  // frequentWords
    1.416,  // likeFirst
    0.6269,  // earlyForward
    0.71,  // earlyCentral
    1,  // titleWords
    0.1492,  // lengthRatio
    -0.007678,  // logLength
    -0.1873,  // isShort
    -0.07837,  // isLong
    -0.1061,  // numberShare
    -0.05666,  // hasNumber
    0.01823,  // opensWithQuote
    0.1067,  // hasQuote
    0.1192,  // endsInStop
    -0.5133,  // isQuestion
    -0.5894,  // endsInColon
    -0.03417,  // hasBracket
    0.01033,  // commas
    -0.5,  // isDangling
    -0.5,  // isUnbalanced
    24.92,  // personShare
    7.077,  // capitalShare
    0.9301,  // hasNames
    -1.451,  // topNames
    0.8421,  // newNames
    -0.05909,  // isHeading
    -0.04348,  // isListItem
  ]
}

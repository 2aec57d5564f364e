internal import DocumentCore

/// A date that stands in a text.
struct WrittenDate {
  /// How it is written, from sure to doubtful.
  enum Form: UInt8 {
    case iso
    /// With the month's name.
    case named
    /// Year, month, day in numbers.
    case yearFirst
    /// Day, month, year in numbers.
    case dayFirst
    /// Month, day, year in numbers.
    case monthFirst
    /// Eight digits in a row.
    case compact
    /// Seconds or thousandths since 1970.
    case epoch
    /// With two digits of the year.
    case shortYear
  }

  /// What the words before it say that it is the date of.
  enum Label: UInt8 {
    case none, published, updated, other
  }

  var form: Form
  /// ISO 8601, as precise as it is written.
  var value: String
  /// The day; the first of a month that has none.
  var day: CalendarDate
  /// What a date in numbers is where the month comes before the day.
  var otherDay: CalendarDate?
  /// In the text.
  var range: Range<Int>
  var label = Label.none
}

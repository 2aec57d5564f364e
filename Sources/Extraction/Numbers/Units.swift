internal import DocumentCore

/// Units of measure: UCUM codes and the words for them.
enum Units {
  static let table = PhraseTable<String>(
    """
    km: km kms kilometre kilometres kilometer kilometers كم كلم كيلومتر كيلومترا كيلومترات كيلو_متر
    m: m meter meters metre metres متر مترا أمتار
    dm: dm decimeter decimeters
    cm: cm cms centimetre centimetres centimeter centimeters سم سنتيمتر سنتيمترا سنتيمترات سنتمتر
    mm: mm millimetre millimetres millimeter millimeters ملم مليمتر مليمترا مليمترات ميليمتر
    nm: nm nanometer nanometers nanometre نانومتر نانومترا نانومترات
    um: μm micrometer micrometers ميكرومتر
    [mi_i]: mi mile miles ميل ميلا أميال
    [nmi_i]: nautical_mile nautical_miles ميل_بحري
    [ft_i]: ft foot feet قدم قدما أقدام
    [in_i]: inch inches بوصة إنش
    [yd_i]: yd yard yards ياردة
    m2: m2 m² sq_m square_meter square_meters square_metres متر_مربع مترا_مربعا أمتار_مربعة
    km2: km2 km² sq_km square_kilometers square_kilometres كم_مربع كيلومتر_مربع كيلومترا_مربعا كيلومترات_مربعة
    [sft_i]: square_foot square_feet sq_ft
    [smi_us]: square_mile square_miles
    ha: ha hectare hectares هكتار هكتارا هكتارات
    [acr_us]: acre acres
    m3: m3 m³ cubic_meter cubic_meters cubic_metres متر_مكعب مترا_مكعبا أمتار_مكعبة
    [cft_i]: cubic_foot cubic_feet
    kg: kg kgs kilogram kilograms kilo kilos كغ كلغ كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلو
    g: g gram grams gramme grammes غرام غراما غرامات جرام
    mg: mg milligram milligrams ملغ ميليغرام
    ug: mcg μg microgram micrograms microgramme microgrammes
    t: t tonne tonnes ton tons metric_ton metric_tons طن طنا أطنان
    [lb_av]: lb lbs pound_weight رطل
    [oz_av]: oz ounce ounces أونصة أوقية
    l: l liter liters litre litres لتر لترا لترات ليتر
    mL: ml milliliter milliliters millilitre مل مليلتر
    [gal_us]: gallon gallons غالون غالونا
    [bbl_us]: barrel barrels bbl برميل برميلا براميل
    W: watt watts واط
    kW: kw kilowatt kilowatts كيلوواط
    MW: mw megawatt megawatts ميغاواط ميجاواط ميغاوات
    GW: gw gigawatt gigawatts غيغاواط جيجاواط
    kW.h: kwh kilowatt_hours كيلوواط_ساعة كيلوواط_ساعي
    V: volt volts فولت
    Hz: hz hertz هرتز
    MHz: mhz megahertz ميغاهرتز
    GHz: ghz gigahertz
    By: byte bytes بايت
    kBy: kb kilobyte kilobytes كيلوبايت
    MBy: mb megabyte megabytes ميغابايت ميجابايت
    GBy: gb gigabyte gigabytes غيغابايت جيجابايت
    TBy: tb terabyte terabytes تيرابايت
    km/h: km/h km_/_h km_/_hr kph kmh kmph kilometers_per_hour kilometres_per_hour kilometers_an_hour كيلومترا_في_الساعة كيلومتر_في_الساعة كم_في_الساعة كلم_في_الساعة
    [mi_i]/h: mph miles_per_hour miles_an_hour
    m/s: m/s meters_per_second metres_per_second
    [tbs_us]: tablespoon tablespoons tbsp tbsps
    [tsp_us]: teaspoon teaspoons tsp tsps
    [cup_us]: cup cups
    [pt_us]: pint pints
    [qt_us]: quart quarts
    circ: turn turns
    bit: bit bits
    kbit: kilobit kilobits
    Mbit: megabit megabits mbps
    Gbit: gigabit gigabits
    pm: picometer picometers picometre picometres
    bar: millibar بار
    rad: rad radian radians
    """)

  /// Degrees, alone or of a scale.
  static let degrees = PhraseTable<String>(
    """
    Cel: °c ℃ celsius celcius centigrade centigrate degrees_celsius degree_celsius degrees_centigrade degrees_c degree_c deg_c درجة_مئوية درجات_مئوية مئوية سيلسيوس درجة_سلسيوس
    [degF]: °f ℉ fahrenheit farenheit degrees_fahrenheit degree_fahrenheit degrees_f deg_f درجة_فهرنهايت فهرنهايت
    K: kelvin كلفن
    deg: degrees degree deg درجة درجات
    """)

  /// Words that are units only right after digits.
  static let words = WordSet("cup turn bit g t")

  /// Words for hundredths.
  static let percentPhrases = PhraseTable<Int>(
    """
    1: percent percents percentage pct per_cent per_cents percentage_points percentage_point في_المئة في_المائة بالمئة بالمائة من_المئة نقطة_مئوية
    """)
}

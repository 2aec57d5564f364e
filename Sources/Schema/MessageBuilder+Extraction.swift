internal import CSchema
internal import DocumentCore

extension MessageBuilder {
  func buildExtraction(
    _ extraction: Extraction
  ) throws -> UnsafeMutablePointer<Warraq__V1__Extraction> {
    let raw: UnsafeMutablePointer<Warraq__V1__Extraction> = unsafe try arena.make()
    unsafe warraq__v1__extraction__init(raw)
    unsafe raw.pointee.offset_unit = unitValue
    if let date = extraction.referenceDate {
      unsafe raw.pointee.reference_date = unsafe try string(date)
    }
    unsafe (raw.pointee.mentions, raw.pointee.n_mentions) = unsafe try list(extraction.mentions) {
      unsafe try mention($0)
    }
    unsafe (raw.pointee.entities, raw.pointee.n_entities) = unsafe try list(extraction.entities) {
      entity in
      let value: UnsafeMutablePointer<Warraq__V1__Entity> = unsafe try arena.make()
      unsafe warraq__v1__entity__init(value)
      unsafe value.pointee.id = UInt32(entity.id)
      unsafe value.pointee.kind = kind(entity.kind)
      unsafe value.pointee.name = unsafe try string(entity.name)
      unsafe value.pointee.salience = entity.salience
      return unsafe value
    }
    unsafe (raw.pointee.attributions, raw.pointee.n_attributions) = unsafe try list(
      extraction.attributions
    ) {
      unsafe try attribution($0)
    }
    unsafe (raw.pointee.relations, raw.pointee.n_relations) = unsafe try list(extraction.relations)
    {
      unsafe try relation($0)
    }
    unsafe (raw.pointee.keyphrases, raw.pointee.n_keyphrases) = unsafe try keyphrases(
      extraction.keyphrases)
    return unsafe raw
  }

  private func kind(_ kind: MentionKind) -> Warraq__V1__MentionKind__Value {
    Warraq__V1__MentionKind__Value(rawValue: UInt32(kind.rawValue) + 1)
  }

  private func mention(_ mention: Mention) throws -> UnsafeMutablePointer<Warraq__V1__Mention> {
    let raw: UnsafeMutablePointer<Warraq__V1__Mention> = unsafe try arena.make()
    unsafe warraq__v1__mention__init(raw)
    unsafe raw.pointee.kind = kind(mention.kind)
    unsafe raw.pointee.span = unsafe try span(mention.span)
    unsafe raw.pointee.input = unsafe try input(of: mention.span)
    unsafe raw.pointee.text = unsafe try text(of: mention.span)
    unsafe raw.pointee.value = unsafe try string(mention.value)
    unsafe raw.pointee.timex = unsafe try string(mention.timex)
    unsafe raw.pointee.start = unsafe try string(mention.start)
    unsafe raw.pointee.end = unsafe try string(mention.end)
    unsafe raw.pointee.unit = unsafe try string(mention.unit)
    if let modifier = mention.modifier {
      unsafe raw.pointee.modifier = Warraq__V1__Modifier__Value(
        rawValue: UInt32(modifier.rawValue) + 1)
    }
    unsafe raw.pointee.calendar = unsafe try string(mention.calendar)
    if let entity = mention.entity {
      unsafe raw.pointee.entity_presence_case = WARRAQ__V1__MENTION__ENTITY_PRESENCE_ENTITY
      unsafe raw.pointee.entity = UInt32(entity)
    }
    unsafe raw.pointee.confidence = mention.confidence
    unsafe raw.pointee.role = unsafe try string(mention.role)
    unsafe raw.pointee.honorific = unsafe try string(mention.honorific)
    unsafe raw.pointee.nationality = unsafe try string(mention.nationality)
    if let extent = mention.extent { unsafe raw.pointee.extent = unsafe try span(extent) }
    if let number = mention.number { unsafe raw.pointee.number = unsafe try span(number) }
    if let words = mention.qualifier { unsafe raw.pointee.qualifier = unsafe try span(words) }
    unsafe (raw.pointee.assumed, raw.pointee.n_assumed) = unsafe try list(mention.assumed) {
      unsafe try string($0.rawValue)
    }
    return unsafe raw
  }

  private func attribution(
    _ attribution: Attribution
  ) throws -> UnsafeMutablePointer<Warraq__V1__Attribution> {
    let raw: UnsafeMutablePointer<Warraq__V1__Attribution> = unsafe try arena.make()
    unsafe warraq__v1__attribution__init(raw)
    unsafe raw.pointee.cue = unsafe try span(attribution.cue)
    unsafe raw.pointee.source = unsafe try attribution.source.map { unsafe try span($0) }
    unsafe raw.pointee.content = unsafe try span(attribution.content)
    unsafe raw.pointee.direct = attribution.isDirect ? 1 : 0
    if let entity = attribution.entity {
      unsafe raw.pointee.entity_presence_case = WARRAQ__V1__ATTRIBUTION__ENTITY_PRESENCE_ENTITY
      unsafe raw.pointee.entity = UInt32(entity)
    }
    unsafe raw.pointee.confidence = attribution.confidence
    unsafe raw.pointee.input = unsafe try input(of: attribution.content)
    unsafe raw.pointee.reporter = unsafe try attribution.reporter.map { unsafe try span($0) }
    return unsafe raw
  }

  private func relation(_ relation: Relation) throws -> UnsafeMutablePointer<Warraq__V1__Relation> {
    let raw: UnsafeMutablePointer<Warraq__V1__Relation> = unsafe try arena.make()
    unsafe warraq__v1__relation__init(raw)
    unsafe raw.pointee.type = unsafe try string(relation.kind.name)
    unsafe raw.pointee.subject = UInt32(relation.subject)
    unsafe raw.pointee.object = UInt32(relation.object)
    unsafe raw.pointee.evidence = unsafe try span(relation.evidence)
    unsafe raw.pointee.confidence = relation.confidence
    unsafe raw.pointee.time = unsafe try relation.time.map { unsafe try span($0) }
    if let place = relation.place {
      unsafe raw.pointee.place_presence_case = WARRAQ__V1__RELATION__PLACE_PRESENCE_PLACE
      unsafe raw.pointee.place = UInt32(place)
    }
    unsafe raw.pointee.input = unsafe try input(of: relation.evidence)
    return unsafe raw
  }
}

extension Relation.Kind {
  /// The type's name on the wire.
  fileprivate var name: String {
    switch self {
    case .inChargeOf: "InChargeOf"
    case .memberOf: "MemberOf"
    case .locatedIn: "LocatedIn"
    case .metWith: "MetWith"
    case .cameFrom: "CameFrom"
    case .wentTo: "WentTo"
    case .attacked: "Attacked"
    case .said: "Said"
    }
  }
}

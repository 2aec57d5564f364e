internal import CSchema
internal import DocumentCore

extension MessageBuilder {
  func buildExtraction(
    _ extraction: Extraction
  ) throws -> UnsafeMutablePointer<Warraq__V1__Extraction> {
    let raw: UnsafeMutablePointer<Warraq__V1__Extraction> = try arena.make()
    warraq__v1__extraction__init(raw)
    raw.pointee.offset_unit = unitValue
    if let date = extraction.referenceDate { raw.pointee.reference_date = try string(date) }
    (raw.pointee.mentions, raw.pointee.n_mentions) = try list(extraction.mentions) {
      try mention($0)
    }
    (raw.pointee.entities, raw.pointee.n_entities) = try list(extraction.entities) { entity in
      let value: UnsafeMutablePointer<Warraq__V1__Entity> = try arena.make()
      warraq__v1__entity__init(value)
      value.pointee.id = UInt32(entity.id)
      value.pointee.kind = kind(entity.kind)
      value.pointee.name = try string(entity.name)
      value.pointee.salience = entity.salience
      return value
    }
    (raw.pointee.attributions, raw.pointee.n_attributions) = try list(extraction.attributions) {
      try attribution($0)
    }
    (raw.pointee.relations, raw.pointee.n_relations) = try list(extraction.relations) {
      let value: UnsafeMutablePointer<Warraq__V1__Relation> = try arena.make()
      warraq__v1__relation__init(value)
      value.pointee.type = try string($0.kind.name)
      value.pointee.subject = UInt32($0.subject)
      value.pointee.object = UInt32($0.object)
      value.pointee.evidence = try span($0.evidence)
      value.pointee.confidence = $0.confidence
      return value
    }
    (raw.pointee.keyphrases, raw.pointee.n_keyphrases) = try keyphrases(extraction.keyphrases)
    return raw
  }

  private func kind(_ kind: MentionKind) -> Warraq__V1__MentionKind__Value {
    Warraq__V1__MentionKind__Value(rawValue: UInt32(kind.rawValue) + 1)
  }

  private func mention(_ mention: Mention) throws -> UnsafeMutablePointer<Warraq__V1__Mention> {
    let raw: UnsafeMutablePointer<Warraq__V1__Mention> = try arena.make()
    warraq__v1__mention__init(raw)
    raw.pointee.kind = kind(mention.kind)
    raw.pointee.span = try span(mention.span)
    raw.pointee.input = try input(of: mention.span)
    raw.pointee.text = try text(of: mention.span)
    raw.pointee.value = try string(mention.value)
    raw.pointee.timex = try string(mention.timex)
    raw.pointee.start = try string(mention.start)
    raw.pointee.end = try string(mention.end)
    raw.pointee.unit = try string(mention.unit)
    if let modifier = mention.modifier {
      raw.pointee.modifier = Warraq__V1__Modifier__Value(rawValue: UInt32(modifier.rawValue) + 1)
    }
    raw.pointee.calendar = try string(mention.calendar)
    if let entity = mention.entity {
      raw.pointee.entity_presence_case = WARRAQ__V1__MENTION__ENTITY_PRESENCE_ENTITY
      raw.pointee.entity = UInt32(entity)
    }
    raw.pointee.confidence = mention.confidence
    raw.pointee.role = try string(mention.role)
    return raw
  }

  private func attribution(
    _ attribution: Attribution
  ) throws -> UnsafeMutablePointer<Warraq__V1__Attribution> {
    let raw: UnsafeMutablePointer<Warraq__V1__Attribution> = try arena.make()
    warraq__v1__attribution__init(raw)
    raw.pointee.cue = try span(attribution.cue)
    raw.pointee.source = try attribution.source.map { try span($0) }
    raw.pointee.content = try span(attribution.content)
    raw.pointee.direct = attribution.isDirect ? 1 : 0
    if let entity = attribution.entity {
      raw.pointee.entity_presence_case = WARRAQ__V1__ATTRIBUTION__ENTITY_PRESENCE_ENTITY
      raw.pointee.entity = UInt32(entity)
    }
    raw.pointee.confidence = attribution.confidence
    raw.pointee.input = try input(of: attribution.content)
    return raw
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

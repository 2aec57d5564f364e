#include "CSchema.h"

const ProtobufCMessageDescriptor *warraq_message(unsigned index) {
  static const ProtobufCMessageDescriptor *const messages[] = {
      &warraq__v1__document__descriptor,         &warraq__v1__extraction__descriptor,
      &warraq__v1__summary__descriptor,          &warraq__v1__analysis__descriptor,
      &warraq__v1__parse_request__descriptor,    &warraq__v1__extract_request__descriptor,
      &warraq__v1__summarize_request__descriptor, &warraq__v1__analyze_request__descriptor,
      &warraq__wire__v1__frame__descriptor,      &warraq__wire__v1__status__descriptor,
      &google__protobuf__any__descriptor,
  };
  return index < sizeof messages / sizeof *messages ? messages[index] : 0;
}

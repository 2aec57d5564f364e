#include "CSchema.h"

const ProtobufCMessageDescriptor *warraq_message(unsigned index) {
  static const ProtobufCMessageDescriptor *const messages[] = {
      &warraq__v1__document__descriptor,         &warraq__v1__extraction__descriptor,
      &warraq__v1__summary__descriptor,          &warraq__v1__analysis__descriptor,
      &warraq__v1__parse_request__descriptor,    &warraq__v1__extract_request__descriptor,
      &warraq__v1__summarize_request__descriptor, &warraq__v1__analyze_request__descriptor,
      &warraq__wire__v1__frame__descriptor,      &warraq__wire__v1__status__descriptor,
      &google__protobuf__any__descriptor,        &grpc__health__v1__health_check_request__descriptor,
      &grpc__health__v1__health_check_response__descriptor,
      &grpc__reflection__v1__server_reflection_request__descriptor,
      &grpc__reflection__v1__server_reflection_response__descriptor,
  };
  return index < sizeof messages / sizeof *messages ? messages[index] : 0;
}

const ProtobufCServiceDescriptor *warraq_service(unsigned index) {
  static const ProtobufCServiceDescriptor *const services[] = {
      &warraq__v1__documents__descriptor,
      &grpc__health__v1__health__descriptor,
      &grpc__reflection__v1__server_reflection__descriptor,
  };
  return index < sizeof services / sizeof *services ? services[index] : 0;
}

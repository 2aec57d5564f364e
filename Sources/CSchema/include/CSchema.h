// Everything protoc-c generates from proto/, over libprotobuf-c.
#ifndef WARRAQ_CSCHEMA_H
#define WARRAQ_CSCHEMA_H

#include <protobuf-c/protobuf-c.h>

#include "google/protobuf/any.pb-c.h"
#include "grpc/health/v1/health.pb-c.h"
#include "grpc/reflection/v1/reflection.pb-c.h"
#include "warraq/v1/document.pb-c.h"
#include "warraq/v1/documents.pb-c.h"
#include "warraq/v1/extraction.pb-c.h"
#include "warraq/v1/summary.pb-c.h"
#include "warraq/wire/v1/frame.pb-c.h"

/// The descriptor of a message that stands alone, by its number in Messages.c; NULL past the last.
const ProtobufCMessageDescriptor *warraq_message(unsigned index);

/// The descriptor of a service, by its number in Messages.c; NULL past the last.
const ProtobufCServiceDescriptor *warraq_service(unsigned index);

/// A serialized google.protobuf.FileDescriptorSet of everything in proto/ and what it imports.
const unsigned char *warraq_descriptor_set(size_t *count);

#endif

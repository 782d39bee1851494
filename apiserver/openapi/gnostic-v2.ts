/**
 * OpenAPI 2 as protobuf, the form in which older clients ask for it.
 * Source: github.com/google/gnostic-models, openapiv2/OpenAPIv2.proto.
 */
import { isObject, type JsonObject } from "../../api/json.ts";
import { Writer } from "../protobuf/writer.ts";
import {
  anyMessage,
  type Encoder,
  entries,
  flag,
  many,
  message,
  one,
  text,
  texts,
  within,
} from "./gnostic-fields.ts";

/** The bytes of a document of version 2. */
export function encodeV2(document: JsonObject): Uint8Array {
  const writer = new Writer();
  documentMessage(writer, document);
  return writer.written();
}

const typeMessage: Encoder = (writer, value) =>
  texts(1)(writer, Array.isArray(value) ? value : [value ?? ""]);

// Takes its time to refer to itself.
const schemaMessage: Encoder = (writer, value) => schemaFields(writer, value);
const schemaFields = message(
  {
    $ref: text(1),
    format: text(2),
    title: text(3),
    description: text(4),
    default: one(5, anyMessage),
    uniqueItems: flag(16),
    required: texts(19),
    enum: many(20, anyMessage),
    additionalProperties: one(21, within(1, schemaMessage)),
    type: one(22, typeMessage),
    items: one(23, within(1, schemaMessage)),
    allOf: many(24, schemaMessage),
    properties: one(
      25,
      entries(1, schemaMessage, () => true),
    ),
  },
  31,
);

const bodyParameter = message({
  description: text(1),
  name: text(2),
  in: text(3),
  required: flag(4),
  schema: one(5, schemaMessage),
});
const queryParameter = message({
  required: flag(1),
  in: text(2),
  description: text(3),
  name: text(4),
  type: text(6),
  format: text(7),
});
const pathParameter = message({
  required: flag(1),
  in: text(2),
  description: text(3),
  name: text(4),
  type: text(5),
  format: text(6),
});

const inBody = within(1, within(1, bodyParameter));
const inPath = within(1, within(2, within(4, pathParameter)));
const inQuery = within(1, within(2, within(3, queryParameter)));

const parameterMessage: Encoder = (writer, value) => {
  const place = isObject(value) ? value.in : undefined;
  if (place === "body") inBody(writer, value);
  else if (place === "path") inPath(writer, value);
  else inQuery(writer, value);
};

const responseMessage = message({
  description: text(1),
  schema: one(2, within(1, schemaMessage)),
});

const operationMessage = message(
  {
    tags: texts(1),
    summary: text(2),
    description: text(3),
    operationId: text(5),
    produces: texts(6),
    consumes: texts(7),
    parameters: many(8, parameterMessage),
    responses: one(9, entries(1, within(1, responseMessage))),
    schemes: texts(10),
    deprecated: flag(11),
  },
  13,
);

const pathMessage = message(
  {
    get: one(2, operationMessage),
    put: one(3, operationMessage),
    post: one(4, operationMessage),
    delete: one(5, operationMessage),
    patch: one(8, operationMessage),
    parameters: many(9, parameterMessage),
  },
  10,
);

const documentMessage = message({
  swagger: text(1),
  info: one(2, message({ title: text(1), version: text(2) })),
  paths: one(8, entries(2, pathMessage)),
  definitions: one(
    9,
    entries(1, schemaMessage, () => true),
  ),
});

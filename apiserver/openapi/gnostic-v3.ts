/**
 * OpenAPI 3 as protobuf.
 * Source: github.com/google/gnostic-models, openapiv3/OpenAPIv3.proto.
 */
import { isObject, type JsonObject } from "../../api/json.ts";
import { Writer } from "../protobuf/writer.ts";
import {
  anyMessage,
  double,
  type Encoder,
  entries,
  flag,
  many,
  message,
  one,
  text,
  texts,
  whole,
  within,
} from "./gnostic-fields.ts";

/** The bytes of a document of version 3. */
export function encodeV3(document: JsonObject): Uint8Array {
  const writer = new Writer();
  documentMessage(writer, document);
  return writer.written();
}

const everyKey = () => true;

const referenceMessage = message({ $ref: text(1) });

/** A thing itself (1), or a reference to it (2). */
const orReference =
  (encode: Encoder): Encoder =>
  (writer, value) => {
    const isReference = isObject(value) && "$ref" in value;
    if (isReference) within(2, referenceMessage)(writer, value);
    else within(1, encode)(writer, value);
  };

// Takes its time to refer to itself.
const schemaMessage: Encoder = (writer, value) => schemaFields(writer, value);
const anySchema = orReference(schemaMessage);

/** A truth is written whatever it is, for its field says which alternative it is of. */
const alternativeFlag =
  (number: number): Encoder =>
  (writer, value) => {
    if (typeof value !== "boolean") return;
    writer.varint(value ? 1 : 0);
    writer.tag(number, 0);
  };

// There is no field for objects and lists: what is left says only that there is a default.
const defaultMessage: Encoder = (writer, value) => {
  if (typeof value === "number") double(1, true)(writer, value);
  else if (typeof value === "boolean") alternativeFlag(2)(writer, value);
  else if (typeof value === "string") writer.delimited(3, () => writer.text(value));
};

const additionalMessage: Encoder = (writer, value) => {
  if (typeof value === "boolean") alternativeFlag(2)(writer, value);
  else within(1, anySchema)(writer, value);
};

const documentationMessage = message({ description: text(1), url: text(2) }, 3);

const schemaFields = message(
  {
    nullable: flag(1),
    readOnly: flag(3),
    writeOnly: flag(4),
    externalDocs: one(6, documentationMessage),
    example: one(7, anyMessage),
    deprecated: flag(8),
    title: text(9),
    multipleOf: double(10),
    maximum: double(11),
    exclusiveMaximum: flag(12),
    minimum: double(13),
    exclusiveMinimum: flag(14),
    maxLength: whole(15),
    minLength: whole(16),
    pattern: text(17),
    maxItems: whole(18),
    minItems: whole(19),
    uniqueItems: flag(20),
    maxProperties: whole(21),
    minProperties: whole(22),
    required: texts(23),
    enum: many(24, anyMessage),
    type: text(25),
    allOf: many(26, anySchema),
    oneOf: many(27, anySchema),
    anyOf: many(28, anySchema),
    not: one(29, schemaMessage),
    items: one(30, within(1, anySchema)),
    properties: one(31, entries(1, anySchema, everyKey)),
    additionalProperties: one(32, additionalMessage),
    default: one(33, defaultMessage),
    description: text(34),
    format: text(35),
  },
  36,
);

const mediaTypes = entries(1, message({ schema: one(1, anySchema) }, 5), everyKey);

const parameterMessage = message(
  {
    name: text(1),
    in: text(2),
    description: text(3),
    required: flag(4),
    schema: one(10, anySchema),
  },
  14,
);

const bodyMessage = message({ content: one(2, mediaTypes), required: flag(3) }, 4);

const responseMessage = message({ description: text(1), content: one(3, mediaTypes) }, 5);

const operationMessage = message(
  {
    tags: texts(1),
    summary: text(2),
    description: text(3),
    operationId: text(5),
    parameters: many(6, orReference(parameterMessage)),
    requestBody: one(7, orReference(bodyMessage)),
    responses: one(8, entries(2, orReference(responseMessage))),
    deprecated: flag(10),
  },
  13,
);

const pathMessage = message(
  {
    get: one(4, operationMessage),
    put: one(5, operationMessage),
    post: one(6, operationMessage),
    delete: one(7, operationMessage),
    options: one(8, operationMessage),
    head: one(9, operationMessage),
    patch: one(10, operationMessage),
    parameters: many(13, orReference(parameterMessage)),
  },
  14,
);

const securityScheme = message(
  { type: text(1), description: text(2), name: text(3), in: text(4) },
  9,
);

const componentsMessage = message(
  {
    schemas: one(1, entries(1, anySchema, everyKey)),
    securitySchemes: one(7, entries(1, orReference(securityScheme), everyKey)),
  },
  10,
);

const documentMessage = message({
  openapi: text(1),
  info: one(2, message({ title: text(1), version: text(6) })),
  paths: one(4, entries(1, pathMessage)),
  components: one(5, componentsMessage),
  security: many(6, entries(1, texts(1), everyKey)),
});

import { type Structure } from "../structure.ts";
import type { JSONSchemaProps } from "./json-schema-props.ts";
/** Any JSON, kept as it is and owned part by part. */
export declare const unknownStructure: Structure;
/** The structure of a whole custom object; `name` is that of OpenAPI. */
export declare function rootStructure(schema: JSONSchemaProps, name: string): Structure;
/** The structure that a structural schema describes. Parts are made when they are asked for. */
export declare function structureOfSchema(schema: JSONSchemaProps): Structure;

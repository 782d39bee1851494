import type { JSONSchemaProps } from "../json-schema-props.ts";
/** The schema of all items of a list, where there is one. */
export declare const itemsOf: ({ items }: JSONSchemaProps) => JSONSchemaProps | undefined;
/** The schema that stands where a schema or a boolean may stand. */
export declare const innerOf: (given: JSONSchemaProps | boolean | undefined) => JSONSchemaProps | undefined;
/** Every schema directly inside of a schema, however it is used. */
export declare function partsOf(schema: JSONSchemaProps): readonly JSONSchemaProps[];
/** Whether something holds of a schema or of any inside of it. */
export declare const someSchema: (schema: JSONSchemaProps, holds: (each: JSONSchemaProps) => boolean) => boolean;

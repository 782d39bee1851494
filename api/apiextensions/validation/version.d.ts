/** What the versions of a definition may say, beside their schemas. */
import { type FieldError } from "../../field-error.ts";
import type { CustomResourceColumnDefinition, CustomResourceDefinitionVersion } from "../definition.ts";
type Subresources = CustomResourceDefinitionVersion["subresources"];
/** Everything wrong with the schema of a version; `path` is where it stands. */
export declare function validateVersionSchema(version: CustomResourceDefinitionVersion, path: string): readonly FieldError[];
/** What is wrong with the warning of a deprecated version. */
export declare function validateDeprecation({ deprecated, deprecationWarning: warning }: CustomResourceDefinitionVersion, path: string): readonly FieldError[];
export declare function validateSubresources(subresources: Subresources, path: string): readonly FieldError[];
export declare function validateColumn({ name, type, format, jsonPath }: CustomResourceColumnDefinition, path: string): readonly FieldError[];
export declare function validateSelectableFields(version: CustomResourceDefinitionVersion, path: string): readonly FieldError[];
export {};

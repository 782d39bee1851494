/** What holds of definitions. Source: apiextensions/validation, validation.go 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { CustomResourceDefinition } from "../definition.ts";
/** Everything wrong with a definition but its metadata, save that its name is that it says. */
export declare function validateDefinition(crd: CustomResourceDefinition): readonly FieldError[];
/** The name of a new definition is that of the resource, with its group. */
export declare function validateName({ metadata, spec }: CustomResourceDefinition): readonly FieldError[];
/** What names objects and where they are stored stays. */
export declare function validateDefinitionUpdate(next: CustomResourceDefinition, stored: CustomResourceDefinition): readonly FieldError[];
export declare const validateDefinitionStatus: ({ status, }: CustomResourceDefinition) => readonly FieldError[];

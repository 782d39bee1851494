import { type FieldError } from "../../field-error.ts";
import type { CustomResourceDefinition } from "../definition.ts";
type Conversion = NonNullable<CustomResourceDefinition["spec"]["conversion"]>;
/** What is wrong with how objects are converted. */
export declare function validateConversion(conversion: Conversion | undefined, path: string): readonly FieldError[];
export {};

import { type FieldError } from "../field-error.ts";
import type { ImageBehavior } from "./image-behavior.ts";
export declare function validateImageBehavior({ spec }: ImageBehavior): FieldError[];

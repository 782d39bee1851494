/** Plugins with settings, whose arguments are read by a schema. */
import * as z from "zod";
import { type FieldError } from "../api/field-error.ts";
import type { Plugin, PluginFactory } from "./framework.ts";
/**
 * A plugin that takes arguments of that schema; `create` gets them with their defaults. The schema
 * has the structure; `validate` says what else is wrong, in Kubernetes' words.
 */
export declare function configurable<Args extends z.ZodType>(name: string, schema: Args, create: (args: z.output<Args>) => Plugin, validate?: (args: z.output<Args>) => readonly FieldError[]): PluginFactory;
/** How much a resource counts in a score. */
export declare const resourceWeights: z.ZodReadonly<z.ZodArray<z.ZodObject<{
    name: z.ZodString;
    weight: z.ZodPipe<z.ZodDefault<z.ZodInt>, z.ZodTransform<number, number>>;
}, z.core.$strict>>>;
/** Source: kube-scheduler apis/config/validation, validateResources 1.36. */
export declare function validateWeights(resources: z.output<typeof resourceWeights>, path: string): readonly FieldError[];
